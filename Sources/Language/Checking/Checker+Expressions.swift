import Diagnostics
import SwiftSyntax

/// Expressions by kind.
extension Checker {
    /// Checks an expression; the result's type need not be the expected one yet.
    func check(_ syntax: ExprSyntax, _ expected: Type? = nil) -> Expression {
        defer { environment.effort.leave() }
        let mayGoOn = environment.effort.enter(isInterrupted: environment.isInterrupted)
        // What the library declares is checked once for all cells.
        guard mayGoOn || file.origin == .library else {
            environment.reportSpent(at: range(syntax))
            return failed(syntax)
        }
        if !insideOptionalChain, Self.startsOptionalChain(syntax) {
            return checkOptionalChain(syntax, expected)
        }
        return checkKind(syntax, expected)
    }

    private func checkKind(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        switch syntax.as(ExprSyntaxEnum.self) {
        case .integerLiteralExpr(let literal): return checkInteger(literal)
        case .floatLiteralExpr(let literal): return checkFloat(literal)
        case .booleanLiteralExpr(let literal):
            return Expression(
                .boolean(literal.literal.tokenKind == .keyword(.true)), environment.bool,
                range(syntax))
        case .stringLiteralExpr(let literal): return checkString(literal, expected)
        case .nilLiteralExpr: return checkNil(syntax, expected)
        case .declReferenceExpr(let reference): return checkReference(reference, expected)
        case .memberAccessExpr(let member): return checkMemberAccess(member, expected)
        case .functionCallExpr(let call): return checkCall(call, expected)
        case .subscriptCallExpr(let call): return checkSubscript(call, expected)
        case .infixOperatorExpr(let infix): return checkInfix(infix, expected)
        case .prefixOperatorExpr(let prefix): return checkPrefix(prefix, expected)
        case .postfixOperatorExpr(let postfix): return checkPostfix(postfix)
        case .ternaryExpr(let ternary): return checkTernary(ternary, expected)
        case .tupleExpr(let tuple): return checkTuple(tuple, expected)
        case .arrayExpr(let array): return checkArray(array, expected)
        case .dictionaryExpr(let dictionary): return checkDictionary(dictionary, expected)
        case .closureExpr(let closure): return checkClosure(closure, expected)
        case .forceUnwrapExpr(let unwrap): return checkForceUnwrap(unwrap, expected)
        case .optionalChainingExpr(let chain): return checkChainLink(chain)
        case .tryExpr(let attempt): return checkTry(attempt, expected)
        case .asExpr(let cast): return checkCast(cast)
        case .isExpr(let test):
            return checkTypeTest(test)
        case .ifExpr, .switchExpr: return checkStatementExpression(syntax, expected)
        case .genericSpecializationExpr:
            if let type = typeExpression(syntax) {
                return Expression(.metatype(type), .metatype(type), range(syntax))
            }
            return failedSpecialization(syntax)
        case .inOutExpr(let argument):
            error(
                "unexpected-inout", "'&' belongs before an argument of an inout parameter",
                at: syntax)
            return check(argument.expression)
        case .discardAssignmentExpr:
            error("unexpected-discard", "'_' can stand only on the left of '='", at: syntax)
            return failed(syntax)
        case .missingExpr: return failed(syntax)
        case .awaitExpr(let waiting):
            error(
                "unsupported-async", "Swiftlet has no async functions", at: syntax,
                hint: "leave out 'await'")
            return check(waiting.expression)
        case .regexLiteralExpr(let literal): return checkRegex(literal)
        case .macroExpansionExpr(let macro):
            return sourceLocation(macro.macroName.text, at: range(syntax))
                ?? noMacros(syntax)
        case .keyPathExpr(let path): return checkKeyPath(path, expected)
        case .superExpr: return checkSuper(syntax)
        default:
            error(
                "unsupported-expression", "Swiftlet does not support this kind of expression",
                at: syntax)
            return failed(syntax)
        }
    }

    private func checkTry(_ syntax: TryExprSyntax, _ expected: Type?) -> Expression {
        tryDepth += 1
        defer { tryDepth -= 1 }
        switch syntax.questionOrExclamationMark?.tokenKind {
        case .postfixQuestionMark?:
            catchDepth += 1
            let inner = check(syntax.expression, expected?.wrapped ?? expected)
            catchDepth -= 1
            let type = inner.type.wrapped != nil ? inner.type : environment.optional(inner.type)
            return Expression(.tryExpression(inner, .optional), type, range(syntax))
        case .exclamationMark?:
            catchDepth += 1
            let inner = check(syntax.expression, expected)
            catchDepth -= 1
            return Expression(.tryExpression(inner, .forced), inner.type, range(syntax))
        default:
            return check(syntax.expression, expected)
        }
    }

    private func checkCast(_ syntax: AsExprSyntax) -> Expression {
        let type = resolver.resolve(syntax.type)
        switch syntax.questionOrExclamationMark?.tokenKind {
        case .postfixQuestionMark?:
            let value = settledBase(check(syntax.expression))
            warnIfCertain(value, type, "as?", at: range(syntax))
            return conditionalCast(value, type, range(syntax))
        case .exclamationMark?:
            let value = unwrapped(settledBase(check(syntax.expression)), toCastTo: type)
            warnIfCertain(value, type, "as!", at: range(syntax))
            return Expression(.cast(value, type, isForced: true), type, range(syntax))
        default:
            let value = check(syntax.expression, as: type, .other)
            // `pet as Animal` is known by no more than that.
            guard type.isExistential, value.type.isExistential, value.type.shallow != type.shallow
            else { return value }
            return Expression(.upcast(value), type, range(syntax))
        }
    }

    /// Whether a cast looks at the value within an optional: `settings["on"] as? Bool`.
    func looksWithin(_ value: Type, toCastTo type: Type) -> Bool {
        if case .existential(let protocols) = type.shallow, protocols.isEmpty { return false }
        return value.wrapped != nil && type.wrapped == nil && !type.isError
    }

    /// `value as? T`, where the value may be an optional itself.
    private func conditionalCast(_ value: Expression, _ type: Type, _ place: SourceRange)
        -> Expression
    {
        let result = environment.optional(type)
        guard looksWithin(value.type, toCastTo: type), let wrapped = value.type.wrapped else {
            return Expression(.cast(value, type, isForced: false), result, place)
        }
        let bound = Expression(.bindOptional(value), wrapped, value.range)
        return Expression(
            .optionalChain(conditionalCast(bound, type, place)), result, place)
    }

    private func unwrapped(_ value: Expression, toCastTo type: Type) -> Expression {
        guard looksWithin(value.type, toCastTo: type), let wrapped = value.type.wrapped else {
            return value
        }
        return unwrapped(Expression(.forceUnwrap(value), wrapped, value.range), toCastTo: type)
    }

    private func checkTypeTest(_ syntax: IsExprSyntax) -> Expression {
        let type = resolver.resolve(syntax.type)
        let value = settledBase(check(syntax.expression))
        guard looksWithin(value.type, toCastTo: type) else {
            warnIfCertain(value, type, "is", at: range(syntax))
            return Expression(.isType(value, type), environment.bool, range(syntax))
        }
        // "Is there a value of the type?"
        let cast = conditionalCast(value, type, range(syntax))
        return Expression(.isType(cast, cast.type), environment.bool, range(syntax))
    }
}
