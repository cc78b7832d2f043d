import Diagnostics
import TensorEngine
import VirtualMachine

/// Parts of tensors: `x[0]`, `x[1..<3]`, `x[0..., 2]`.
///
/// Each index says itself what it is in four words (kind, lower, upper, step), so that one native
/// serves numbers and all kinds of ranges in any mixture.
extension TensorLibrary {
    static let subscripts = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What can stand between a tensor's brackets: a place, a range of places, `stride`, `newAxis`, `ellipsis`.
                    protocol TensorIndex {
                        /// Kind (0 place, 1 range, 2 range to the end, 3 run, 4 new axis, 5 ellipsis, 6 range up to, 7 range
                        /// through), then the lower end
                        /// or first place, the upper end or number of places, and the step.
                        var _tensorIndex: [Int] { get }
                    }
                    """)
            Builtin(
                source: """
                    /// An index that is neither a place nor a range.
                    enum TensorIndexMark: TensorIndex {
                        case newAxis
                        case ellipsis
                        var _tensorIndex: [Int] { [self == .newAxis ? 4 : 5, 0, 0, 1] }
                    }
                    """)
            Builtin(
                source: """
                    /// Between a tensor's brackets, a new axis of size 1: `x[newAxis, 0...]`.
                    var newAxis: TensorIndexMark { TensorIndexMark.newAxis }
                    """)
            Builtin(
                source: """
                    /// Between a tensor's brackets, all axes that the other indices leave: `x[ellipsis, 0]`.
                    var ellipsis: TensorIndexMark { TensorIndexMark.ellipsis }
                    """)
            for (type, words) in indexTypes {
                Builtin(
                    source: """
                        extension \(type) {
                            var _tensorIndex: [Int] { \(words) }
                        }
                        """)
            }
            Builtin(
                source: """
                    func _strideWords(_ places: [Int]) -> [Int] {
                        if places.count < 2 { return [3, places.first ?? 0, places.count, 1] }
                        return [3, places[0], places.count, places[1] - places[0]]
                    }
                    """)
            Builtin(tensor: "func _tensorSlice(_ x: Tensor, _ indices: [Int]) -> Tensor") {
                (x: Tensor, words: [Int]) in try x.slice(indices(words))
            }
            Builtin(
                tensor: """
                    func _tensorUpdating(_ x: Tensor, _ indices: [Int], _ value: Tensor) -> Tensor
                    """
            ) { (x: Tensor, words: [Int], value: Tensor) in
                try x.updating(indices(words), with: value)
            }
        },
        LibraryGroup("extension Tensor") {
            part("The part at a place or in a range of the first axis", ["I"])
            part("The part at places or in ranges of the first two axes", ["I", "J"])
            part("The part at places or in ranges of the first three axes", ["I", "J", "K"])
            part("The part at places or in ranges of four axes", ["I", "J", "K", "L"])
            part("The part at places or in ranges of five axes", ["I", "J", "K", "L", "M"])
            choices
        },
    ]

    /// The types that serve as indices, and their four words.
    private static let indexTypes = [
        ("Int: TensorIndex", "[0, self, 0, 1]"),
        ("Range: TensorIndex where Bound == Int", "[1, lowerBound, upperBound, 1]"),
        ("ClosedRange: TensorIndex where Bound == Int", "[1, lowerBound, upperBound + 1, 1]"),
        ("PartialRangeFrom: TensorIndex where Bound == Int", "[2, lowerBound, 0, 1]"),
        ("PartialRangeUpTo: TensorIndex where Bound == Int", "[6, 0, upperBound, 1]"),
        ("PartialRangeThrough: TensorIndex where Bound == Int", "[7, 0, upperBound, 1]"),
        ("StrideTo: TensorIndex where Element == Int", "_strideWords(Array(self))"),
        ("StrideThrough: TensorIndex where Element == Int", "_strideWords(Array(self))"),
    ]

    private static func part(_ summary: String, _ types: [String]) -> Builtin {
        let generics = types.map { "\($0): TensorIndex" }.joined(separator: ", ")
        let parameters = types.map { "_ \($0.lowercased()): \($0)" }.joined(separator: ", ")
        let words = types.map { "\($0.lowercased())._tensorIndex" }.joined(separator: " + ")
        return Builtin(
            source: """
                /// \(summary); a place takes its axis away. Negative places count from the end, and so do
                /// ranges with one bound: `x[(-2)...]`.
                subscript<\(generics)>(\(parameters)) -> Tensor {
                    get { _tensorSlice(self, \(words)) }
                    set { self = _tensorUpdating(self, \(words), newValue) }
                }
                """)
    }

    /// Parts that are chosen by tensors or lists.
    @BuiltinList private static var choices: [Builtin] {
        Builtin(
            source: """
                /// The parts along the first axis that the list names, in its order.
                subscript(_ places: [Int]) -> Tensor {
                    get { _parts(places) }
                    set { self = _changing(Tensor(places, dtype: .int64), newValue) }
                }
                """)
        Builtin(
            source: """
                /// With truth values of this shape, the elements where they are true, in one row; with whole numbers, the
                /// parts along the first axis that they name.
                ///
                ///     x[x .> 0] = Tensor(0)
                subscript(_ choice: Tensor) -> Tensor {
                    get { _choosing(choice) }
                    set { self = _changing(choice, newValue) }
                }
                """)
        Builtin(tensor: "func _choosing(_ choice: Tensor) -> Tensor") {
            (x: Tensor, choice: Tensor) in
            choice.dtype == .bool ? try x.chosen(where: choice) : try x.gathering(choice)
        }
        Builtin(tensor: "func _changing(_ choice: Tensor, _ value: Tensor) -> Tensor") {
            (x: Tensor, choice: Tensor, value: Tensor) in
            choice.dtype == .bool
                ? try x.replacing(where: choice, with: value)
                : try x.replacing(at: choice, with: value)
        }
        Builtin(tensor: "func _parts(_ places: [Int]) -> Tensor") { (x: Tensor, places: [Int]) in
            try x.parts(at: places)
        }
        Builtin(
            tensor: """
                /// A copy in which `values` are added to the parts along the first axis that `places` names; what is
                /// named several times gets all of its values.
                func adding(_ values: Tensor, at places: Tensor) -> Tensor
                """
        ) { (x: Tensor, values: Tensor, places: Tensor) in
            try x.adding(values, at: places)
        }
    }

    /// Four words an index, as the protocol's `_tensorIndex` gives them.
    private static func indices(_ words: [Int]) -> [TensorIndex] {
        stride(from: 0, to: words.count - 3, by: 4).map { start in
            let (first, second, step) = (words[start + 1], words[start + 2], words[start + 3])
            return switch words[start] {
            case 0: .at(first)
            case 1: .range(lower: first, upper: second, step: step)
            case 2: .range(lower: first, upper: nil, step: step)
            case 3: .run(first: first, count: second, step: step)
            case 4: .newAxis
            case 6: .range(lower: nil, upper: second, step: step)
            case 7: .through(second)
            default: .ellipsis
            }
        }
    }
}
