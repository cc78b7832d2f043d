import Diagnostics
import TensorEngine
import VirtualMachine

/// Looking at a tensor: its shape, which is known at once, and its numbers, which are computed now.
extension TensorLibrary {
    static let access = [
        LibraryGroup("extension Tensor") {
            facts
            items
            numbers
        }
    ]

    @BuiltinList private static var facts: [Builtin] {
        Builtin("/// The sizes of the axes, outermost first.\nvar shape: [Int] { get }") {
            (x: Tensor) in x.shape.dimensions
        }
        Builtin("/// How many axes there are.\nvar rank: Int { get }") { (x: Tensor) in x.rank }
        Builtin("/// How many elements there are.\nvar count: Int { get }") { (x: Tensor) in x.count
        }
        Builtin("/// What the elements are.\nvar dtype: DType { get }") { (x: Tensor) in x.dtype }
        Builtin("/// The tensor as `print` shows it.\nvar description: String { get }") {
            (x: TensorValue) in try x.describe()
        }
    }

    @BuiltinList private static var items: [Builtin] {
        Builtin(
            tensor: """
                /// The one element of a tensor that has only one.
                func item() -> Float
                """
        ) { (x: Tensor) in TrackedNumber<Float>(try x.item(), from: x) }
        Builtin(
            tensor: """
                /// The one element, exactly, without the rounding of Float.
                func item(as type: Double.Type) -> Double
                """
        ) { (x: Tensor) in TrackedNumber<Double>(try x.item(), from: x) }
        Builtin(
            tensor: """
                /// The one element as a Float.
                func item(as type: Float.Type) -> Float
                """
        ) { (x: Tensor) in TrackedNumber<Float>(try x.item(), from: x) }
        Builtin(
            tensor: """
                /// The one element, which must be a whole number.
                func item(as type: Int.Type) -> Int
                """
        ) { (x: Tensor) in try x.itemAsInt() }
        Builtin(
            tensor: """
                /// The one element, true unless it is zero.
                func item(as type: Bool.Type) -> Bool
                """
        ) { (x: Tensor) in try x.item() != 0 }
    }

    @BuiltinList private static var numbers: [Builtin] {
        Builtin("/// All elements, row by row, as Floats.\nvar scalars: [Float] { get }") {
            (x: Tensor) in try x.scalars(as: Float.self)
        }
        Builtin(
            """
            /// All elements, row by row, as Floats.
            func scalars(as type: Float.Type) -> [Float]
            """
        ) { (x: Tensor) in try x.scalars(as: Float.self) }
        Builtin(
            """
            /// All elements, row by row, as Doubles.
            func scalars(as type: Double.Type) -> [Double]
            """
        ) { (x: Tensor) in try x.scalars(as: Double.self) }
        Builtin(
            """
            /// All elements, row by row, as whole numbers, rounded toward zero.
            func scalars(as type: Int.Type) -> [Int]
            """
        ) { (x: Tensor) in
            guard x.dtype.isFloating else { return try x.scalars(as: Int.self) }
            return try x.scalars(as: Double.self).map { value in
                guard let whole = Int(exactly: value.rounded(.towardZero)) else {
                    throw Failure(
                        id: "inexact-conversion", "\(value) does not fit an Int",
                        hint: "take the elements as Doubles: scalars(as: Double.self)")
                }
                return whole
            }
        }
    }
}
