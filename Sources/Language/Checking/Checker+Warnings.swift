import Diagnostics
import SwiftSyntax

/// What is allowed and yet most likely not meant, as Swift warns of it. A cell's own variables are
/// left alone: later cells may use them.
extension Checker {
    private func warn(_ id: String, _ message: String, at place: SourceRange, hint: String? = nil) {
        if file.origin == .library { return }
        environment.report(Diagnostic(.warning, id: id, message, at: place, hint: hint))
    }

    /// A statement that is an expression with a value.
    func warnIfUnused(_ value: Expression, _ syntax: ExprSyntax) {
        if value.type.isVoid || value.type.isError || value.type.isLibrary("Never") { return }
        if case .optionalChain = value.kind, value.type.wrapped?.isVoid == true { return }
        guard let what = unusedResult(value) else { return }
        warn(
            "unused-result", "\(what) is not used", at: range(syntax),
            hint: "write '_ = …' if that is meant")
    }

    /// What a statement computes for nothing.
    private func unusedResult(_ value: Expression) -> String? {
        switch value.kind {
        case .call(let function, _, _, _):
            if function.isDiscardable { return nil }
            if function.role == .initializer {
                return "the new '\(function.owner?.displayName ?? "value")'"
            }
            return "the result of '\(function.name)'"
                + (function.isOperator ? " on \(value.type.resolved)" : "")
        case .tryExpression(let inner, .optional):
            if inner.type.isVoid { return nil }
            return "the result of 'try?'"
        case .tryExpression(let inner, _): return unusedResult(inner)
        case .variable(let variable): return "'\(variable.name)'"
        case .property(_, let variable): return "the value of '\(variable.name)'"
        case .integer, .float, .string, .boolean, .array, .dictionary, .interpolation:
            return "this value"
        case .closure: return "this closure"
        default: return nil
        }
    }

    /// A statement after one that never lets it have its turn.
    func warnIfUnreachable(_ statements: [Statement]) {
        for (before, after) in zip(statements, statements.dropFirst()) {
            if case .nothing = after.kind { continue }
            guard let word = Self.leaving(before) else { continue }
            warn("unreachable-code", "nothing after '\(word)' is ever executed", at: after.range)
            return
        }
    }

    private static func leaving(_ statement: Statement) -> String? {
        switch statement.kind {
        case .returning: "return"
        case .throwing: "throw"
        case .breaking: "break"
        case .continuing: "continue"
        default: nil
        }
    }

    /// Local names that nothing uses, and variables that never vary, when a body has been checked.
    func warnAboutLocals(of inner: FunctionContext) {
        for variable in inner.locals where !variable.type.isError {
            let name = variable.name
            if name == "_" || name == "self" || name.hasPrefix("$") { continue }
            if variable.uses == 0 {
                if variable.isMutated, !variable.isLet {
                    warn(
                        "never-read", "'\(name)' is written to, but never read", at: variable.range)
                } else {
                    warn(
                        "never-used", "'\(name)' is never used", at: variable.range,
                        hint: variable.isBinding
                            ? "leave it out, or write '_ = …' for what it is computed from"
                            : "write '_' in its place")
                }
            } else if !variable.isLet, !variable.isMutated, variable.isBinding {
                warn(
                    "never-mutated", "'\(name)' never changes", at: variable.range,
                    hint: "declare it with 'let'")
            }
        }
    }

    /// `is` and `as?` that cannot but succeed.
    func warnIfCertain(_ value: Expression, _ type: Type, _ word: String, at place: SourceRange) {
        let from = value.type.resolved
        let to = type.resolved
        guard !from.isError, from.isConcrete, from == to else { return }
        warn(
            "always-true",
            word == "is"
                ? "this is always true: the value is \(article(from))"
                : "'\(word)' always succeeds: the value is \(article(from))", at: place)
    }

    /// A value that is never nil where an optional is asked about: it counts as one.
    func treatedAsOptional(_ value: Expression, _ question: String) -> Expression {
        if value.type.wrapped != nil || value.type.isError { return value }
        warn(
            "never-nil", "\(article(value.type.resolved)) is never nil: \(question)",
            at: value.range)
        return Expression(.wrap(value), environment.optional(value.type), value.range)
    }
}
