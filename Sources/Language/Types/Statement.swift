import Diagnostics

/// A statement whose expressions are settled.
final class Statement {
    indirect enum Kind {
        case expression(Expression)
        /// Declares the pattern's variables.
        case declare(Pattern, Expression?)
        case conditional([Condition], [Statement], [Statement])
        case guarding([Condition], [Statement])
        case whileLoop([Condition], [Statement], label: String?)
        case repeatLoop([Statement], Expression, label: String?)
        case forRange(
            Variable?, lower: Expression, upper: Expression, isClosed: Bool, filter: Expression?,
            [Statement], label: String?)
        case forStride(
            Variable?, from: Expression, to: Expression, by: Expression, isThrough: Bool,
            filter: Expression?, [Statement], label: String?)
        case forArray(Pattern, Expression, filter: Expression?, [Statement], label: String?)
        /// `iterator` is a hidden variable; `next` an expression on it giving an optional.
        case forSequence(
            Pattern, iterator: Variable, makeIterator: Expression, next: Expression,
            filter: Expression?, [Statement], label: String?)
        case switching(Expression, [SwitchCase], label: String?)
        case returning(Expression?)
        case breaking(String?)
        case continuing(String?)
        case fallingThrough
        case throwing(Expression)
        case doCatch([Statement], [CatchClause], errorVariable: Variable, label: String?)
        case deferring([Statement])
        case block([Statement], label: String?)
        /// Gives the value of an `if` or `switch` expression's branch.
        case yield(Expression)
        case nothing
    }

    let kind: Kind
    let range: SourceRange

    init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

/// One of the conditions of `if`, `guard` or `while`.
enum Condition {
    case boolean(Expression)
    case matching(Pattern, Expression)
}

/// A pattern of a `case` or `catch`, with its `where`.
typealias PatternItem = (pattern: Pattern, filter: Expression?)

/// A `case` of a `switch` with all its patterns, or its `default`.
struct SwitchCase {
    /// Empty for `default`.
    var items: [PatternItem]
    var isDefault: Bool
    var body: [Statement]
    var range: SourceRange
}

/// A `catch` of a `do`.
struct CatchClause {
    var items: [PatternItem]
    var body: [Statement]
}
