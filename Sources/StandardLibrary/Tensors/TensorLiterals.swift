import Diagnostics
import TensorEngine
import VirtualMachine

/// Tensors from numbers and from nested arrays of numbers.
///
/// Whatever the numbers' type, elements are Float32 unless `dtype` says otherwise: a literal and a
/// variable with the same numbers give the same tensor.
extension TensorLibrary {
    static let literals = [
        LibraryGroup("extension Tensor") {
            scalar(Int.self) { Tensor(constant: Double($0), dtype: $1) }
            scalar(TrackedNumber<Float>.self) { try tensor($0, $1) }
            scalar(TrackedNumber<Double>.self) { try tensor($0, $1) }
            nested(Int.self)
            nested(Float.self)
            nested(Double.self)
            truthValues
            flat(Int.self, convert: Double.init)
            flat(Float.self, convert: Double.init)
            flat(Double.self) { $0 }
        }
    ]

    private static func scalar<Number: MachineValue>(
        _ type: Number.Type, make: @escaping @Sendable (Number, DType) throws -> Tensor
    ) -> Builtin {
        Builtin(
            tensor: """
                /// A tensor without axes, of one number.
                init(_ value: \(type.typeName), dtype: DType = .float32)
                """
        ) { (value: Number, dtype: DType) in try make(value, dtype) }
    }

    /// A number as a tensor, connected where a gradient goes through it.
    private static func tensor<Number>(
        _ number: TrackedNumber<Number>, _ dtype: DType
    ) throws -> Tensor {
        guard let scalar = number.tensor, dtype.isFloating else {
            return Tensor(constant: number.value, dtype: dtype)
        }
        return try scalar.cast(to: dtype)
    }

    /// From arrays of numbers, arrays of those, and so on.
    @BuiltinList private static func nested<Number: NestedElements>(_ type: Number.Type)
        -> [Builtin]
    {
        literal(of: Number.self, "A vector of the given numbers")
        literal(of: [Number].self, "A matrix of the given rows, which must be equally long")
        literal(of: [[Number]].self, "A tensor of three axes from nested rows of equal lengths")
        literal(of: [[[Number]]].self, "A tensor of four axes from nested rows of equal lengths")
        literal(of: [[[[Number]]]].self, "A tensor of five axes from nested rows of equal lengths")
        literal(of: [[[[[Number]]]]].self, "A tensor of six axes from nested rows of equal lengths")
    }

    private static func literal<Element: NestedElements>(
        of type: Element.Type, _ summary: String
    ) -> Builtin {
        Builtin(
            tensor: """
                /// \(summary).
                init(_ elements: \([Element].typeName), dtype: DType = .float32)
                """
        ) { (elements: [Element], dtype: DType) in
            var sizes: [Int] = []
            elements.measure(into: &sizes)
            var numbers: [Double] = []
            numbers.reserveCapacity(sizes.reduce(1, *))
            try elements.append(to: &numbers, sizes: sizes[...], path: [])
            return try make(numbers, sizes, dtype)
        }
    }

    /// From truth values, which keep their dtype.
    @BuiltinList private static var truthValues: [Builtin] {
        Builtin(
            tensor: """
                /// A vector of truth values.
                init(_ elements: [Bool])
                """
        ) { (elements: [Bool]) in try Tensor(elements) }
        Builtin(
            tensor: """
                /// A matrix of truth values from rows, which must be equally long.
                init(_ rows: [[Bool]])
                """
        ) { (rows: [[Bool]]) in
            let numbers = rows.map { $0.map { $0 ? 1.0 : 0 } }
            var sizes: [Int] = []
            numbers.measure(into: &sizes)
            var flat: [Double] = []
            try numbers.append(to: &flat, sizes: sizes[...], path: [])
            return try make(flat, sizes, .bool)
        }
    }

    private static func flat<Number: MachineValue>(
        _ type: Number.Type, convert: @escaping @Sendable (Number) -> Double
    ) -> Builtin {
        Builtin(
            tensor: """
                /// A tensor of a shape from its elements, row by row.
                ///
                ///     Tensor(shape: [2, 2], scalars: [1, 2, 3, 4])  // [[1, 2], [3, 4]]
                init(shape: [Int], scalars: [\(type.typeName)], dtype: DType = .float32)
                """
        ) { (shape: [Int], scalars: [Number], dtype: DType) in
            try make(scalars.map(convert), shape, dtype)
        }
    }

    private static func make(_ numbers: [Double], _ sizes: [Int], _ dtype: DType) throws -> Tensor {
        let shape = try Shape(checking: sizes)
        guard dtype == .float32 else {
            return try Tensor(numbers, shape: shape).cast(to: dtype)
        }
        return try Tensor(numbers.map(Float.init), shape: shape)
    }
}
