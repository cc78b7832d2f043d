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
                    /// What can stand between a tensor's brackets: a place or a range of places.
                    protocol TensorIndex {
                        /// Kind (0 place, 1 range, 2 range to the end), lower end, upper end, step.
                        var _tensorIndex: [Int] { get }
                    }
                    """)
            Builtin(
                source: """
                    extension Int: TensorIndex {
                        var _tensorIndex: [Int] { [0, self, 0, 1] }
                    }
                    """)
            Builtin(
                source: """
                    extension Range: TensorIndex where Bound == Int {
                        var _tensorIndex: [Int] { [1, lowerBound, upperBound, 1] }
                    }
                    """)
            Builtin(
                source: """
                    extension ClosedRange: TensorIndex where Bound == Int {
                        var _tensorIndex: [Int] { [1, lowerBound, upperBound + 1, 1] }
                    }
                    """)
            Builtin(
                source: """
                    extension PartialRangeFrom: TensorIndex where Bound == Int {
                        var _tensorIndex: [Int] { [2, lowerBound, 0, 1] }
                    }
                    """)
            Builtin(
                source: """
                    extension PartialRangeUpTo: TensorIndex where Bound == Int {
                        var _tensorIndex: [Int] { [1, 0, upperBound, 1] }
                    }
                    """)
            Builtin(
                source: """
                    extension PartialRangeThrough: TensorIndex where Bound == Int {
                        var _tensorIndex: [Int] { [1, 0, upperBound + 1, 1] }
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
        },
    ]

    private static func part(_ summary: String, _ types: [String]) -> Builtin {
        let generics = types.map { "\($0): TensorIndex" }.joined(separator: ", ")
        let parameters = types.map { "_ \($0.lowercased()): \($0)" }.joined(separator: ", ")
        let words = types.map { "\($0.lowercased())._tensorIndex" }.joined(separator: " + ")
        return Builtin(
            source: """
                /// \(summary); a place takes its axis away, and negative places count from the end.
                subscript<\(generics)>(\(parameters)) -> Tensor {
                    get { _tensorSlice(self, \(words)) }
                    set { self = _tensorUpdating(self, \(words), newValue) }
                }
                """)
    }

    /// Four words an index, as the protocol's `_tensorIndex` gives them.
    private static func indices(_ words: [Int]) -> [TensorIndex] {
        stride(from: 0, to: words.count - 3, by: 4).map { start in
            guard words[start] != 0 else { return .at(words[start + 1]) }
            return .range(
                lower: words[start + 1], upper: words[start] == 2 ? nil : words[start + 2],
                step: words[start + 3])
        }
    }
}
