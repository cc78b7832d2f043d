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
            nested(Int.self, convert: Double.init)
            nested(Float.self, convert: Double.init)
            nested(Double.self) { $0 }
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

    @BuiltinList private static func nested<Number: MachineValue & Sendable>(
        _ type: Number.Type, convert: @escaping @Sendable (Number) -> Double
    ) -> [Builtin] {
        let name = type.typeName
        Builtin(
            tensor: """
                /// A vector of the given numbers.
                init(_ elements: [\(name)], dtype: DType = .float32)
                """
        ) { (elements: [Number], dtype: DType) in
            try make(elements.map(convert), [elements.count], dtype)
        }
        Builtin(
            tensor: """
                /// A matrix of the given rows, which must be equally long.
                init(_ rows: [[\(name)]], dtype: DType = .float32)
                """
        ) { (rows: [[Number]], dtype: DType) in
            let width = rows.first?.count ?? 0
            try checkLengths(rows.map(\.count), "row", showing: { "\(rows[$0])" })
            return try make(rows.joined().map(convert), [rows.count, width], dtype)
        }
        Builtin(
            tensor: """
                /// A tensor of three axes from nested rows, which must be equally long.
                init(_ planes: [[[\(name)]]], dtype: DType = .float32)
                """
        ) { (planes: [[[Number]]], dtype: DType) in
            try checkLengths(planes.map(\.count), "plane", showing: { "\(planes[$0])" })
            let rows = planes.flatMap { $0 }
            try checkLengths(rows.map(\.count), "row", showing: { "\(rows[$0])" })
            let sizes = [planes.count, planes.first?.count ?? 0, rows.first?.count ?? 0]
            return try make(rows.joined().map(convert), sizes, dtype)
        }
    }

    private static var truthValues: Builtin {
        Builtin(
            tensor: """
                /// A vector of truth values.
                init(_ elements: [Bool])
                """
        ) { (elements: [Bool]) in try Tensor(elements) }
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

    /// Throws `ragged-literal` if a part is not as long as the first, showing the part.
    private static func checkLengths(
        _ lengths: [Int], _ part: String, showing text: (Int) -> String
    ) throws {
        guard let first = lengths.first, let odd = lengths.firstIndex(where: { $0 != first })
        else { return }
        throw Failure(
            id: "ragged-literal",
            "\(part) \(odd) of the tensor has \(lengths[odd]) elements, \(part) 0 has \(first): "
                + String(text(odd).prefix(60)),
            hint: "all \(part)s of a tensor are equally long")
    }

    private static func make(_ numbers: [Double], _ sizes: [Int], _ dtype: DType) throws -> Tensor {
        let shape = try Shape(checking: sizes)
        guard dtype == .float32 else {
            return try Tensor(numbers, shape: shape).cast(to: dtype)
        }
        return try Tensor(numbers.map(Float.init), shape: shape)
    }
}
