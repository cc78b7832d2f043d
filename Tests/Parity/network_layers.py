"""Layers: outputs, and gradients with respect to parameters and inputs."""
import math

import torch
import torch.nn.functional as F
from torch import nn

from network_cases import case, numbers


def layer(name, make, parameters, x, function, apply="layer(x)", extra=None, exact=1e-9):
    """A layer made by `make`, with the given parameters, and the same function in PyTorch."""
    leaves = {key: p.clone().requires_grad_() for key, p in parameters.items()}
    leaf = x.clone().requires_grad_(x.dtype.is_floating_point)
    output = function(leaf, *leaves.values())
    s = numbers(*output.shape, low=0.5, high=1.5, seed=3)
    (output * s).sum().backward()
    inputs = {"x": x, "s": s} | (extra or {})
    lines = [f"var layer = {make}"]
    for index, (key, p) in enumerate(parameters.items()):
        inputs[f"p{index}"] = p
        lines.append(f"layer.{key} = p{index}")
    at = "at: layer, x" if leaf.requires_grad else "at: layer"
    given = "layer, x" if leaf.requires_grad else "layer"
    gradient = "slope.0" if leaf.requires_grad else "slope"
    lines += [
        "var output = x",
        f"let (_, slope) = valueWithGradient({at}) {{ {given} in",
        f"    output = {apply}",
        "    return (output * s).sum()",
        "}",
        "show(output)",
    ]
    rows = [output]
    if not parameters:
        # A layer without parameters has no gradient of its own.
        lines[2] = "let (_, slope) = valueWithGradient(at: x) { x in"
        lines = [l.replace("slope.1", "slope") for l in lines]
    for key, p in leaves.items():
        lines.append(f"show({gradient}.{key})")
        rows.append(p.grad)
    if leaf.requires_grad:
        lines.append("show(slope.1)" if parameters else "show(slope)")
        rows.append(leaf.grad)
    case(name, "\n".join(lines), inputs, rows, exact=exact)


def last(x):
    return x.movedim(1, -1)


def first(x):
    return x.movedim(-1, 1)


def filters(w):
    """[window…, channels, filters] as PyTorch has them."""
    return w.permute(w.dim() - 1, w.dim() - 2, *range(w.dim() - 2))


def layers():
    dense()
    convolutions()
    pools()
    normalizations()
    recurrent()
    attention()
    activations()


def dense():
    x = numbers(4, 3)
    w, b = numbers(3, 5, seed=1), numbers(5, seed=2)
    layer("Dense", "Dense(5, activation: tanh)", {"weight": w, "bias": b}, x,
          lambda x, w, b: torch.tanh(x @ w + b))
    layer("Dense without bias", "Dense(5, usesBias: false)", {"weight": w}, x, lambda x, w: x @ w)
    layer("Dense on sequences", "Dense(5, activation: relu)", {"weight": w, "bias": b},
          numbers(2, 4, 3), lambda x, w, b: torch.relu(x @ w + b))
    layer("Embedding", "Embedding(6, 3)", {"rows": numbers(6, 3)},
          torch.tensor([[0, 5, 2], [2, 2, 1]]), lambda x, r: F.embedding(x, r))
    layer("Residual", "Residual { Activation(relu) }", {}, x, lambda x: x + x.relu())


def convolutions():
    conv = [F.conv1d, F.conv2d, F.conv3d]
    transposed = [F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d]
    sizes = [(7,), (6, 5), (4, 4, 3)]
    for axes in (1, 2, 3):
        size = sizes[axes - 1]
        x = numbers(2, *size, 4)
        window = (3,) * axes
        w, b = numbers(*window, 4, 2, seed=1), numbers(2, seed=2)
        layer(f"Conv{axes}D", f"Conv{axes}D(2, activation: sigmoid)", {"filters": w, "bias": b}, x,
              lambda x, w, b: torch.sigmoid(last(conv[axes - 1](first(x), filters(w), b))))
        layer(f"Conv{axes}D, same size, stride 2", f"Conv{axes}D(2, stride: 2, padding: .explicit([1]))",
              {"filters": w, "bias": b}, x,
              lambda x, w, b: last(conv[axes - 1](first(x), filters(w), b, stride=2, padding=1)))
        w2 = numbers(*window, 2, 4, seed=1)
        layer(f"Conv{axes}D in groups", f"Conv{axes}D(4, padding: .same, groups: 2, usesBias: false)",
              {"filters": w2}, x,
              lambda x, w: last(conv[axes - 1](first(x), filters(w), padding=1, groups=2)))
        wt = numbers(*window, 3, 4, seed=4)
        small = numbers(1, *[n // 2 for n in size], 4)
        layer(f"TransposedConv{axes}D", f"TransposedConv{axes}D(3, stride: 2)",
              {"filters": wt, "bias": numbers(3, seed=2)}, small,
              lambda x, w, b: last(transposed[axes - 1](
                  first(x), w.permute(axes + 1, axes, *range(axes)), b, stride=2)))
        wd = numbers(*window, 1, 8, seed=5)
        layer(f"DepthwiseConv{axes}D", f"DepthwiseConv{axes}D(multiplier: 2)",
              {"filters": wd, "bias": numbers(8, seed=2)}, x,
              lambda x, w, b: last(conv[axes - 1](first(x), filters(w), b, groups=4)))
        ones = (1,) * axes
        layer(f"SeparableConv{axes}D", f"SeparableConv{axes}D(3, multiplier: 2)",
              {"depthwise.filters": wd, "pointwise.filters": numbers(*ones, 8, 3, seed=6),
               "pointwise.bias": numbers(3, seed=7)}, x,
              lambda x, d, p, b: last(conv[axes - 1](
                  conv[axes - 1](first(x), filters(d), groups=4), filters(p), b)))


def pools():
    sizes = [(8,), (6, 4), (4, 4, 4)]
    pool = {"Max": [F.max_pool1d, F.max_pool2d, F.max_pool3d],
            "Average": [F.avg_pool1d, F.avg_pool2d, F.avg_pool3d]}
    for axes in (1, 2, 3):
        x = numbers(2, *sizes[axes - 1], 3)
        for name, functions in pool.items():
            layer(f"{name}Pool{axes}D", f"{name}Pool{axes}D(2)", {}, x,
                  lambda x: last(functions[axes - 1](first(x), 2)))
        dims = tuple(range(1, axes + 1))
        layer(f"GlobalMaxPool{axes}D", f"GlobalMaxPool{axes}D()", {}, x, lambda x: x.amax(dims))
        layer(f"GlobalAveragePool{axes}D", f"GlobalAveragePool{axes}D()", {}, x,
              lambda x: x.mean(dims))
    x = numbers(2, 3, 4)
    layer("Flatten", "Flatten()", {}, x, lambda x: x.flatten(1))
    layer("Reshape", "Reshape(2, -1)", {}, x, lambda x: x.reshape(2, 2, 6))


def normalizations():
    scale, offset = numbers(6, low=0.5, high=1.5, seed=1), numbers(6, seed=2)
    x = numbers(3, 4, 4, 6)
    both = {"scale": scale, "offset": offset}
    layer("LayerNorm", "LayerNorm()", both, x, lambda x, s, o: F.layer_norm(x, [6], s, o))
    layer("GroupNorm", "GroupNorm(3)", both, x,
          lambda x, s, o: last(F.group_norm(first(x), 3, s, o)))
    layer("BatchNorm in training", "BatchNorm().cast(to: x.dtype)", both, x,
          lambda x, s, o: last(F.batch_norm(first(x), None, None, s, o, training=True)))
    batch_norm_statistics()


def batch_norm_statistics():
    """Ten steps of training, the statistics after each, and the output in use."""
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 1)).double()
    w, b = numbers(3, 4, seed=1), numbers(4, seed=2)
    v, c = numbers(4, 1, seed=3), numbers(1, seed=4)
    with torch.no_grad():
        net[0].weight.copy_(w.T), net[0].bias.copy_(b)
        net[3].weight.copy_(v.T), net[3].bias.copy_(c)
    x, y = numbers(8, 3, seed=5), numbers(8, 1, seed=6)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    rows = []
    for _ in range(100):
        optimizer.zero_grad()
        loss = ((net(x) - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        rows.append(torch.cat([loss.detach()[None], net[1].running_mean, net[1].running_var]))
    net.eval()
    rows = [torch.stack(rows), net(x)]
    program = """
struct Net: Layer {
    var first = Dense(4)
    var norm = BatchNorm()
    var second = Dense(1)
    func callAsFunction(_ input: Tensor) -> Tensor { second(tanh(norm(first(input)))) }
}
var net = Net()
net.first.weight = w
net.first.bias = b
net.second.weight = v
net.second.bias = c
net = net.cast(to: x.dtype)
var optimizer = SGD(for: net, learningRate: 0.1)
var trace: [Tensor] = []
for _ in 1...100 {
    let (loss, slope) = valueWithGradient(at: net) { meanSquaredError($0(x), y) }
    optimizer.update(&net, along: slope)
    trace.append(concatenated([loss.reshaped(to: [1]), net.norm.runningMean, net.norm.runningVariance]))
}
show(stacked(trace))
show(net(x))
"""
    case("BatchNorm's statistics in 100 steps", program.strip(),
         {"x": x, "y": y, "w": w, "b": b, "v": v, "c": c}, rows)


def recurrent():
    x = numbers(3, 4, 2)
    torch_kinds = {"RNN": (nn.RNN, 1), "LSTM": (nn.LSTM, 4), "GRU": (nn.GRU, 3)}
    for kind, (module, gates) in torch_kinds.items():
        u = 3
        w, r = numbers(2, gates * u, seed=1), numbers(u, gates * u, seed=2)
        b, c = numbers(gates * u, seed=3), numbers(gates * u, seed=4)
        weights = {"inputWeight": w, "stateWeight": r, "bias": b}
        if kind == "GRU":
            weights["stateBias"] = c

        def run(x, w, r, b, c=None, lengths=None, module=module, u=u):
            net = module(2, u, batch_first=True).double()
            named = {"weight_ih_l0": w.T, "weight_hh_l0": r.T, "bias_ih_l0": b,
                     "bias_hh_l0": torch.zeros_like(b) if c is None else c}
            if lengths is not None:
                packed = nn.utils.rnn.pack_padded_sequence(
                    x, lengths, batch_first=True, enforce_sorted=False)
                out = torch.func.functional_call(net, named, (packed,))[1]
                return (out[0] if isinstance(out, tuple) else out)[0]
            return torch.func.functional_call(net, named, (x,))[0]

        layer(f"{kind}, all steps", f"{kind}({u}, returnsSequences: true)", weights, x, run)
        layer(f"{kind}, last step", f"{kind}({u})", weights, x,
              lambda x, *p: run(x, *p)[:, -1])
        mask = torch.tensor([[1, 1, 0, 0], [1, 1, 1, 1], [1, 0, 0, 0]])
        layer(f"{kind} with a mask", f"{kind}({u})", weights, x,
              lambda x, *p: run(x, *p, lengths=torch.tensor([2, 4, 1])),
              apply="layer(x, mask: mask)", extra={"mask": mask})
        bidirectional(kind, module, gates, x, weights)


def bidirectional(kind, module, gates, x, weights):
    u = 3
    other = {key: numbers(*p.shape, seed=10 + i) for i, (key, p) in enumerate(weights.items())}
    both = {f"forward.{k}": p for k, p in weights.items()} | {f"backward.{k}": p for k, p in other.items()}

    def run(x, *p):
        half = len(p) // 2
        net = module(2, u, batch_first=True, bidirectional=True).double()
        named = {}
        for suffix, q in (("", p[:half]), ("_reverse", p[half:])):
            named |= {f"weight_ih_l0{suffix}": q[0].T, f"weight_hh_l0{suffix}": q[1].T,
                      f"bias_ih_l0{suffix}": q[2],
                      f"bias_hh_l0{suffix}": q[3] if half == 4 else torch.zeros_like(q[2])}
        return torch.func.functional_call(net, named, (x,))[0]

    layer(f"Bidirectional {kind}, all steps", f"Bidirectional({kind}({u}, returnsSequences: true))",
          both, x, run)
    layer(f"Bidirectional {kind}, last step", f"Bidirectional({kind}({u}))", both, x,
          lambda x, *p: torch.cat([run(x, *p)[:, -1, :u], run(x, *p)[:, 0, u:]], 1))


def projections(prefix, seed, size=4):
    parts = {}
    for i, key in enumerate(["query", "key", "value", "output"]):
        parts[f"{prefix}{key}.weight"] = numbers(size, size, seed=seed + i)
        parts[f"{prefix}{key}.bias"] = numbers(size, seed=seed + 10 + i)
    return parts


def multihead(x, memory, p, heads=2, mask=None):
    """nn.MultiheadAttention with separate projections; `mask` is True where one may look."""
    wq, bq, wk, bk, wv, bv, wo, bo = p
    size = wq.shape[0]
    net = nn.MultiheadAttention(size, heads, batch_first=True).double()
    named = {"in_proj_weight": torch.cat([wq.T, wk.T, wv.T]),
             "in_proj_bias": torch.cat([bq, bk, bv]),
             "out_proj.weight": wo.T, "out_proj.bias": bo}
    return torch.func.functional_call(
        net, named, (x, memory, memory),
        {"attn_mask": None if mask is None else ~mask, "need_weights": False})[0]


def attention():
    x, memory = numbers(2, 3, 4), numbers(2, 5, 4, seed=9)
    weights = projections("", 20)
    causal = torch.ones(3, 3, dtype=torch.bool).tril()
    layer("MultiHeadAttention", "MultiHeadAttention(4, heads: 2)", weights, x,
          lambda x, *p: multihead(x, x, p))
    layer("MultiHeadAttention, causal", "MultiHeadAttention(4, heads: 2, isCausal: true)", weights, x,
          lambda x, *p: multihead(x, x, p, mask=causal))
    layer("MultiHeadAttention over a memory", "MultiHeadAttention(4, heads: 2)", weights, x,
          lambda x, *p: multihead(x, memory, p), apply="layer(x, memory: memory)",
          extra={"memory": memory})
    padding = torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    visible = padding.bool()[:, None, :].expand(2, 3, 5).repeat_interleave(2, 0)
    layer("MultiHeadAttention with padding", "MultiHeadAttention(4, heads: 2)", weights, x,
          lambda x, *p: multihead(x, memory, p, mask=visible),
          apply="layer(x, memory: memory, mask: paddingMask(padding))",
          extra={"memory": memory, "padding": padding})
    for norm_first in (True, False):
        transformers(x, memory, norm_first, causal)
    length, size = 5, 6
    place = torch.arange(length, dtype=torch.float64)[:, None]
    rate = torch.exp(torch.arange(0, size, 2, dtype=torch.float64) * (-math.log(10000) / size))
    waves = torch.zeros(length, size, dtype=torch.float64)
    waves[:, 0::2], waves[:, 1::2] = torch.sin(place * rate), torch.cos(place * rate)
    case("sinusoidalPositions", f"show(sinusoidalPositions({length}, {size}))", {}, [waves], exact=1e-7)
    layer("PositionalEmbedding", "PositionalEmbedding(5)", {"rows": numbers(5, 4)}, x,
          lambda x, r: x + r[:3])


def block(prefix, seed):
    """The weights of a block's normalizations and dense layers."""
    return {
        "attentionNorm.scale": numbers(4, low=0.5, high=1.5, seed=seed),
        "attentionNorm.offset": numbers(4, seed=seed + 1),
        "outputNorm.scale": numbers(4, low=0.5, high=1.5, seed=seed + 2),
        "outputNorm.offset": numbers(4, seed=seed + 3),
        "hidden.weight": numbers(4, 6, seed=seed + 4), "hidden.bias": numbers(6, seed=seed + 5),
        "output.weight": numbers(6, 4, seed=seed + 6), "output.bias": numbers(4, seed=seed + 7),
    }


def transformers(x, memory, norm_first, causal):
    kind = "normalizing first" if norm_first else "normalizing last"
    option = "true" if norm_first else "false"
    weights = projections("attention.", 30) | block("", 50)

    def dense(q):
        return {"norm1.weight": q[0], "norm1.bias": q[1], "linear1.weight": q[4].T,
                "linear1.bias": q[5], "linear2.weight": q[6].T, "linear2.bias": q[7]}

    def projected(prefix, p):
        return {f"{prefix}.in_proj_weight": torch.cat([p[0].T, p[2].T, p[4].T]),
                f"{prefix}.in_proj_bias": torch.cat([p[1], p[3], p[5]]),
                f"{prefix}.out_proj.weight": p[6].T, f"{prefix}.out_proj.bias": p[7]}

    def encode(x, *p):
        net = nn.TransformerEncoderLayer(4, 2, 6, 0.0, batch_first=True, norm_first=norm_first).double()
        q = p[8:]
        named = projected("self_attn", p) | dense(q) | {"norm2.weight": q[2], "norm2.bias": q[3]}
        return torch.func.functional_call(net, named, (x,))

    layer(f"TransformerEncoder, {kind}",
          f"TransformerEncoder(4, heads: 2, hidden: 6, normalizesFirst: {option})", weights, x, encode)

    weights = weights | projections("memoryAttention.", 70) | {
        "memoryNorm.scale": numbers(4, low=0.5, high=1.5, seed=90),
        "memoryNorm.offset": numbers(4, seed=91)}

    def decode(x, *p):
        net = nn.TransformerDecoderLayer(4, 2, 6, 0.0, batch_first=True, norm_first=norm_first).double()
        q, m = p[8:16], p[16:24]
        named = projected("self_attn", p) | projected("multihead_attn", m) | dense(q) | {
            "norm2.weight": p[24], "norm2.bias": p[25], "norm3.weight": q[2], "norm3.bias": q[3]}
        return torch.func.functional_call(net, named, (x, memory), {"tgt_mask": ~causal})

    layer(f"TransformerDecoder, {kind}",
          f"TransformerDecoder(4, heads: 2, hidden: 6, normalizesFirst: {option})", weights, x, decode,
          apply="layer(x, memory: memory)", extra={"memory": memory})


def activations():
    x = torch.tensor([[-3.1, -1.0, -0.3, 0.0], [0.2, 0.9, 2.5, 6.0]], dtype=torch.float64)
    known = {
        "relu": F.relu, "leakyRelu": F.leaky_relu, "elu": F.elu, "selu": F.selu, "gelu": F.gelu,
        "silu": F.silu, "mish": F.mish, "softplus": F.softplus, "sigmoid": torch.sigmoid,
        "hardSigmoid": F.hardsigmoid, "tanh": torch.tanh, "softmax": lambda x: F.softmax(x, -1),
    }
    for name, function in known.items():
        make = "Activation { x in softmax(x) }" if name == "softmax" else f"Activation({name})"
        # PyTorch's slope of hardSigmoid is a sixth in single precision.
        layer(f"Activation {name}", make, {}, x, function,
              exact=1e-7 if name == "hardSigmoid" else 1e-9)
