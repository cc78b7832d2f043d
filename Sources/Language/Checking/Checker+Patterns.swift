import Diagnostics
import SwiftSyntax

/// Patterns of `case`, `if case`, `catch` and `for case`.
extension Checker {
    /// A pattern of `case`, `if case`, `catch` or `for case` against a value's type.
    func checkPattern(_ syntax: PatternSyntax, _ type: Type, isLet: Bool) -> Pattern {
        let type = normalized(type)
        if syntax.is(WildcardPatternSyntax.self) { return .anything }
        if let binding = syntax.as(ValueBindingPatternSyntax.self) {
            let isLet = binding.bindingSpecifier.tokenKind == .keyword(.let)
            return checkBindingPattern(binding.pattern, type, isLet: isLet)
        }
        if let name = syntax.as(IdentifierPatternSyntax.self) {
            return .variable(newVariable(name.identifier, type, isLet: isLet, storage: .local))
        }
        if let tuple = syntax.as(TuplePatternSyntax.self) {
            return tuplePattern(tuple.elements.map(\.pattern), type, syntax) {
                self.checkPattern($0, $1, isLet: isLet)
            }
        }
        if let test = syntax.as(IsTypePatternSyntax.self) {
            return castPattern(resolver.resolve(test.type), .anything, type)
        }
        if let expression = syntax.as(ExpressionPatternSyntax.self) {
            return checkExpressionPattern(expression.expression, type, binding: nil)
        }
        error("unsupported-pattern", "Swiftlet does not support this pattern", at: syntax)
        return .anything
    }

    /// What follows `let` in `case let .some(x)` or `case let x as Int`.
    private func checkBindingPattern(_ syntax: PatternSyntax, _ type: Type, isLet: Bool) -> Pattern
    {
        if let expression = syntax.as(ExpressionPatternSyntax.self) {
            return checkExpressionPattern(expression.expression, type, binding: isLet)
        }
        return checkPattern(syntax, type, isLet: isLet)
    }

    private func tuplePattern<Part>(
        _ parts: [Part], _ type: Type, _ syntax: some SyntaxProtocol,
        _ check: (Part, Type) -> Pattern
    ) -> Pattern {
        if parts.count == 1 { return check(parts[0], type) }
        guard case .tuple(let elements) = type, elements.count == parts.count else {
            if !type.isError {
                error(
                    "tuple-pattern",
                    "this pattern has \(parts.count) parts, but the value is \(article(type.resolved))",
                    at: syntax)
            }
            return .anything
        }
        return .tuple(zip(parts, elements).map { check($0, $1.type) })
    }

    /// Cases, optionals, casts and values. With `binding`, plain names declare variables.
    private func checkExpressionPattern(_ syntax: ExprSyntax, _ type: Type, binding: Bool?)
        -> Pattern
    {
        probePattern(syntax, of: type)
        if let nested = syntax.as(PatternExprSyntax.self) {
            return checkPattern(nested.pattern, type, isLet: binding ?? true)
        }
        if syntax.is(DiscardAssignmentExprSyntax.self) { return .anything }
        if let name = syntax.as(DeclReferenceExprSyntax.self), let isLet = binding {
            return .variable(newVariable(name.baseName, type, isLet: isLet, storage: .local))
        }
        if syntax.is(NilLiteralExprSyntax.self), type.wrapped != nil { return .none }
        if let optional = syntax.as(OptionalChainingExprSyntax.self), let wrapped = type.wrapped {
            return .some(checkExpressionPattern(optional.expression, wrapped, binding: binding))
        }
        if let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count > 1 || binding != nil {
            return tuplePattern(tuple.elements.map(\.expression), type, syntax) {
                self.checkExpressionPattern($0, $1, binding: binding)
            }
        }
        if let cast = syntax.as(AsExprSyntax.self) {
            let target = resolver.resolve(cast.type)
            return castPattern(
                target, checkExpressionPattern(cast.expression, target, binding: binding), type)
        }
        if let pattern = checkCasePattern(syntax, type, binding: binding) { return pattern }
        return checkValuePattern(syntax, type)
    }

    /// `let x as T` and `is T` look at the value within an optional.
    private func castPattern(_ target: Type, _ inner: Pattern, _ type: Type) -> Pattern {
        guard looksWithin(type, toCastTo: target), let wrapped = type.wrapped else {
            return .type(target, inner)
        }
        return .some(castPattern(target, inner, wrapped))
    }

    /// `.circle(let r)`, `Shape.circle(r)`, `.none`
    private func checkCasePattern(_ syntax: ExprSyntax, _ type: Type, binding: Bool?) -> Pattern? {
        var callee = syntax
        var arguments: [(String?, ExprSyntax)]?
        if let call = syntax.as(FunctionCallExprSyntax.self) {
            callee = call.calledExpression
            arguments = call.arguments.map { ($0.label?.identifierText, $0.expression) }
        }
        guard let member = callee.as(MemberAccessExprSyntax.self) else { return nil }
        let name = member.declName.baseName.identifierText
        if member.base == nil { probeImplicitMember(member.declName, of: type) }
        var target = type
        if let base = member.base {
            guard let written = typeExpression(base) else { return nil }
            target = written
            if let wanted = type.wrapped, written.nominal == wanted.nominal {
                target = wanted
            } else if written.nominal == type.nominal {
                target = type
            }
        }
        if let wrapped = type.wrapped {
            if name == "some", arguments == nil { return Pattern.some(.anything) }
            if name == "some", let first = arguments?.first {
                return Pattern.some(checkExpressionPattern(first.1, wrapped, binding: binding))
            }
            if name == "none" { return Pattern.none }
            // A case of what the optional wraps.
            if let inner = checkCasePattern(syntax, wrapped, binding: binding) {
                return Pattern.some(inner)
            }
        }
        guard let nominal = target.nominal, nominal.kind == .enumeration else { return nil }
        let found = environment.ownMembers(of: nominal, named: name)
        guard let enumCase = found.compactMap({ $0 as? EnumCase }).first else {
            if found.isEmpty {
                let close = closestName(to: name, among: nominal.cases.map(\.name))
                error(
                    "unknown-case", "'\(nominal.displayName)' has no case '\(name)'",
                    at: member.declName,
                    hint: close.map { "did you mean '.\($0)'?" }
                        ?? "its cases are: \(nominal.cases.map { "." + $0.name }.joined(separator: ", "))"
                )
                return .anything
            }
            return nil
        }
        let map = Substitution(nominal.parameters, target.arguments)
        let types = enumCase.payload.map { conformances.substitute($0.type, map) }
        guard let arguments else {
            return wrapCast(.enumCase(enumCase, target, types.map { _ in .anything }), type, target)
        }
        if arguments.count == 1, types.count > 1 {
            let whole = Type.tuple(
                zip(enumCase.payload, types).map { Type.TupleElement(label: $0.label, type: $1) })
            switch checkExpressionPattern(arguments[0].1, whole, binding: binding) {
            case .tuple(let parts): return .enumCase(enumCase, target, parts)
            case .variable(let variable):
                let parts = gathered(types, into: variable, whole, range(syntax))
                return .enumCase(enumCase, target, parts)
            default: return .enumCase(enumCase, target, types.map { _ in .anything })
            }
        }
        guard arguments.count == types.count else {
            error(
                "payload-count",
                "'.\(name)' carries \(count(types.count, "value")), but the pattern has \(arguments.count)",
                at: syntax)
            // The names exist, so that their uses are not reported as well.
            for argument in arguments {
                _ = checkExpressionPattern(argument.1, .error, binding: binding)
            }
            return .anything
        }
        for (argument, payload) in zip(arguments, enumCase.payload) {
            guard let label = argument.0, label != payload.label else { continue }
            error(
                "argument-label",
                payload.label.map { "'.\(name)' calls this value '\($0)', not '\(label)'" }
                    ?? "'.\(name)' has no name for this value",
                at: argument.1)
        }
        let parts = zip(arguments, types).map {
            checkExpressionPattern($0.1, $1, binding: binding)
        }
        return wrapCast(.enumCase(enumCase, target, parts), type, target)
    }

    /// `case .moved(let both)`: one name for all that a case carries.
    private func gathered(
        _ types: [Type], into variable: Variable, _ whole: Type, _ place: SourceRange
    ) -> [Pattern] {
        let parts = types.map { type -> Variable in
            let part = Variable(
                name: "(part)", storage: .local, isLet: true, type: type, file: file, range: place)
            part.context = context
            return part
        }
        let value = Expression(
            .tuple(parts.map { reference(to: $0, place) }), normalized(whole), place)
        var patterns = parts.map { Pattern.variable($0) }
        if let last = patterns.popLast() { patterns.append(.gathered(last, variable, value)) }
        return patterns
    }

    /// A case of a concrete type matched against an existential (`catch MyError.bad`) is a cast first.
    private func wrapCast(_ pattern: Pattern, _ type: Type, _ target: Type) -> Pattern {
        if case .existential = type { return .type(target, pattern) }
        return pattern
    }

    /// A value, range or expression: `~=`.
    private func checkValuePattern(_ syntax: ExprSyntax, _ type: Type) -> Pattern {
        let placeholder = Expression(.placeholder, type, range(syntax))
        let test = checkingWhole { () -> Expression in
            let value = check(syntax, type)
            if value.type.isError { return failed(syntax) }
            let valueType = normalized(value.type)
            if let match = matchOperator(value, placeholder, syntax) { return match }
            if !isRange(valueType) {
                guard let converted = convert(value, to: type) else {
                    reportMismatch(value, type, .other, at: range(syntax))
                    return failed(syntax)
                }
                return binary("==", placeholder, converted, environment.bool, syntax)
            }
            guard
                let contains = members(of: valueType, named: "contains", isStatic: false).first(
                    where: {
                        ($0.0 as? Function)?.parameters.count == 1
                    })
            else { return failed(syntax) }
            _ = solver.unify(valueType.arguments.first ?? .error, type)
            let candidate = Candidate(
                declaration: contains.0, base: value, baseType: valueType, substitution: contains.1)
            let written = [WrittenArgument(syntax: syntax, checked: placeholder)]
            return apply(
                candidate, Matching(positions: [[0]]), written, environment.bool, at: syntax)
        }
        return .test(placeholder: placeholder, test ?? failed(syntax))
    }

    /// `~=` as somebody declared it for these types.
    private func matchOperator(
        _ value: Expression, _ subject: Expression, _ syntax: ExprSyntax
    ) -> Expression? {
        let candidates = operators("~=", [value.type, subject.type], environment.bool, arity: 2)
        let written = [value, subject].map { WrittenArgument(syntax: syntax, checked: $0) }
        guard let chosen = viable(candidates, written, environment.bool).first else { return nil }
        return apply(
            chosen, Matching(positions: [[0], [1]]), written, environment.bool, at: syntax)
    }

    private func isRange(_ type: Type) -> Bool {
        ["Range", "ClosedRange", "PartialRangeFrom", "PartialRangeThrough", "PartialRangeUpTo"]
            .contains { type.isLibrary($0) }
    }
}
