import CTensorRoutines

/// What a tensor's elements are.
///
/// Raw values are those of the C routines' `ROUTINE_F32` and its neighbours.
package enum DType: UInt8, Sendable, CaseIterable {
    case float32, float64, float16, bfloat16, int32, int64, uint8, bool

    /// Bytes of one element.
    package var size: Int {
        switch self {
        case .float32, .int32: 4
        case .float64, .int64: 8
        case .float16, .bfloat16: 2
        case .uint8, .bool: 1
        }
    }

    /// As messages and printed tensors name it.
    package var name: String {
        switch self {
        case .float32: "Float32"
        case .float64: "Float64"
        case .float16: "Float16"
        case .bfloat16: "BFloat16"
        case .int32: "Int32"
        case .int64: "Int64"
        case .uint8: "UInt8"
        case .bool: "Bool"
        }
    }

    /// Whether elements are floating-point numbers.
    package var isFloating: Bool { rawValue <= DType.bfloat16.rawValue }

    /// Whether elements are whole numbers; truth values are not.
    package var isInteger: Bool { self == .int32 || self == .int64 || self == .uint8 }

    /// Whether elements are floating-point numbers of two bytes.
    var isHalf: Bool { self == .float16 || self == .bfloat16 }

    /// Whether the vectorised routines compute in this type.
    var isComputed: Bool { self == .float32 || self == .float64 }

    var code: Int32 { Int32(rawValue) }
}

/// A Swift type whose values can be a tensor's elements.
package protocol TensorScalar: Sendable {
    static var dtype: DType { get }
    static var zero: Self { get }
}

extension Float: TensorScalar { package static var dtype: DType { .float32 } }
extension Double: TensorScalar { package static var dtype: DType { .float64 } }
extension Int32: TensorScalar { package static var dtype: DType { .int32 } }
extension Int64: TensorScalar { package static var dtype: DType { .int64 } }
extension Int: TensorScalar { package static var dtype: DType { .int64 } }
extension UInt8: TensorScalar { package static var dtype: DType { .uint8 } }
extension Bool: TensorScalar {
    package static var dtype: DType { .bool }
    package static var zero: Bool { false }
}
