"""Losses: values and gradients, reduced in all ways, with scores of ±10,000 among them."""
import torch
import torch.nn.functional as F

from network_cases import case, numbers

EXTREME = torch.tensor([[1e4, -1e4, 0.0, 3.0], [-1e4, -1e4, 1e4, 1e4], [0.0, 0.0, 0.0, 0.0],
                        [-2.0, 1e4, 5.0, 1.0]], dtype=torch.float64)


def loss(name, call, inputs, function, **options):
    """`call` with `R` in the place of a reduction; `function` takes the inputs and PyTorch's word."""
    for reduction in ("mean", "sum", "none"):
        x = inputs["x"].clone().requires_grad_()
        value = function(x, *list(inputs.values())[1:], reduction=reduction)
        s = numbers(*value.shape, low=0.5, high=1.5, seed=3) if value.dim() else torch.ones((), dtype=torch.float64)
        (value * s).sum().backward()
        program = f"""
var value = x
let slope = gradient(at: x) {{ x in
    value = {call.replace("R", "." + reduction)}
    return (value * s).sum()
}}
show(value)
show(slope)
"""
        case(f"{name}, {reduction}", program.strip(), inputs | {"s": s}, [value, x.grad], **options)


def losses():
    classes()
    yes_no()
    pairs()


def classes():
    x = torch.cat([numbers(4, 4, low=-3, high=3), EXTREME])
    labels = torch.tensor([0, 3, 1, 2, 1, 2, 3, 0])
    weights = torch.tensor([0.5, 1.0, 2.0, 1.5], dtype=torch.float64)
    for kind, scores, given in (("", x[:4], labels[:4]), (" at ±10,000", x, labels)):
        loss(f"softmaxCrossEntropy{kind}", "softmaxCrossEntropy(logits: x, labels: y, reduction: R)",
             {"x": scores, "y": given}, lambda x, y, reduction: F.cross_entropy(x, y, reduction=reduction))
        loss(f"softmaxCrossEntropy, weights and smoothing{kind}",
             "softmaxCrossEntropy(logits: x, labels: y, smoothing: 0.1, weights: w, reduction: R)",
             {"x": scores, "y": given, "w": weights},
             lambda x, y, w, reduction: F.cross_entropy(
                 x, y, w, label_smoothing=0.1, reduction=reduction))
        shares = torch.softmax(numbers(len(scores), 4, low=-2, high=2, seed=5), 1)
        shares = torch.round(shares, decimals=4)
        loss(f"softmaxCrossEntropy of probabilities{kind}",
             "softmaxCrossEntropy(logits: x, probabilities: y, smoothing: 0.1, weights: w, reduction: R)",
             {"x": scores, "y": shares, "w": weights},
             lambda x, y, w, reduction: F.cross_entropy(
                 x, y, w, label_smoothing=0.1, reduction=reduction))
        zeros = shares.clone()
        zeros[0] = torch.tensor([0.25, 0, 0.5, 0.25])
        loss(f"klDivergence{kind}", "klDivergence(logits: x, probabilities: y, reduction: R)",
             {"x": scores, "y": zeros}, divergence)
    holes = torch.tensor([0, -1, 1, -1])
    loss("softmaxCrossEntropy, ignoring a label",
         "softmaxCrossEntropy(logits: x, labels: y, smoothing: 0.1, weights: w, ignoring: -1, reduction: R)",
         {"x": x[:4], "y": holes, "w": weights},
         lambda x, y, w, reduction: F.cross_entropy(
             x, y, w, ignore_index=-1, label_smoothing=0.1, reduction=reduction))
    words = numbers(2, 3, 4, low=-2, high=2, seed=8)
    loss("softmaxCrossEntropy of sequences", "softmaxCrossEntropy(logits: x, labels: y, reduction: R)",
         {"x": words, "y": torch.tensor([[0, 1, 2], [3, 3, 0]])},
         lambda x, y, reduction: F.cross_entropy(x.movedim(-1, 1), y, reduction=reduction))


def divergence(x, y, reduction):
    rows = F.kl_div(F.log_softmax(x, -1), y, reduction="none").sum(-1)
    return {"mean": rows.mean, "sum": rows.sum, "none": lambda: rows}[reduction]()


def yes_no():
    x = torch.cat([numbers(4, 4, low=-3, high=3), EXTREME])
    labels = torch.tensor([[0, 1, 1, 0], [1, 1, 0, 0]] * 4, dtype=torch.float64)
    loss("sigmoidCrossEntropy", "sigmoidCrossEntropy(logits: x, labels: y, reduction: R)",
         {"x": x, "y": labels},
         lambda x, y, reduction: F.binary_cross_entropy_with_logits(x, y, reduction=reduction))
    loss("sigmoidCrossEntropy, weighted",
         "sigmoidCrossEntropy(logits: x, labels: y, positiveWeight: 3, reduction: R)",
         {"x": x, "y": labels},
         lambda x, y, reduction: F.binary_cross_entropy_with_logits(
             x, y, pos_weight=torch.tensor(3.0, dtype=x.dtype), reduction=reduction))
    signs = labels * 2 - 1

    def hinge(x, y, reduction):
        each = torch.relu(1 - x * y)
        return {"mean": each.mean, "sum": each.sum, "none": lambda: each}[reduction]()

    loss("hingeLoss", "hingeLoss(predictions: x, labels: y, reduction: R)", {"x": x, "y": signs}, hinge)


def pairs():
    x, y = numbers(4, 3, low=-3, high=3), numbers(4, 3, low=-3, high=3, seed=1)
    # The largest fits Float32's squares.
    x[0, 0], y[0, 0], x[1, 1], y[1, 1] = 1e4, -1e4, 0.5, 0.5
    loss("meanSquaredError", "meanSquaredError(predictions: x, targets: y, reduction: R)",
         {"x": x, "y": y}, lambda x, y, reduction: F.mse_loss(x, y, reduction=reduction))
    loss("meanAbsoluteError", "meanAbsoluteError(predictions: x, targets: y, reduction: R)",
         {"x": x, "y": y}, lambda x, y, reduction: F.l1_loss(x, y, reduction=reduction))
    loss("huberLoss", "huberLoss(predictions: x, targets: y, delta: 1.5, reduction: R)",
         {"x": x, "y": y}, lambda x, y, reduction: F.huber_loss(x, y, delta=1.5, reduction=reduction))

    def cosine(x, y, reduction):
        each = 1 - F.cosine_similarity(x, y, dim=-1)
        return {"mean": each.mean, "sum": each.sum, "none": lambda: each}[reduction]()

    loss("cosineDistance", "cosineDistance(predictions: x, targets: y, reduction: R)",
         {"x": x, "y": y}, cosine)
