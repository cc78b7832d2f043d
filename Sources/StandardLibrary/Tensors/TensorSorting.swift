import TensorEngine
import VirtualMachine

/// Running totals, sorting, and what depends on order.
extension TensorLibrary {
    static let sorting = [
        LibraryGroup("extension Tensor") {
            orderings
            choosing
        }
    ]

    @BuiltinList private static var orderings: [Builtin] {
        Builtin(
            tensor: """
                /// Along an axis, the sums of all elements up to each.
                func cumulativeSum(axis: Int = -1) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.cumulativeSum(axis: axis) }
        Builtin(
            tensor: """
                /// The elements along an axis in order, the smallest first unless `descending`; NaN comes last.
                func sorted(axis: Int = -1, descending: Bool = false) -> Tensor
                """
        ) { (x: Tensor, axis: Int, descending: Bool) in
            try x.sorted(axis: axis, descending: descending)
        }
        Builtin(
            tensor: """
                /// The places of the elements along an axis, the smallest element's first unless `descending`.
                func argsort(axis: Int = -1, descending: Bool = false) -> Tensor
                """
        ) { (x: Tensor, axis: Int, descending: Bool) in
            try x.argsort(axis: axis, descending: descending)
        }
    }

    @BuiltinList private static var choosing: [Builtin] {
        Builtin(
            source: """
                /// The `count` largest elements along the last axis, the largest first, and their places.
                func topK(_ count: Int) -> (values: Tensor, places: Tensor) {
                    let both = _topK(count)
                    return (values: both[0], places: both[1])
                }
                """)
        Builtin(tensor: "func _topK(_ count: Int) -> [Tensor]") { (x: Tensor, count: Int) in
            let (values, places) = try x.topK(count)
            return [values, places]
        }
        Builtin(
            tensor: """
                /// Along an axis, the elements at `places`, a tensor of whole numbers with the same other sizes.
                func taken(along axis: Int, at places: Tensor) -> Tensor
                """
        ) { (x: Tensor, axis: Int, places: Tensor) in try x.taken(along: axis, at: places) }
        Builtin(
            tensor: """
                /// The different elements, in ascending order.
                func unique() -> Tensor
                """
        ) { (x: Tensor) in try x.unique() }
    }
}
