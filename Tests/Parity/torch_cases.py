"""Writes torch.json: values and gradients that PyTorch gives for what Swiftlet must compute alike.

    python Tests/Parity/torch_cases.py        (needs torch)

As `numpy_cases.py`, with the gradient of each input added: that of the sum of all elements of the
result, each times a weight, so that exchanged elements are noticed.
"""
import json
import math
import pathlib

import torch
import torch.nn.functional as F

from numpy_cases import assigned, numbers

CASES = []


def case(swift, python, *shapes, low=-2.0, high=2.0, dtype="float64", tolerance=1e-10):
    inputs = [numbers(s, low, high, 0.1 + 0.17 * i) for i, s in enumerate(shapes)]
    tensors = [torch.tensor(x, dtype=getattr(torch, dtype), requires_grad=True) for x in inputs]
    result = python(*tensors)
    weights = numbers(tuple(result.shape), 0.5, 1.5, 0.3)
    (result * torch.tensor(weights, dtype=result.dtype)).sum().backward()
    zeros = lambda t: torch.zeros_like(t) if t.grad is None else t.grad
    CASES.append({
        "expression": swift,
        "inputs": [{"shape": list(x.shape), "values": x.ravel().tolist()} for x in inputs],
        "dtype": dtype,
        "tolerance": tolerance if dtype == "float64" else 2e-5,
        "shape": list(result.shape),
        "values": digits(result.detach()),
        "weights": weights.ravel().tolist(),
        "gradients": [digits(zeros(t)) for t in tensors],
    })


def digits(tensor):
    """As many as the tolerance needs, so that the file stays small."""
    places = 12 if tensor.dtype == torch.float64 else 8
    return [float(f"{x:.{places}g}") for x in tensor.double().flatten().tolist()]


def last(x):
    """Channels moved to the end, where Swiftlet has them."""
    return x.movedim(1, -1)


def first(x):
    return x.movedim(-1, 1)


def filters(w):
    """[window…, channels, filters] as PyTorch has them."""
    return w.permute(w.dim() - 1, w.dim() - 2, *range(w.dim() - 2))


UNARY = {
    "exp": torch.exp, "sin": torch.sin, "cos": torch.cos, "tan": torch.tan, "tanh": torch.tanh,
    "sinh": torch.sinh, "cosh": torch.cosh, "abs": torch.abs, "expm1": torch.expm1, "square": torch.square,
    "sigmoid": torch.sigmoid, "relu": torch.relu, "softplus": F.softplus, "silu": F.silu, "mish": F.mish,
    "elu": F.elu, "selu": F.selu, "leakyRelu": F.leaky_relu, "gelu": F.gelu, "erf": torch.erf,
    "hardSigmoid": F.hardsigmoid, "atan": torch.atan, "exp2": torch.exp2,
}
POSITIVE = {"log": torch.log, "sqrt": torch.sqrt, "log2": torch.log2, "log10": torch.log10,
            "log1p": torch.log1p, "rsqrt": torch.rsqrt, "reciprocal": torch.reciprocal}


def elementwise():
    for name, f in UNARY.items():
        # PyTorch's hard sigmoid multiplies by 1/6 as a Float32.
        case(f"a.{name}()", f, (3, 5), low=-1.45, high=1.4, tolerance=1e-7 if name == "hardSigmoid" else 1e-10)
        case(f"a.{name}()", f, (3, 5), dtype="float32", low=-1.45, high=1.4)
    for name, f in POSITIVE.items():
        case(f"a.{name}()", f, (2, 7), low=0.2, high=4)
    for name, f in {"asin": torch.asin, "acos": torch.acos}.items():
        case(f"a.{name}()", f, (2, 7), low=-0.9, high=0.9)
    for left, right in (((3, 4), (3, 4)), ((3, 4), (4,)), ((3, 1), (4,)), ((), (2, 3))):
        case("a + b", torch.add, left, right)
        case("a - b", torch.sub, left, right)
        case("a * b", torch.mul, left, right)
        case("a / b", torch.div, left, right, low=0.5)
        case("a % b", torch.fmod, left, right, low=-3.1, high=2.9)
        case("a.modulo(b)", torch.remainder, left, right, low=-3.1, high=2.9)
        case("maximum(a, b)", torch.maximum, left, right)
        case("minimum(a, b)", torch.minimum, left, right)
        case("a ** b", torch.pow, left, right, low=0.3)
    for power in (2, 3, 0.5, -1):
        case(f"a ** {power}", lambda x, p=power: x ** p, (3, 3), low=0.3)
    case("a.clipped(to: -1, 0.5)", lambda x: x.clamp(-1, 0.5), (4, 4))
    case("(a .> b).select(a * 3, b)", lambda a, b: torch.where(a > b, a * 3, b), (3, 4), (3, 4))
    for dtype in ("float64", "float32"):
        case("a % 0.75", lambda a: torch.fmod(a, 0.75), (3, 5), dtype=dtype)
        case("a.modulo(-0.75)", lambda a: torch.remainder(a, -0.75), (3, 5), dtype=dtype)
    case("2 - a * 3", lambda a: 2 - a * 3, (4,))
    case("1 / a", lambda a: 1 / a, (4,), low=0.3)


def reductions():
    for axis in (0, 1, -1):
        case(f"a.sum(axis: {axis})", lambda x, a=axis: x.sum(a), (2, 3, 4))
        case(f"a.mean(axis: {axis}, keepDims: true)", lambda x, a=axis: x.mean(a, keepdim=True), (2, 3, 4))
        case(f"a.max(axis: {axis})", lambda x, a=axis: x.amax(a), (2, 3, 4))
        case(f"a.min(axis: {axis})", lambda x, a=axis: x.amin(a), (2, 3, 4))
        case(f"a.product(axis: {axis})", lambda x, a=axis: x.prod(a), (2, 3, 4))
        case(f"a.variance(axis: {axis})", lambda x, a=axis: x.var(a, correction=0), (2, 3, 4))
        case(f"a.standardDeviation(axis: {axis})", lambda x, a=axis: x.std(a, correction=0), (2, 3, 4))
        case(f"a.logSumExp(axis: {axis})", lambda x, a=axis: x.logsumexp(a), (2, 3, 4))
        case(f"a.norm(axis: {axis})", lambda x, a=axis: x.norm(dim=a), (2, 3, 4))
        case(f"a.softmax(axis: {axis})", lambda x, a=axis: x.softmax(a), (2, 3, 4))
        case(f"a.logSoftmax(axis: {axis})", lambda x, a=axis: x.log_softmax(a), (2, 3, 4))
        case(f"a.cumulativeSum(axis: {axis})", lambda x, a=axis: x.cumsum(a), (2, 3, 4))
        case(f"a.sorted(axis: {axis})", lambda x, a=axis: x.sort(a).values, (2, 3, 4))
    for order in (1, 2, 3, 0.5, float("inf"), -float("inf")):
        text = str(order).replace("inf", "Double.infinity")
        case(f"a.norm(order: {text}, axis: 1)", lambda x, p=order: x.norm(p, dim=1), (3, 4), low=0.2)
        case(f"a.norm(order: {text})", lambda x, p=order: x.norm(p), (2, 3), low=-1.9)
    # Where a root's slope is infinite, the gradient is zero.
    case("(a * 0).norm() + a.sum()", lambda x: (x * 0).norm() + x.sum(), (3,))
    case("(a * 0).standardDeviation(axis: 0) + a.sum()", lambda x: (x * 0).std(0, correction=0) + x.sum(), (3,))
    case("a.sum()", torch.sum, (2, 3))
    case("a.mean()", torch.mean, (2, 3))
    case("a.topK(2).values", lambda x: x.topk(2).values, (3, 5))


def moving():
    case("a.reshaped(to: [4, 6])", lambda x: x.reshape(4, 6), (2, 3, 4))
    case("a.transposed()", lambda x: x.permute(2, 1, 0), (2, 3, 4))
    case("a.transposed(permutation: [1, 2, 0])", lambda x: x.permute(1, 2, 0), (2, 3, 4))
    case("a.broadcast(to: [3, 2, 4])", lambda x: x.expand(3, 2, 4), (2, 1))
    case("a[1]", lambda x: x[1], (3, 4))
    case("a[0..., 1..<3]", lambda x: x[:, 1:3], (3, 4))
    case("a[(-2)..., ..<(-1)]", lambda x: x[-2:, :-1], (3, 4))
    case("a[...(-2)]", lambda x: x[:-1], (3, 4))
    case("a[ellipsis, -1]", lambda x: x[..., -1], (2, 3, 4))
    case("a[stride(from: 4, through: 0, by: -2)]", lambda x: x.flip(0)[::2], (5, 2))
    case("a[[2, 0, 2]]", lambda x: x[[2, 0, 2]], (3, 4))
    case("a[a .> 0]", lambda x: x[x > 0], (3, 4))
    case("a.gathered(Tensor([2, 0, 2], dtype: .int32), axis: 1)", lambda x: x[:, [2, 0, 2]], (3, 4))
    case("concatenated([a, b], axis: 1)", lambda a, b: torch.cat([a, b], 1), (2, 3), (2, 2))
    case("stacked([a, b], axis: 1)", lambda a, b: torch.stack([a, b], 1), (2, 3), (2, 3))
    case("a.flipped(axis: 1)", lambda x: x.flip(1), (2, 3))
    case("a.rolled(by: 2, axis: 1)", lambda x: x.roll(2, 1), (2, 5))
    case("a.tiled([2, 3])", lambda x: x.tile(2, 3), (2, 2))
    case("a.repeated(3, axis: 1)", lambda x: x.repeat_interleave(3, 1), (2, 2))
    case("a.padded([[1, 0], [2, 1]], value: 3)", lambda x: F.pad(x, (2, 1, 1, 0), value=3), (2, 3))
    for mode, name in (("reflect", "reflect"), ("edge", "replicate"), ("circular", "circular")):
        case(f"a.padded([[0, 0], [2, 1]], mode: .{mode})", lambda x, n=name: F.pad(x, (2, 1), mode=n), (2, 4))
    case("a.adding(b, at: Tensor([2, 0, 2], dtype: .int32))",
         lambda a, b: a.index_add(0, torch.tensor([2, 0, 2]), b), (3, 4), (3, 4))
    case("a.replacing(with: b, where: a .> 0)", lambda a, b: torch.where(a > 0, b, a), (3, 4), (3, 4))
    case("a.upperTriangle(diagonal: 1)", lambda x: x.triu(1), (3, 4))
    case("a.lowerTriangle(diagonal: -1)", lambda x: x.tril(-1), (2, 3, 3))
    case("a.diagonal()", lambda x: x.diagonal(dim1=-2, dim2=-1), (2, 3, 4))
    case("Tensor(diagonal: a)", torch.diag_embed, (2, 3))
    case("a.trace()", torch.trace, (3, 3))
    case("a.split(count: 2, axis: 1)[1]", lambda x: x.chunk(2, 1)[1], (2, 4))


def assigning():
    def changed(index):
        def change(a, b):
            x = a.clone()
            x[index(a) if callable(index) else index] = b
            return x
        return change

    for place, index, shape in (("1", 1, (3,)), ("1..<3", slice(1, 3), (2, 3)), ("0..., 1", (slice(None), 1), (4,)),
                                ("0, 0", (0, 0), ()), ("[2, 0]", [2, 0], (2, 3)),
                                ("a .> 0", lambda x: x > 0, ())):
        case(assigned(place, "b"), changed(index), (4, 3), shape)


def products():
    for left, right in (((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((5, 2, 3), (3, 4)),
                        ((5, 2, 3), (5, 3, 4)), ((2, 1, 2, 3), (4, 3, 2)), ((17, 9), (9, 33))):
        case("matmul(a, b)", torch.matmul, left, right)
    case("matmul(a, b)", torch.matmul, (17, 35), (35, 20), dtype="float32")
    for spec, shapes in {"ij,kj->ik": ((2, 3), (4, 3)), "bhqd,bhkd->bhqk": ((2, 2, 3, 4), (2, 2, 5, 4)),
                         "ij,ij->i": ((2, 3), (2, 3)), "i,j->ij": ((3,), (4,))}.items():
        case(f'einsum("{spec}", a, b)', lambda a, b, s=spec: torch.einsum(s, a, b), *shapes)
    case('einsum("ii->i", a)', lambda a: torch.einsum("ii->i", a), (3, 3))


def windows():
    convolve = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
    transpose = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}
    largest = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
    mean = {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}
    images = {1: (2, 11, 3), 2: (2, 7, 8, 3), 3: (1, 4, 5, 3, 3)}
    for n in (1, 2, 3):
        for options, words in (({}, ""), ({"stride": 2}, ", stride: 2"), ({"padding": 1}, ", padding: .explicit([1])"),
                               ({"dilation": 2, "padding": 2}, ", padding: .explicit([2]), dilation: 2"),
                               ({"stride": 2, "padding": 1}, ", stride: 2, padding: .explicit([1])")):
            for dtype in ("float64", "float32"):
                case(f"conv{n}D(a, b{words})",
                     lambda a, b, n=n, o=options: last(convolve[n](first(a), filters(b), **o)),
                     images[n], (3,) * n + (3, 4), dtype=dtype)
        case(f"conv{n}D(a, b, padding: .same)",
             lambda a, b, n=n: last(convolve[n](first(a), filters(b), padding="same")), images[n], (3,) * n + (3, 2))
        case(f"conv{n}D(a, b, groups: 3)",
             lambda a, b, n=n: last(convolve[n](first(a), filters(b), groups=3)), images[n], (2,) * n + (1, 6))
        for options, words in (({}, ""), ({"stride": 2}, ", stride: 2"),
                               ({"stride": 2, "padding": 1, "output_padding": 1},
                                ", stride: 2, padding: .explicit([1]), outputPadding: 1")):
            case(f"transposedConv{n}D(a, b{words})",
                 lambda a, b, n=n, o=options: last(transpose[n](first(a), filters(b), **o)),
                 (2,) + (4, 3, 2)[:n] + (3,), (3,) * n + (2, 3))
        if n > 1:
            case(f"transposedConv{n}D(a, b, stride: 3, outputPadding: {(2, 0, 1)[:n]})",
                 lambda a, b, n=n: last(transpose[n](
                     first(a), filters(b), stride=3, output_padding=(2, 0, 1)[:n])),
                 (2,) + (4, 3, 2)[:n] + (3,), (3,) * n + (2, 3))
        case(f"maxPool{n}D(a)", lambda a, n=n: last(largest[n](first(a), 2)), images[n])
        case(f"maxPool{n}D(a, size: 3, stride: 1)", lambda a, n=n: last(largest[n](first(a), 3, 1)), images[n])
        case(f"maxPool{n}D(a, size: 3, stride: 2, padding: .explicit([1]))",
             lambda a, n=n: last(largest[n](first(a), 3, 2, 1)), images[n])
        case(f"averagePool{n}D(a)", lambda a, n=n: last(mean[n](first(a), 2)), images[n])
        case(f"averagePool{n}D(a, size: 3, stride: 2, padding: .explicit([1]))",
             lambda a, n=n: last(mean[n](first(a), 3, 2, 1, count_include_pad=False)), images[n])


def normalization():
    for shape in ((5, 3), (2, 4, 4, 6)):
        channels = (shape[-1],)
        for dtype in ("float64", "float32"):
            case("layerNorm(a, scale: b, offset: c)",
                 lambda x, s, o: F.layer_norm(x, x.shape[-1:], s, o), shape, channels, channels, dtype=dtype)
            case("batchNorm(a, scale: b, offset: c)",
                 lambda x, s, o: last(F.batch_norm(first(x), None, None, s, o, training=True)),
                 shape, channels, channels, dtype=dtype)
            # Groups of one channel and one place have no variance.
            if len(shape) == 2:
                continue
            case("groupNorm(a, groups: 3, scale: b, offset: c)",
                 lambda x, s, o: last(F.group_norm(first(x), 3, s, o)), shape, channels, channels, dtype=dtype)
    case("batchNorm(a, mean: b, variance: c * c, scale: c, offset: b)",
         lambda x, m, v: (x - m) / (v * v + 1e-5).sqrt() * v + m, (5, 3), (3,), (3,))
    case("a.normalized(axes: [0, 1], epsilon: 0.001)",
         lambda x: (x - x.mean()) / (x.var(correction=0) + 0.001).sqrt(), (3, 4))


def regular(a):
    """A matrix far from singular."""
    return a + 4 * torch.eye(a.shape[-1], dtype=a.dtype)


def definite(a):
    return a @ a.mT + torch.eye(a.shape[-1], dtype=a.dtype)


def linear_algebra():
    big = "(a + Tensor(eye: {0}, dtype: .float64) * 4)"
    spd = "(einsum({1}, a, a) + Tensor(eye: {0}, dtype: .float64))"
    for n, batch, spec in ((3, (), '"ij,kj->ik"'), (4, (2,), '"bij,bkj->bik"')):
        shape = batch + (n, n)
        m, d = big.format(n), spd.format(n, spec)
        case(f"{m}.inverse()", lambda a: regular(a).inverse(), shape)
        case(f"{m}.determinant()", lambda a: torch.linalg.det(regular(a)), shape)
        case(f"solve({m}, b)", lambda a, b: torch.linalg.solve(regular(a), b), shape, batch + (n, 2))
        case(f"{d}.cholesky()", lambda a: torch.linalg.cholesky(definite(a)), shape)
        case(f"{d}.eigh().values", lambda a: torch.linalg.eigh(definite(a))[0], shape, tolerance=1e-9)
        # Signs of vectors are nobody's business.
        case(f"{d}.eigh().vectors.square()", lambda a: torch.linalg.eigh(definite(a))[1].square(), shape, tolerance=1e-8)
    case(f"solve({big.format(3)}, b)", lambda a, b: torch.linalg.solve(regular(a), b), (3, 3), (3,))
    for shape in ((3, 3), (5, 3), (2, 4, 3), (2, 5), (2, 3, 4)):
        case("a.qr().q", lambda a: torch.linalg.qr(a)[0], shape, tolerance=1e-9)
        case("a.qr().r", lambda a: torch.linalg.qr(a)[1], shape, tolerance=1e-9)
    # Batches broadcast.
    case("solve(a + Tensor(eye: 3, dtype: .float64) * 4, b)", lambda a, b: torch.linalg.solve(regular(a), b), (2, 1, 3, 3), (4, 3, 2))
    case("(a + Tensor(eye: 2, dtype: .float64) * 4).inverse()", lambda a: regular(a).inverse(), (2, 2, 2, 2))
    for shape in ((3, 3), (5, 3), (3, 5), (2, 4, 3)):
        case("a.svd().s", lambda a: torch.linalg.svd(a, full_matrices=False)[1], shape, tolerance=1e-9)
        case("a.svd().u.square()", lambda a: torch.linalg.svd(a, full_matrices=False)[0].square(), shape, tolerance=1e-8)
        case("a.svd().vt.square()", lambda a: torch.linalg.svd(a, full_matrices=False)[2].square(), shape, tolerance=1e-8)


def higher():
    from torch.autograd.functional import hessian, hvp, jacobian

    cube = lambda x: (x * x * x).sum() + (x[0] * x[1]).sum().sin()
    for shape in ((3,), (2, 2)):
        text = "{ ($0 * $0 * $0).sum() + ($0[0] * $0[1]).sum().sin() }"
        case(f"hessian(at: a) {text}", lambda a: hessian(cube, a, create_graph=True), shape)
        case(f"hessianVectorProduct(at: a, b) {text}", lambda a, b: hvp(cube, a, b, create_graph=True)[1], shape, shape)
        case("jacobian(at: a) { softmax($0) * $0 }",
             lambda a: jacobian(lambda x: x.softmax(-1) * x, a, create_graph=True), shape)
    case("gradient(at: a) { $0.tanh().sum() }.square()",
         lambda a: torch.autograd.grad(a.tanh().sum(), a, create_graph=True)[0].square(), (4,))
    case("customGradient(at: a, value: { $0.square() }, pullback: { x, slope in slope * x * 2 })", torch.square, (4,))
    case("customGradient(at: a, b, value: { $0 * $1 }, pullback: { x, y, slope in (slope * y, slope * x) })", torch.mul, (4,), (4,))
    case("customGradient(at: [a, b, c], value: { $0[0] * $0[1] + $0[2] }, pullback: { x, slope in [slope * x[1], slope * x[0], slope] })",
         lambda a, b, c: a * b + c, (4,), (4,), (4,))
    case("a * withoutGradient(a)", lambda a: a * a.detach(), (4,))


def losses():
    labels = torch.tensor([1, 0, 4, 2])
    case("softmaxCrossEntropy(logits: a, labels: Tensor([1, 0, 4, 2], dtype: .int32))",
         lambda a: F.cross_entropy(a, labels), (4, 5))
    case("softmaxCrossEntropy(logits: a * 1000, labels: Tensor([1, 0, 4, 2], dtype: .int32))",
         lambda a: F.cross_entropy(a * 1000, labels), (4, 5))
    case("meanSquaredError(predictions: a, targets: b)", F.mse_loss, (4, 5), (4, 5))


if __name__ == "__main__":
    for part in (elementwise, reductions, moving, assigning, products, windows, normalization, linear_algebra, higher, losses):
        part()
    target = pathlib.Path(__file__).with_name("torch.json")
    lines = ",\n".join(json.dumps(c) for c in CASES)
    target.write_text(f'{{"by": "PyTorch {torch.__version__.split("+")[0]}", "cases": [\n{lines}\n]}}\n')
    print(f"{len(CASES)} cases in {target.name}, {target.stat().st_size // 1024} kB")
