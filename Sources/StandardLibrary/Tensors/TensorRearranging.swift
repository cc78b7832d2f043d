import Diagnostics
import TensorEngine
import VirtualMachine

/// Turning, shifting, repeating, padding and splitting.
extension TensorLibrary {
    static let rearranging = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What `padded` puts around a tensor.
                    enum PaddingMode: Equatable {
                        /// What lies inside, as in a mirror on the outermost element.
                        case reflect
                        /// The outermost element, again and again.
                        case edge
                        /// What lies at the other end.
                        case circular
                    }
                    """)
        },
        LibraryGroup("extension Tensor") {
            turns
            repetitions
            parts
        },
    ]

    @BuiltinList private static var turns: [Builtin] {
        Builtin(
            tensor: """
                /// The order along an axis turned around.
                func flipped(axis: Int) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.flipped(axes: [axis]) }
        Builtin(
            tensor: """
                /// The order along all axes turned around.
                func flipped() -> Tensor
                """
        ) { (x: Tensor) in try x.flipped() }
        Builtin(
            tensor: """
                /// Moved on by `distance` along an axis; what falls off the end comes in at the front.
                func rolled(by distance: Int, axis: Int = 0) -> Tensor
                """
        ) { (x: Tensor, distance: Int, axis: Int) in try x.rolled(by: distance, axis: axis) }
    }

    @BuiltinList private static var repetitions: [Builtin] {
        Builtin(
            tensor: """
                /// Copies of the whole tensor side by side, so many along each axis.
                ///
                ///     Tensor([1, 2]).tiled([3])  // [1, 2, 1, 2, 1, 2]
                func tiled(_ counts: [Int]) -> Tensor
                """
        ) { (x: Tensor, counts: [Int]) in try x.tiled(counts) }
        Builtin(
            tensor: """
                /// Each part along an axis so many times in a row.
                ///
                ///     Tensor([1, 2]).repeated(3)  // [1, 1, 1, 2, 2, 2]
                func repeated(_ count: Int, axis: Int = 0) -> Tensor
                """
        ) { (x: Tensor, count: Int, axis: Int) in try x.repeated(count, axis: axis) }
        Builtin(
            tensor: """
                /// With places of `value` around it: for each axis how many in front and how many behind.
                ///
                ///     image.padded([[2, 2], [2, 2], [0, 0]])
                func padded(_ places: [[Int]], value: Double = 0) -> Tensor
                """
        ) { (x: Tensor, places: [[Int]], value: Double) in
            try x.padded(pairs(places), with: value)
        }
        Builtin(
            source: """
                /// With places around it that repeat its own elements.
                ///
                ///     Tensor([1, 2, 3]).padded([[2, 0]], mode: .reflect)  // [3, 2, 1, 2, 3]
                func padded(_ places: [[Int]], mode: PaddingMode) -> Tensor {
                    _padded(places, mode == .reflect ? 0 : mode == .edge ? 1 : 2)
                }
                """)
        Builtin(tensor: "func _padded(_ places: [[Int]], _ mode: Int) -> Tensor") {
            (x: Tensor, places: [[Int]], mode: Int) in
            let rule: Tensor.PaddingMode = mode == 0 ? .reflect : mode == 1 ? .edge : .circular
            return try x.padded(pairs(places), mode: rule)
        }
    }

    private static func pairs(_ places: [[Int]]) throws -> [(low: Int, high: Int)] {
        guard places.allSatisfy({ $0.count == 2 }) else {
            throw Failure(
                id: "invalid-argument",
                "padded: \(places) are not pairs of numbers, places in front and places behind")
        }
        return places.map { (low: $0[0], high: $0[1]) }
    }

    @BuiltinList private static var parts: [Builtin] {
        Builtin(
            tensor: """
                /// So many parts of equal size along an axis.
                func split(count: Int, axis: Int = 0) -> [Tensor]
                """
        ) { (x: Tensor, count: Int, axis: Int) in try x.split(count: count, axis: axis) }
        Builtin(
            tensor: """
                /// Parts of the given sizes along an axis.
                func split(sizes: [Int], axis: Int = 0) -> [Tensor]
                """
        ) { (x: Tensor, sizes: [Int], axis: Int) in try x.split(sizes: sizes, axis: axis) }
    }
}
