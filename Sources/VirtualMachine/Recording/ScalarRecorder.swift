/// An operation on floating-point scalars that a gradient may go through.
package enum ScalarOperation: Sendable, Hashable, CaseIterable {
    case add, subtract, multiply, divide, power, arcTangent2, hypotenuse, remainder
    case negate, squareRoot, magnitude, toFloat, toDouble
    case exponential, exponential2, exponentialMinusOne
    case logarithm, logarithm2, logarithm10, logarithmOnePlus
    case sine, cosine, tangent, arcSine, arcCosine, arcTangent
    case hyperbolicSine, hyperbolicCosine, hyperbolicTangent, errorFunction, cubeRoot
}

/// What a recorded operation works on: a number that nothing depends on, or a node.
package enum ScalarOperand: Sendable, Equatable {
    case number(Double)
    case node(Int)
}

/// Keeps the operations of one gradient: a tape, or nodes of a graph.
package protocol ScalarRecorder: AnyObject {
    /// Notes an operation whose result is `value` (a `Float`'s value where `isFloat`), and returns the
    /// number of its node, counted from 0.
    func record(
        _ operation: ScalarOperation, _ operands: [ScalarOperand], value: Double, isFloat: Bool
    ) throws -> Int

    /// The number that a node stands for.
    func value(of node: Int) -> Double
}

/// A floating slot's word while a gradient is recorded: a NaN that carries a node's number.
///
/// A `Double`'s is `0x7FFC` and 48 bits of number. A `Float`'s low half is a `Float` NaN itself, with 21
/// bits of number, so that it survives in packed arrays; in a slot its high half is `0x7FFD 0000`.
enum TrackedWord {
    static let floatNodes = 1 << 21
    private static let floatPattern: UInt64 = 0x7FE0_0000

    static func double(node: Int) -> UInt64 { 0x7FFC << 48 | UInt64(node) }

    static func float(node: Int) -> UInt64 { 0x7FFD << 48 | floatPattern | UInt64(node) }

    /// The node of a word in a slot of type `Double`.
    @inline(__always)
    static func node(ofDouble word: UInt64) -> Int? {
        word >> 48 == 0x7FFC ? Int(word & 0xFFFF_FFFF_FFFF) : nil
    }

    /// The node of a word in a slot of type `Float`, with or without its high half.
    @inline(__always)
    static func node(ofFloat word: UInt64) -> Int? {
        word & 0xFFE0_0000 == floatPattern ? Int(word & 0x1F_FFFF) : nil
    }

    /// Whether a word of unknown type is tracked.
    @inline(__always)
    static func isTracked(_ word: UInt64) -> Bool {
        word >> 49 == 0x7FFC >> 1
    }

    /// A `Float` read from a packed array, with the high half that marks a tracked one in a slot.
    static func widened(_ word: UInt64) -> UInt64 {
        node(ofFloat: word).map { float(node: $0) } ?? word
    }
}
