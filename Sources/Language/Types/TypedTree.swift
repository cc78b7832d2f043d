import Diagnostics

/// An expression whose names and types are settled (bound, once inference has finished).
final class Expression {
    indirect enum Kind {
        case integer(UInt64, isNegative: Bool)
        case float(Double)
        case boolean(Bool)
        case string(String)
        case interpolation([Expression])
        case nilLiteral
        case variable(Variable)
        /// A function as a value; `base` for a method taken from an instance.
        case functionValue(Function, Substitution, base: Expression?)
        case metatype(Type)
        case call(Function, Substitution, base: Expression?, [Argument])
        case callValue(Expression, [Argument])
        case enumCase(EnumCase, [Argument])
        case property(Expression, Variable)
        case staticProperty(Type, Variable)
        case subscriptAccess(Expression, Variable, Substitution, [Argument])
        case tupleElement(Expression, Int)
        case tuple([Expression])
        case array([Expression])
        case dictionary([(Expression, Expression)])
        case closure(ClosureExpression)
        case assign(Expression, Expression)
        case discard(Expression)
        case ternary(Expression, Expression, Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case coalesce(Expression, Expression)
        case wrap(Expression)
        case makeExistential(Expression)
        case openExistential(Expression)
        case convertFunction(Expression)
        case forceUnwrap(Expression)
        /// `a?.b`: the whole chain; nil if a `bindOptional` within finds nil.
        case optionalChain(Expression)
        case bindOptional(Expression)
        case isType(Expression, Type)
        /// `as?`, `as!` (`isForced`).
        case cast(Expression, Type, isForced: Bool)
        /// `self.init(…)`: the call that makes what `self` becomes.
        case delegate(Expression)
        case tryExpression(Expression, Try)
        case ifExpression(Statement)
        /// The hidden variable of a tuple destructuring and the like.
        case placeholder
        /// An operator over literals alone, chosen once their type is known.
        case pending(PendingOperator)
        case error
    }

    enum Try { case plain, optional, forced }

    var kind: Kind
    var type: Type
    let range: SourceRange
    var isLvalue = false

    init(_ kind: Kind, _ type: Type, _ range: SourceRange) {
        self.kind = kind
        self.type = type
        self.range = range
    }
}

typealias Substitution = [GenericParameter: Type]

struct Argument {
    var value: Expression
    /// `&x`
    var isInout = false
    /// The variadic parameter's values arrive as one array expression.
    var isAutoclosure = false
}

final class PendingOperator {
    let name: String
    let operands: [Expression]
    let range: SourceRange
    var expected: Type?

    init(name: String, operands: [Expression], range: SourceRange) {
        self.name = name
        self.operands = operands
        self.range = range
    }
}

final class ClosureExpression {
    let context: FunctionContext
    var parameters: [Variable] = []
    var body = FunctionBody()
    var type: FunctionType
    let range: SourceRange

    init(context: FunctionContext, type: FunctionType, range: SourceRange) {
        self.context = context
        self.type = type
        self.range = range
    }
}

/// What a function does, with its parameters as variables.
final class FunctionBody {
    var parameters: [Variable] = []
    var selfVariable: Variable?
    var statements: [Statement] = []
    /// Variables of outer functions that the body uses, and must be given.
    var captures: [Variable] = []
}

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
        case localFunction(Function, Variable)
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

enum Condition {
    case boolean(Expression)
    case matching(Pattern, Expression)
}

struct SwitchCase {
    /// Empty for `default`.
    var items: [(pattern: Pattern, filter: Expression?)]
    var isDefault: Bool
    var body: [Statement]
    var range: SourceRange
}

struct CatchClause {
    var pattern: Pattern
    var filter: Expression?
    var body: [Statement]
}

indirect enum Pattern {
    case anything
    case variable(Variable)
    case tuple([Pattern])
    /// A payload case, its parts matched in order.
    case enumCase(EnumCase, Type, [Pattern])
    case some(Pattern)
    case none
    case type(Type, Pattern)
    /// `~=`: a Bool expression over the placeholder that stands for the subject.
    case test(placeholder: Expression, Expression)
}
