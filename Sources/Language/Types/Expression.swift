import Diagnostics
import SwiftSyntax

/// An expression whose names and types are settled (bound, once inference has finished).
final class Expression {
    enum Kind {
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
        /// `value[keyPath: path]`
        case keyPathAccess(Expression, Expression)
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
        /// An instance as its superclass; its representation stays the same.
        case upcast(Expression)
        /// `super`: self, whose superclass's members are called as they stand there.
        case superReference(Expression)
        /// `type(of:)` of an instance, or of a value behind `any`.
        case typeOf(Expression)
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
    /// A use of a variable of type `Node!`.
    var isImplicitlyUnwrapped = false
    /// `self`, where it is meant and not written; `Self` of a protocol, which is no class's own.
    var isImplicit = false

    /// Of a text with values in it: as it is written, where a type of the program's may collect them.
    var literal: StringLiteralExprSyntax?

    init(_ kind: Kind, _ type: Type, _ range: SourceRange) {
        self.kind = kind
        self.type = type
        self.range = range
    }
}

/// What is given for one of a function's parameters; a variadic one gets an array.
struct Argument {
    var value: Expression
    /// `&x`
    var isInout = false
    /// What the parameter's declaration gives where the call leaves it out.
    var isDefault = false
}

/// An operator whose function is not chosen yet, or a function that there is for each kind of numbers.
final class PendingOperator {
    let name: String
    let operands: [Expression]
    let range: SourceRange
    /// Of a call: the functions that it may be of.
    var functions: [Function] = []
    /// Of a call: whether nothing but what stands around it can say which of them is meant.
    var needsContext = false

    init(name: String, operands: [Expression], range: SourceRange) {
        self.name = name
        self.operands = operands
        self.range = range
    }
}

/// A closure with its parameters and body.
final class ClosureExpression {
    let context: FunctionContext
    var parameters: [Variable] = []
    /// `[x = …]`: constants made together with the closure.
    var captureList: [(variable: Variable, value: Expression)] = []
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
    /// The function or closure whose body it is, once that has been checked.
    var context: FunctionContext?
    /// Variables of outer functions that the body uses, and must be given.
    var captures: [Variable] { context?.captures ?? [] }
}
