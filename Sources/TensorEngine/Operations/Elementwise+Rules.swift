import CTensorRoutines
import Diagnostics
import Foundation

// Names, plain formulas and derivatives of the element-wise operations.
// They run as tile programs (`TileProgram`), alone or in chains.

extension Operation {
    private static let jumps = "its result only jumps, so its derivative is zero or undefined"
    private static let truth = "its results are truth values"

    static let elementwise: [Operation] = [
        unary(
            .broadcast, "broadcast", { $0 },
            rule: { p in [try p.gradient.summed(to: p.input(0).shape)]
            }),
        unary(.negate, "-", { -$0 }, rule: { p in [try -p.gradient] }),
        unary(.abs, "abs", { Swift.abs($0) }, rule: { p in [try p.gradient * p.input(0).sign()] }),
        unary(.exp, "exp", { Foundation.exp($0) }, rule: { p in [try p.gradient * p.output] }),
        unary(.log, "log", { Foundation.log($0) }, rule: { p in [try p.gradient / p.input(0)] }),
        unary(.sqrt, "sqrt", { $0.squareRoot() }, rule: { p in [try p.gradient * 0.5 / p.output] }),
        unary(
            .rsqrt, "rsqrt", { 1 / $0.squareRoot() },
            rule: { p in
                [try p.gradient * -0.5 * p.output / p.input(0)]
            }),
        unary(
            .sin, "sin", { Foundation.sin($0) }, rule: { p in [try p.gradient * p.input(0).cos()] }),
        unary(
            .cos, "cos", { Foundation.cos($0) },
            rule: { p in [try -(p.gradient * p.input(0).sin())] }),
        unary(
            .tanh, "tanh", { Foundation.tanh($0) },
            rule: { p in
                [try p.gradient * (1 - p.output.square())]
            }),
        unary(
            .sigmoid, "sigmoid", { 1 / (1 + Foundation.exp(-$0)) },
            rule: { p in
                [try p.gradient * (p.output * (1 - p.output))]
            }),
        unary(
            .relu, "relu", { $0 < 0 ? 0 : $0 },
            rule: { p in [try p.output.reluGradient(p.gradient)] }),
        unary(
            .erf, "erf", { Foundation.erf($0) },
            rule: { p in
                [try p.gradient * ((-p.input(0).square()).exp() * (2 / Double.pi.squareRoot()))]
            }),
        unary(.floor, "floor", { $0.rounded(.down) }, undefined: jumps),
        unary(.ceil, "ceil", { $0.rounded(.up) }, undefined: jumps),
        unary(.round, "round", { $0.rounded(.toNearestOrEven) }, undefined: jumps),
        unary(.sign, "sign", { $0.isNaN ? $0 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, undefined: jumps),
        unary(.square, "square", { $0 * $0 }, rule: { p in [try p.gradient * (p.input(0) * 2)] }),
        unary(
            .reciprocal, "reciprocal", { 1 / $0 },
            rule: { p in
                [try -(p.gradient * p.output.square())]
            }),
        unary(.not, "!", { $0 == 0 ? 1 : 0 }, undefined: truth),
        unary(
            .log1p, "log1p", { Foundation.log1p($0) },
            rule: { p in
                [try p.gradient / (p.input(0) + 1)]
            }),
        unary(
            .expm1, "expm1", { Foundation.expm1($0) },
            rule: { p in
                [try p.gradient * (p.output + 1)]
            }),
        unary(
            .asin, "asin", { Foundation.asin($0) },
            rule: { p in [try p.gradient * (1 - p.input(0).square()).rsqrt()] }),
        unary(
            .acos, "acos", { Foundation.acos($0) },
            rule: { p in [try -(p.gradient * (1 - p.input(0).square()).rsqrt())] }),
        unary(
            .atan, "atan", { Foundation.atan($0) },
            rule: { p in [try p.gradient / (p.input(0).square() + 1)] }),
        binary(
            .add, "+", { $0 + $1 }, { $0 &+ $1 },
            rule: { p in
                [try p.sent(0) { p.gradient }, try p.sent(1) { p.gradient }]
            }),
        binary(
            .subtract, "-", { $0 - $1 }, { $0 &- $1 },
            rule: { p in
                [try p.sent(0) { p.gradient }, try p.sent(1) { try -p.gradient }]
            }),
        binary(
            .multiply, "*", { $0 * $1 }, { $0 &* $1 },
            rule: { p in
                [
                    try p.sent(0) { try p.gradient * p.input(1) },
                    try p.sent(1) { try p.gradient * p.input(0) },
                ]
            }),
        binary(
            .divide, "/", { $0 / $1 }, { $1 == -1 ? 0 &- $0 : $0 / $1 },
            rule: { p in
                [
                    try p.sent(0) { try p.gradient / p.input(1) },
                    try p.sent(1) { try -(p.gradient * p.output / p.input(1)) },
                ]
            }),
        binary(
            .remainder, "%", { $0.truncatingRemainder(dividingBy: $1) },
            { $1 == -1 ? 0 : $0 % $1 },
            rule: { p in
                [
                    try p.sent(0) { p.gradient },
                    // What is left of the dividend without the remainder is a whole multiple.
                    try p.sent(1) { try -(p.gradient * ((p.input(0) - p.output) / p.input(1))) },
                ]
            }),
        binary(
            .power, "power", { Foundation.pow($0, $1) }, integerPower,
            rule: { p in
                [
                    try p.sent(0) {
                        try p.gradient * (p.input(1) * p.input(0).power(p.input(1) - 1))
                    },
                    try p.sent(1) {
                        // Where the base is zero the power does not vary with the exponent.
                        let base = p.input(0)
                        let zero = base.scalar(0)
                        let logarithm = try base.equal(zero).select(zero, base.log())
                        return try p.gradient * (p.output * logarithm)
                    },
                ]
            }),
        binary(
            .maximum, "maximum", { $0 > $1 || $0.isNaN ? $0 : $1 }, { Swift.max($0, $1) },
            rule: { p in
                try p.sentToChosen { try $0.greater($1) }
            }),
        binary(
            .minimum, "minimum", { $0 < $1 || $0.isNaN ? $0 : $1 }, { Swift.min($0, $1) },
            rule: { p in
                try p.sentToChosen { try $0.less($1) }
            }),
        binary(.equal, ".==", { $0 == $1 ? 1 : 0 }, { $0 == $1 ? 1 : 0 }, undefined: truth),
        binary(.notEqual, ".!=", { $0 != $1 ? 1 : 0 }, { $0 != $1 ? 1 : 0 }, undefined: truth),
        binary(.less, ".<", { $0 < $1 ? 1 : 0 }, { $0 < $1 ? 1 : 0 }, undefined: truth),
        binary(.lessOrEqual, ".<=", { $0 <= $1 ? 1 : 0 }, { $0 <= $1 ? 1 : 0 }, undefined: truth),
        binary(.greater, ".>", { $0 > $1 ? 1 : 0 }, { $0 > $1 ? 1 : 0 }, undefined: truth),
        binary(
            .greaterOrEqual, ".>=", { $0 >= $1 ? 1 : 0 }, { $0 >= $1 ? 1 : 0 }, undefined: truth),
        binary(.and, ".&", { $0 != 0 && $1 != 0 ? 1 : 0 }, { $0 & $1 }, undefined: truth),
        binary(.or, ".|", { $0 != 0 || $1 != 0 ? 1 : 0 }, { $0 | $1 }, undefined: truth),
        binary(
            .reluGradient, "gradient of relu", { $0 > 0 ? $1 : 0 }, { $0 > 0 ? $1 : 0 },
            rule: { p in
                [nil, try p.sent(1) { try p.input(0).reluGradient(p.gradient) }]
            }),
        Operation(
            .select, "select",
            derivative: .rule { p in
                let zero = p.gradient.scalar(0)
                return [
                    nil,
                    try p.sent(1) { try p.input(0).select(p.gradient, zero) },
                    try p.sent(2) { try p.input(0).select(zero, p.gradient) },
                ]
            }
        ) { call in
            let (condition, yes, no) = (call.inputs[0], call.inputs[1], call.inputs[2])
            let result = call.output
            for i in 0..<result.count {
                try engine.pollForStop(at: i)
                let chosen =
                    condition.integer(condition.place(of: i, in: result.shape)) != 0 ? yes : no
                let at = chosen.place(of: i, in: result.shape)
                if result.dtype.isFloating {
                    result[i] = chosen[at]
                } else {
                    result.setInteger(i, chosen.integer(at))
                }
            }
        },
    ]

    private static func unary(
        _ op: Op, _ name: String, _ formula: @escaping (Double) -> Double,
        undefined: String = "", rule: ((Pullback) throws -> [Tensor?])? = nil
    ) -> Operation {
        Operation(op, name, derivative: rule.map { .rule($0) } ?? .undefined(undefined)) { call in
            let (x, y) = (call.inputs[0], call.output)
            // Whole numbers are moved as they are: Double would round the largest.
            let moves = op == .broadcast && !x.dtype.isFloating
            for i in 0..<y.count {
                try engine.pollForStop(at: i)
                let at = x.place(of: i, in: y.shape)
                if moves { y.setInteger(i, x.integer(at)) } else { y[i] = formula(x[at]) }
            }
        }
    }

    private static func binary(
        _ op: Op, _ name: String, _ formula: @escaping (Double, Double) -> Double,
        _ whole: @escaping (Int64, Int64) -> Int64,
        undefined: String = "", rule: ((Pullback) throws -> [Tensor?])? = nil
    ) -> Operation {
        Operation(op, name, derivative: rule.map { .rule($0) } ?? .undefined(undefined)) { call in
            let (a, b, y) = (call.inputs[0], call.inputs[1], call.output)
            let floating = a.dtype.isFloating
            for i in 0..<y.count {
                try engine.pollForStop(at: i)
                let (at, bt) = (a.place(of: i, in: y.shape), b.place(of: i, in: y.shape))
                if floating {
                    y[i] = formula(a[at], b[bt])
                } else {
                    let divisor = b.integer(bt)
                    guard divisor != 0 || (op != .divide && op != .remainder) else {
                        throw Failure(
                            id: "division-by-zero",
                            "\(name): element \(i) is \(a.integer(at)) divided by zero",
                            hint:
                                "whole numbers have no infinity: cast(to: .float32) before dividing, "
                                + "or maximum(divisor, 1)",
                            site: call.node.site)
                    }
                    y.setInteger(i, whole(a.integer(at), divisor))
                }
            }
        }
    }

    /// By repeated squaring; negative exponents give the whole part of the fraction.
    private static func integerPower(_ base: Int64, _ exponent: Int64) -> Int64 {
        guard exponent >= 0 else {
            return base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0
        }
        var (result, factor, left) = (Int64(1), base, exponent)
        while left > 0 {
            if left & 1 == 1 { result &*= factor }
            factor &*= factor
            left >>= 1
        }
        return result
    }
}

extension Pullback {
    /// The gradient of an input that was broadcast, if it is wanted: summed over what was stretched.
    func sent(_ index: Int, _ gradient: () throws -> Tensor) throws -> Tensor? {
        guard wanted[index] else { return nil }
        return try gradient().summed(to: node.input(index).shape)
    }

    /// For maximum and minimum: all of it to the chosen operand, half to each where they are equal.
    func sentToChosen(_ chosen: (Tensor, Tensor) throws -> Tensor) throws -> [Tensor?] {
        let (a, b) = (input(0), input(1))
        let half = try gradient * 0.5
        let zero = gradient.scalar(0)
        let tied = try a.equal(b)
        return [
            try sent(0) { try tied.select(half, chosen(a, b).select(gradient, zero)) },
            try sent(1) { try tied.select(half, chosen(b, a).select(gradient, zero)) },
        ]
    }
}

extension Tensor {
    /// Summed over the axes that broadcasting stretched, so that it has `shape` again.
    func summed(to shape: Shape) throws -> Tensor {
        if self.shape == shape { return self }
        var axes: [Int] = []
        let extra = rank - shape.rank
        for axis in 0..<rank where axis < extra || shape[axis - extra] != self.shape[axis] {
            axes.append(axis)
        }
        let sum = axes.isEmpty ? self : try self.sum(axes: axes, keepingDimensions: true)
        return try sum.reshaped(to: shape)
    }
}
