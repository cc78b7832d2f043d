"""Writes numpy.json: what NumPy says to expressions that Swiftlet must compute alike.

    python Tests/Parity/numpy_cases.py        (needs numpy)

Each case is an expression in the notebook's language over the tensors a, b, …, the same in NumPy,
and the inputs' shapes. Inputs are the fractions of multiples of the golden ratio, stretched to
-2…2 and rounded to three decimals, so that both sides read the same numbers.
"""
import json
import pathlib

import numpy as np

CASES = []


def numbers(shape, low=-2.0, high=2.0, start=0.1):
    count = int(np.prod(shape))
    fractions = (np.arange(count) * 0.618033988749895 + start) % 1.0
    return np.round(low + (high - low) * fractions, 3).reshape(shape)


def case(swift, python, *shapes, low=-2.0, high=2.0, dtype="float64", tolerance=1e-12):
    """One expression; `python` is a function of the inputs."""
    inputs = [numbers(s, low, high, 0.1 + 0.17 * i) for i, s in enumerate(shapes)]
    if dtype.startswith(("int", "uint")):
        inputs = [np.trunc(x * 10 if low < 0 else x) for x in inputs]
    arrays = [x.astype(dtype) for x in inputs]
    with np.errstate(all="ignore"):
        result = np.asarray(python(*arrays))
    CASES.append({
        "expression": swift,
        "inputs": [{"shape": list(x.shape), "values": x.ravel().tolist()} for x in inputs],
        "dtype": dtype,
        "tolerance": tolerance if dtype == "float64" else 3e-6 if dtype == "float32" else 0,
        "shape": list(result.shape),
        "values": [text(v) for v in result.ravel().astype(np.float64)],
    })


def text(value):
    """JSON has no NaN or infinity."""
    return float(value) if np.isfinite(value) else str(value)


UNARY = {
    "exp": np.exp, "sin": np.sin, "cos": np.cos, "tan": np.tan, "tanh": np.tanh, "sinh": np.sinh,
    "cosh": np.cosh, "floor": np.floor, "ceil": np.ceil, "abs": np.abs, "expm1": np.expm1,
    "square": np.square, "sign": np.sign, "rounded": np.round, "isNaN": np.isnan,
    "isFinite": np.isfinite, "isInfinite": np.isinf,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)), "relu": lambda x: np.maximum(x, 0),
    "softplus": lambda x: np.logaddexp(0, x),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "mish": lambda x: x * np.tanh(np.logaddexp(0, x)),
    "elu": lambda x: np.where(x < 0, np.expm1(x), x),
    "leakyRelu": lambda x: np.where(x < 0, x * 0.01, x),
    "hardSigmoid": lambda x: np.clip(x + 3, 0, 6) / 6,
}
POSITIVE = {"log": np.log, "sqrt": np.sqrt, "log2": np.log2, "log10": np.log10, "log1p": np.log1p,
            "rsqrt": lambda x: 1 / np.sqrt(x), "reciprocal": lambda x: 1 / x}
BINARY = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}
COMPARE = {".==": np.equal, ".!=": np.not_equal, ".<": np.less, ".<=": np.less_equal,
           ".>": np.greater, ".>=": np.greater_equal}
SHAPES = [((3, 4), (3, 4)), ((3, 4), (4,)), ((3, 1), (4,)), ((), (2, 3)), ((2, 1, 4), (3, 1)),
          ((5,), (1,)), ((2, 3, 4, 5), (3, 1, 5)), ((0, 3), (3,))]


def elementwise():
    for name, f in UNARY.items():
        for dtype in ("float64", "float32"):
            case(f"a.{name}()", f, (3, 5), dtype=dtype, low=-6, high=6, tolerance=2e-11)
    for name, f in POSITIVE.items():
        for dtype in ("float64", "float32"):
            case(f"a.{name}()", f, (2, 7), dtype=dtype, low=0.05, high=9)
    for symbol, f in BINARY.items():
        for left, right in SHAPES:
            case(f"a {symbol} b", f, left, right)
        case(f"a {symbol} b", f, (2, 3), (3,), dtype="float32")
    for symbol in "+-*":
        case(f"a {symbol} b", BINARY[symbol], (2, 3), (3,), dtype="int32")
        case(f"a {symbol} b", BINARY[symbol], (2, 3), (3,), dtype="int64")
    for divisor in (3, -4):
        for dtype in ("int32", "int64", "float64"):
            case(f"a % {divisor}", lambda x, d=divisor: np.fmod(x, d), (3, 5), dtype=dtype, low=-9, high=9)
            case(f"a.modulo({divisor})", lambda x, d=divisor: np.mod(x, d), (3, 5), dtype=dtype, low=-9, high=9)
    case("a % 7", lambda x: np.fmod(x, 7), (9,), dtype="uint8", low=0, high=200)
    case("a.modulo(7)", lambda x: np.mod(x, 7), (9,), dtype="uint8", low=0, high=200)
    for symbol, f in COMPARE.items():
        for left, right in SHAPES[:4]:
            case(f"a {symbol} b", f, left, right)
        case(f"a {symbol} 3", lambda x, f=f: f(x, 3), (9,), dtype="int64")
    for left, right in SHAPES[:5]:
        case("maximum(a, b)", np.maximum, left, right)
        case("minimum(a, b)", np.minimum, left, right)
        case("(a .> b).select(a, b * 2)", lambda a, b: np.where(a > b, a, b * 2), left, right)
    for power in (0, 1, 2, 3, -1, 0.5):
        case(f"a ** {power}", lambda x, p=power: x ** p, (3, 3), low=0.2, high=3)
    case("a ** b", np.power, (3, 3), (3,), low=0.2, high=2)
    case("2 - a", lambda x: 2 - x, (4,))
    case("1 / a", lambda x: 1 / x, (4,))
    case("-a", np.negative, (4,))
    case("a.clipped(to: -1, 0.5)", lambda x: np.clip(x, -1, 0.5), (4, 4))


def reductions():
    axes = [None, 0, 1, -1, (0, 1), (0, 2), (1, 2)]
    functions = {"sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "product": np.prod,
                 "variance": np.var, "standardDeviation": np.std,
                 "norm": lambda x, **k: np.sqrt(np.sum(x * x, **k)),
                 "logSumExp": lambda x, **k: np.log(np.sum(np.exp(x), **k))}
    for name, f in functions.items():
        for axis in axes:
            which = ("" if axis is None else
                     f"axis: {axis}" if isinstance(axis, int) else f"axes: {list(axis)}")
            case(f"a.{name}({which})", lambda x, f=f, a=axis: f(x, axis=a), (2, 3, 4))
            if axis is not None:
                case(f"a.{name}({which}, keepDims: true)",
                     lambda x, f=f, a=axis: f(x, axis=a, keepdims=True), (2, 3, 4))
        case(f"a.{name}(axis: 0)", lambda x, f=f: f(x, axis=0), (40, 3), dtype="float32")
    for name in ("sum", "max", "min"):
        case(f"a.{name}(axis: 1)", lambda x, n=name: getattr(np, n)(x, axis=1), (3, 5), dtype="int64")
    for name in ("argmax", "argmin"):
        for axis in (0, 1, -1):
            case(f"a.{name}(axis: {axis})", lambda x, n=name, a=axis: getattr(np, n)(x, axis=a), (3, 4, 2))
        case(f"a.{name}()", lambda x, n=name: getattr(np, n)(x), (3, 4))
    for name in ("any", "all"):
        case(f"(a .> 0).{name}(axis: 0)", lambda x, n=name: getattr(np, n)(x > 0, axis=0), (3, 4))
    for axis in (0, 1, 2, -1):
        case(f"a.cumulativeSum(axis: {axis})", lambda x, a=axis: np.cumsum(x, axis=a), (2, 3, 4))
        case(f"a.sorted(axis: {axis})", lambda x, a=axis: np.sort(x, axis=a), (2, 3, 4))
        case(f"a.argsort(axis: {axis})", lambda x, a=axis: np.argsort(x, axis=a, kind="stable"), (2, 3, 4))
    case("a.sorted(descending: true)", lambda x: -np.sort(-x), (3, 4))
    case("a.topK(3).values", lambda x: -np.sort(-x)[..., :3], (2, 6))
    case("a.topK(3).places", lambda x: np.argsort(-x, axis=-1, kind="stable")[..., :3], (2, 6))
    case("a.unique()", np.unique, (3, 4), dtype="int64", low=0, high=5)
    case("relu(a).norm(order: 0, axis: 1)", lambda x: np.linalg.norm(np.maximum(x, 0), 0, axis=1), (3, 4))


def moving():
    for to in ([6, 4], [2, -1], [-1], [4, 3, 2, 1]):
        case(f"a.reshaped(to: {to})", lambda x, t=to: x.reshape(t), (2, 3, 4))
    for order in ([0, 2, 1], [2, 1, 0], [1, 2, 0], [2, 0, 1]):
        case(f"a.transposed(permutation: {order})", lambda x, o=order: x.transpose(o), (2, 3, 4))
    case("a.transposed()", np.transpose, (2, 3, 4))
    case("a.squeezed()", np.squeeze, (1, 3, 1, 2))
    case("a.squeezed(axis: 1)", lambda x: np.squeeze(x, 1), (2, 1, 3))
    for axis in (0, 1, 2, -1):
        case(f"a.expandingShape(at: {axis})", lambda x, a=axis: np.expand_dims(x, a), (2, 3))
    case("a.broadcast(to: [3, 2, 4])", lambda x: np.broadcast_to(x, (3, 2, 4)), (2, 1))
    for axis in (0, 1, -1):
        case(f"concatenated([a, b], axis: {axis})", lambda a, b, i=axis: np.concatenate([a, b], i), (2, 3, 2), (2, 3, 2))
        case(f"stacked([a, b], axis: {axis})", lambda a, b, i=axis: np.stack([a, b], i), (2, 3), (2, 3))
        case(f"a.flipped(axis: {axis})", lambda x, i=axis: np.flip(x, i), (2, 3, 4))
        for distance in (1, -2, 7):
            case(f"a.rolled(by: {distance}, axis: {axis})", lambda x, i=axis, d=distance: np.roll(x, d, i), (2, 3, 4))
        case(f"a.repeated(2, axis: {axis})", lambda x, i=axis: np.repeat(x, 2, i), (2, 3))
    case("a.flipped()", np.flip, (2, 3))
    for counts in ([2], [2, 3], [2, 1, 2], [1, 1, 1, 3]):
        case(f"a.tiled({counts})", lambda x, c=counts: np.tile(x, c), (2, 3))
    case("a.padded([[1, 2], [0, 3]])", lambda x: np.pad(x, [(1, 2), (0, 3)]), (2, 3))
    for mode, name in (("reflect", "reflect"), ("edge", "edge"), ("circular", "wrap")):
        case(f"a.padded([[2, 1], [0, 3]], mode: .{mode})", lambda x, n=name: np.pad(x, [(2, 1), (0, 3)], n), (3, 4))
        case(f"a.padded([[5, 4]], mode: .{mode})", lambda x, n=name: np.pad(x, [(5, 4)], n), (3,))
    case("a.padded([[1, 1]], value: -1)", lambda x: np.pad(x, 1, constant_values=-1), (3,))
    case("a.split(count: 3, axis: 1)[1]", lambda x: np.split(x, 3, 1)[1], (2, 6))
    case("a.split(sizes: [1, 3, 2], axis: 0)[1]", lambda x: np.split(x, [1, 4], 0)[1], (6, 2))
    case("a.taken(along: 1, at: a.argsort(axis: 1))", lambda x: np.take_along_axis(x, np.argsort(x, 1), 1), (3, 4))


def indexing():
    parts = ["0", "-1", "1..<3", "0...1", "2...", "..<2", "...1", "0...", "(-2)...", "..<(-1)", "...(-2)"]
    python = {"0": 0, "-1": -1, "1..<3": slice(1, 3), "0...1": slice(0, 2), "2...": slice(2, None),
              "..<2": slice(0, 2), "...1": slice(0, 2), "0...": slice(None), "(-2)...": slice(-2, None),
              "..<(-1)": slice(None, -1), "...(-2)": slice(None, -1)}
    for first in parts:
        case(f"a[{first}]", lambda x, i=python[first]: x[i], (4, 5, 3))
        for second in parts:
            case(f"a[{first}, {second}]", lambda x, i=(python[first], python[second]): x[i], (4, 5, 3))
    case("a[0..., 1, 0..<2]", lambda x: x[:, 1, 0:2], (4, 5, 3))
    case("a[ellipsis, 1]", lambda x: x[..., 1], (4, 5, 3))
    case("a[0, ellipsis, 1..<3]", lambda x: x[0, ..., 1:3], (2, 3, 4, 5))
    case("a[newAxis]", lambda x: x[None], (2, 3))
    case("a[0..., newAxis]", lambda x: x[:, None], (2, 3))
    case("a[ellipsis, newAxis]", lambda x: x[..., None], (2, 3))
    case("a[newAxis, ellipsis, newAxis]", lambda x: x[None, ..., None], (2, 3))
    case("a[stride(from: 0, to: 6, by: 2)]", lambda x: x[0:6:2], (6, 2))
    case("a[stride(from: 5, through: 0, by: -1)]", lambda x: x[::-1], (6, 2))
    case("a[0..., stride(from: 4, to: 0, by: -2)]", lambda x: x[:, 4:0:-2], (2, 6))
    case("a[[3, 0, 0, 2]]", lambda x: x[[3, 0, 0, 2]], (4, 3))
    case("a[a .> 0]", lambda x: x[x > 0], (4, 3))
    case("a[a.sum(axis: 1) .> 0]", lambda x: x[x.sum(1) > 0], (5, 3))
    case("a.gathered(Tensor([[0, 2], [1, 1]], dtype: .int32))", lambda x: x[[[0, 2], [1, 1]]], (4, 3))
    case("a.gathered(Tensor([2, 0], dtype: .int32), axis: 1)", lambda x: x[:, [2, 0]], (4, 3))


def assigned(place, value):
    return "{ () -> Tensor in var x = a; x[" + place + "] = " + value + "; return x }()"


def assigning():
    def changed(index, value):
        def change(*arrays):
            x = arrays[0].copy()
            x[index(x) if callable(index) else index] = value(*arrays)
            return x
        return change

    for place, index, shape in (("0", 0, (3,)), ("-1", -1, (1,)), ("1..<3", slice(1, 3), (2, 3)), ("0..., 1", (slice(None), 1), (4,)),
                                ("stride(from: 3, through: 0, by: -2)", slice(3, None, -2), (2, 3)),
                                ("ellipsis, 0..<2", (..., slice(0, 2)), (4, 2)), ("[2, 0]", [2, 0], (2, 3)),
                                ("[-1, 1]", [-1, 1], (3,)), ("Tensor([1, 3], dtype: .int32)", [1, 3], (2, 3)),
                                ("a .> 0", lambda x: x > 0, ())):
        case(assigned(place, "b"), changed(index, lambda a, b: b), (4, 3), shape)
        case(assigned(place, "Tensor(7)"), changed(index, lambda a: 7), (4, 3), dtype="int64")
    case(assigned("a .> 0", "a[a .> 0] * 2"), changed(lambda x: x > 0, lambda a: a[a > 0] * 2), (4, 3))
    case(assigned("a.sum(axis: 1) .> 0", "b"), changed(lambda x: x.sum(1) > 0, lambda a, b: b), (4, 3), (3,))


def products():
    pairs = [((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((5, 2, 3), (3, 4)),
             ((5, 2, 3), (5, 3, 4)), ((2, 1, 2, 3), (5, 3, 4)), ((1, 7), (7, 1)), ((33, 17), (17, 65))]
    for left, right in pairs:
        case("matmul(a, b)", np.matmul, left, right, tolerance=1e-11)
        case("matmul(a, b)", np.matmul, left, right, dtype="int64")
    case("dot(a, b)", np.dot, (7,), (7,))
    case("outer(a, b)", np.outer, (3,), (4,))
    specs = {"ij,jk->ik": ((2, 3), (3, 4)), "ij,kj->ik": ((2, 3), (4, 3)), "ij,jk": ((2, 3), (3, 4)),
             "bhqd,bhkd->bhqk": ((2, 2, 3, 4), (2, 2, 5, 4)), "i,j->ij": ((3,), (4,)),
             "ij,ij->": ((2, 3), (2, 3)), "ij,ij->i": ((2, 3), (2, 3)), "bij,bjk->bik": ((2, 2, 3), (2, 3, 2)),
             "ijk,k->ij": ((2, 3, 4), (4,)), "ij,k->kji": ((2, 3), (2,))}
    for spec, shapes in specs.items():
        case(f'einsum("{spec}", a, b)', lambda a, b, s=spec: np.einsum(s, a, b), *shapes)
    for spec, shape in {"ij->ji": (2, 3), "ii->": (3, 3), "ii->i": (3, 3), "ijk->k": (2, 3, 4), "ijj->ij": (2, 3, 3)}.items():
        case(f'einsum("{spec}", a)', lambda a, s=spec: np.einsum(s, a), shape)
    case('einsum("ij,jk,kl->il", a, b, c)', lambda a, b, c: np.einsum("ij,jk,kl->il", a, b, c), (2, 3), (3, 4), (4, 2))


def regular(x):
    """A matrix far from singular."""
    return x + 4 * np.eye(x.shape[-1])


def linear_algebra():
    for shape in ((3, 3), (2, 4, 4), (1, 1)):
        case("a.determinant()", np.linalg.det, shape)
        case(f"(a + Tensor(eye: {shape[-1]}, dtype: .float64) * 4).inverse()", lambda x: np.linalg.inv(regular(x)), shape)
        case("a.trace()", lambda x: np.trace(x, axis1=-2, axis2=-1), shape)
        case("a.upperTriangle()", np.triu, shape)
        case("a.lowerTriangle(diagonal: 1)", lambda x: np.tril(x, 1), shape)
    for shape in ((3, 3), (5, 3), (3, 5), (2, 4, 3)):
        case("a.qr().q", lambda x: np.linalg.qr(x)[0], shape, tolerance=1e-11)
        case("a.qr().r", lambda x: np.linalg.qr(x)[1], shape, tolerance=1e-11)
        case("a.svd().s", lambda x: np.linalg.svd(x)[1], shape, tolerance=1e-11)
        case("a.svd().s", lambda x: np.linalg.svd(x)[1], shape, dtype="float32")
        case("matmul(a.svd().u * a.svd().s.expandingShape(at: -2), a.svd().vt)", lambda x: x, shape, tolerance=1e-11)
    case("solve(a + Tensor(eye: 4, dtype: .float64) * 4, b)", lambda a, b: np.linalg.solve(regular(a), b), (4, 4), (4,))
    case("solve(a + Tensor(eye: 4, dtype: .float64) * 4, b)", lambda a, b: np.linalg.solve(regular(a), b), (4, 4), (4, 2))
    case("solve(a + Tensor(eye: 3, dtype: .float64) * 4, b)", lambda a, b: np.linalg.solve(regular(a), b), (2, 3, 3), (3, 2))
    case("a.eigh().values", lambda x: np.linalg.eigh(x)[0], (4, 4), tolerance=1e-11)
    case("a.eigh().vectors.abs()", lambda x: np.abs(np.linalg.eigh(x)[1]), (4, 4), tolerance=1e-10)
    case("(matmul(a, a.transposed()) + Tensor(eye: 4, dtype: .float64)).cholesky()",
         lambda x: np.linalg.cholesky(x @ x.T + np.eye(4)), (4, 4))


def creation():
    for swift, value in {
        "Tensor(zeros: [2, 3], dtype: .float64)": np.zeros((2, 3)),
        "Tensor(ones: [2], dtype: .float64)": np.ones(2),
        "Tensor(repeating: 2.5, shape: [2, 2], dtype: .float64)": np.full((2, 2), 2.5),
        "Tensor(eye: 3, dtype: .float64)": np.eye(3),
        "Tensor(arange: 5, dtype: .float64)": np.arange(5),
        "Tensor(arangeFrom: 1, to: 2, by: 0.25, dtype: .float64)": np.arange(1, 2, 0.25),
        "Tensor(linspaceFrom: 0, to: 1, count: 7, dtype: .float64)": np.linspace(0, 1, 7),
        "Tensor(oneHot: Tensor([2, 0], dtype: .int32), classes: 3)": np.eye(3)[[2, 0]],
        "Tensor([1.1, 2.2, 1e-7, 65519, 70000]).cast(to: .float16)":
            np.array([1.1, 2.2, 1e-7, 65519, 70000], "float32").astype("float16"),
        "Tensor([-1.9, 1.9, 300]).cast(to: .int32)": np.array([-1, 1, 300]),
    }.items():
        with np.errstate(all="ignore"):
            case(swift, lambda v=value: v)


if __name__ == "__main__":
    for part in (elementwise, reductions, moving, indexing, assigning, linear_algebra, products, creation):
        part()
    target = pathlib.Path(__file__).with_name("numpy.json")
    lines = ",\n".join(json.dumps(c) for c in CASES)
    target.write_text(f'{{"by": "NumPy {np.__version__}", "cases": [\n{lines}\n]}}\n')
    print(f"{len(CASES)} cases in {target.name}, {target.stat().st_size // 1024} kB")
