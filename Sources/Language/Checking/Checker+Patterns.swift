import Diagnostics
import SwiftSyntax

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
            return .type(resolver.resolve(test.type), .anything)
        }
        if let expression = syntax.as(ExpressionPatternSyntax.self) {
            return checkExpressionPattern(expression.expression, type, binding: nil)
        }
        error("unsupported-pattern", "Swiftlet does not support this pattern", at: syntax)
        return .anything
    }

    /// What follows `let` in `case let .some(x)` or `case let x as Int`.
    private func checkBindingPattern(_ syntax: PatternSyntax, _ type: Type, isLet: Bool) -> Pattern {
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
    private func checkExpressionPattern(_ syntax: ExprSyntax, _ type: Type, binding: Bool?) -> Pattern {
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
            return .type(target, checkExpressionPattern(cast.expression, target, binding: binding))
        }
        if let pattern = checkCasePattern(syntax, type, binding: binding) { return pattern }
        return checkValuePattern(syntax, type)
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
        var target = type
        if let base = member.base {
            guard let written = typeExpression(base) else { return nil }
            target = written
            if let wanted = type.wrapped, written.nominal == wanted.nominal { target = wanted }
            else if written.nominal == type.nominal { target = type }
        }
        if let wrapped = type.wrapped {
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
                        ?? "its cases are: \(nominal.cases.map { "." + $0.name }.joined(separator: ", "))")
                return .anything
            }
            return nil
        }
        let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, target.arguments))
        let types = enumCase.payload.map { conformances.substitute($0.type, map) }
        guard let arguments else { return wrapCast(.enumCase(enumCase, target, types.map { _ in .anything }), type, target) }
        if arguments.count == 1, types.count > 1 {
            let whole = Type.tuple(
                zip(enumCase.payload, types).map { Type.TupleElement(label: $0.label, type: $1) })
            if case .tuple(let parts) = checkExpressionPattern(arguments[0].1, whole, binding: binding) {
                return .enumCase(enumCase, target, parts)
            }
            return .enumCase(enumCase, target, types.map { _ in .anything })
        }
        guard arguments.count == types.count else {
            error(
                "payload-count",
                "'.\(name)' carries \(count(types.count, "value")), but the pattern has \(arguments.count)",
                at: syntax)
            return .anything
        }
        let parts = zip(arguments, types).map {
            checkExpressionPattern($0.1, $1, binding: binding)
        }
        return wrapCast(.enumCase(enumCase, target, parts), type, target)
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
            if !isRange(valueType) {
                let target = type.wrapped != nil && valueType.wrapped == nil ? type : type
                guard let converted = convert(value, to: target) else {
                    reportMismatch(value, type, .other, at: range(syntax))
                    return failed(syntax)
                }
                return binary("==", placeholder, converted, environment.bool, syntax)
            }
            guard
                let contains = members(of: valueType, named: "contains", isStatic: false).first(where: {
                    ($0.0 as? Function)?.parameters.count == 1
                })
            else { return failed(syntax) }
            _ = solver.unify(valueType.arguments.first ?? .error, type)
            let candidate = Candidate(
                declaration: contains.0, base: value, baseType: valueType, substitution: contains.1)
            let written = [WrittenArgument(syntax: syntax, checked: placeholder)]
            return apply(candidate, Matching(positions: [[0]]), written, environment.bool, at: syntax)
        }
        return .test(placeholder: placeholder, test ?? failed(syntax))
    }

    private func isRange(_ type: Type) -> Bool {
        ["Range", "ClosedRange", "PartialRangeFrom", "PartialRangeThrough", "PartialRangeUpTo"]
            .contains { type.isLibrary($0) }
    }

    // MARK: switch

    func checkSwitch(_ syntax: SwitchExprSyntax, label: String?, yielding: ((ExprSyntax) -> Statement)? = nil)
        -> Statement
    {
        let subject = checkWhole(syntax.subject)
        var cases: [SwitchCase] = []
        for item in syntax.cases {
            guard case .switchCase(let written) = item else { continue }
            cases.append(
                inScope(Scope(parent: scope)) {
                    checkCase(written, subject.type.resolved, label, yielding)
                })
        }
        if !subject.type.isError { checkExhaustive(cases, subject.type.resolved, syntax) }
        return Statement(.switching(subject, cases, label: label), range(syntax))
    }

    private func checkCase(
        _ syntax: SwitchCaseSyntax, _ type: Type, _ label: String?,
        _ yielding: ((ExprSyntax) -> Statement)?
    ) -> SwitchCase {
        var items: [(pattern: Pattern, filter: Expression?)] = []
        var isDefault = false
        switch syntax.label {
        case .default: isDefault = true
        case .case(let written):
            for item in written.caseItems {
                let pattern = checkPattern(item.pattern, type, isLet: true)
                let filter = item.whereClause.map {
                    checkWhole($0.condition, as: environment.bool, .condition)
                }
                items.append((pattern, filter))
            }
        }
        let body = looping(label) { () -> [Statement] in
            if let yielding, syntax.statements.count == 1, let only = syntax.statements.first,
                let expression = only.item.as(ExprSyntax.self)
            {
                return [yielding(expression)]
            }
            return checkStatements(syntax.statements)
        }
        if syntax.statements.isEmpty {
            error(
                "empty-case", "a case needs at least one statement", at: syntax.label,
                hint: "write 'break' to do nothing")
        }
        return SwitchCase(items: items, isDefault: isDefault, body: body, range: range(syntax))
    }

    private func checkExhaustive(_ cases: [SwitchCase], _ type: Type, _ syntax: SwitchExprSyntax) {
        if cases.contains(where: \.isDefault) { return }
        let patterns = cases.flatMap { $0.items }.filter { $0.filter == nil }.map(\.pattern)
        guard let missing = Exhaustiveness(checker: self).missing(patterns, type) else { return }
        error(
            "switch-not-exhaustive", "this switch does not cover \(missing)",
            at: syntax.switchKeyword, hint: "add the missing case or a 'default:'")
    }

    // MARK: if and switch as expressions

    func checkStatementExpression(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        let result: Type = expected ?? .variable(TypeVariable())
        func yielding(_ expression: ExprSyntax) -> Statement {
            let nested = expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self)
            let wanted = normalized(result)
            let value =
                nested
                ? checkStatementExpression(expression, result)
                : check(expression, wanted.isUnresolvedVariable ? nil : wanted)
            if isNeverType(value.type) { return Statement(.expression(value), range(expression)) }
            return Statement(
                .yield(converted(value, to: result, .branch, at: expression)), range(expression))
        }
        let statement: Statement
        if let conditional = syntax.as(IfExprSyntax.self) {
            statement = ifExpression(conditional, yielding)
        } else if let switching = syntax.as(SwitchExprSyntax.self) {
            statement = checkSwitch(switching, label: nil, yielding: yielding)
        } else {
            return failed(syntax)
        }
        return Expression(.ifExpression(statement), result, range(syntax))
    }

    private func isNeverType(_ type: Type) -> Bool { type.isLibrary("Never") }

    private func ifExpression(_ syntax: IfExprSyntax, _ yielding: (ExprSyntax) -> Statement) -> Statement {
        func branch(_ block: CodeBlockSyntax) -> [Statement] {
            inScope(Scope(parent: scope)) {
                if block.statements.count == 1, let only = block.statements.first,
                    let expression = only.item.as(ExprSyntax.self)
                {
                    return [yielding(expression)]
                }
                return checkStatements(block.statements)
            }
        }
        let (conditions, then) = inScope(Scope(parent: scope)) {
            (checkConditions(syntax.conditions), branch(syntax.body))
        }
        var otherwise: [Statement] = []
        switch syntax.elseBody {
        case .codeBlock(let block): otherwise = branch(block)
        case .ifExpr(let nested): otherwise = [ifExpression(nested, yielding)]
        case nil:
            error(
                "if-needs-else", "an 'if' that gives a value needs an 'else'", at: syntax.ifKeyword)
        }
        return Statement(.conditional(conditions, then, otherwise), range(syntax))
    }
}

/// Finds what a switch leaves out.
struct Exhaustiveness {
    let checker: Checker

    /// A description of something no pattern matches; nil if all is covered.
    func missing(_ patterns: [Pattern], _ type: Type) -> String? {
        if patterns.contains(where: { covers($0) }) { return nil }
        let type = checker.normalized(type)
        if let wrapped = type.wrapped {
            let inner = patterns.compactMap { pattern -> Pattern? in
                if case .some(let inner) = pattern { return inner }
                return nil
            }
            let hasNone = patterns.contains { if case .none = $0 { true } else { false } }
            if !hasNone { return "nil" }
            return missing(inner, wrapped).map { "\($0) wrapped in an optional" }
        }
        if type.isLibrary("Bool") {
            for value in [true, false] where !patterns.contains(where: { matches($0, value) }) {
                return "\(value)"
            }
            return nil
        }
        if let nominal = type.nominal, nominal.kind == .enumeration {
            for enumCase in nominal.cases {
                let parts = patterns.compactMap { pattern -> [Pattern]? in
                    if case .enumCase(let found, _, let parts) = pattern, found === enumCase {
                        return parts
                    }
                    return nil
                }
                if !parts.contains(where: { $0.allSatisfy(covers) }) { 
                    if coversTogether(parts, enumCase, type) { continue }
                    return ".\(enumCase.name)"
                }
            }
            return nil
        }
        if case .tuple(let elements) = type {
            let rows = patterns.compactMap { pattern -> [Pattern]? in
                if case .tuple(let parts) = pattern { return parts }
                return nil
            }
            if coversProduct(rows, elements.map(\.type)) { return nil }
            return "every combination"
        }
        return "every value of \(type.resolved)"
    }

    private func coversTogether(_ rows: [[Pattern]], _ enumCase: EnumCase, _ type: Type) -> Bool {
        guard !rows.isEmpty else { return false }
        let map = Dictionary(
            uniqueKeysWithValues: zip(type.nominal?.parameters ?? [], type.arguments))
        return coversProduct(
            rows, enumCase.payload.map { checker.conformances.substitute($0.type, map) })
    }

    /// Whether rows of patterns cover all combinations, column by column.
    private func coversProduct(_ rows: [[Pattern]], _ types: [Type]) -> Bool {
        guard let first = types.first else { return !rows.isEmpty }
        let rest = Array(types.dropFirst())
        let type = checker.normalized(first)
        func remaining(_ keep: (Pattern) -> Bool) -> Bool {
            coversProduct(rows.filter { keep($0[0]) || covers($0[0]) }.map { Array($0.dropFirst()) }, rest)
        }
        if type.isLibrary("Bool") {
            return remaining { matches($0, true) } && remaining { matches($0, false) }
        }
        if let nominal = type.nominal, nominal.kind == .enumeration, type.wrapped == nil {
            return nominal.cases.allSatisfy { enumCase in
                remaining {
                    if case .enumCase(let found, _, let parts) = $0 {
                        return found === enumCase && parts.allSatisfy(covers)
                    }
                    return false
                }
            }
        }
        if type.wrapped != nil {
            return remaining { if case .none = $0 { true } else { false } }
                && remaining { if case .some(let inner) = $0 { covers(inner) } else { false } }
        }
        return remaining { _ in false }
    }

    private func matches(_ pattern: Pattern, _ value: Bool) -> Bool {
        guard case .test(_, let test) = pattern, case .call(_, _, _, let arguments) = test.kind else {
            return false
        }
        return arguments.contains {
            if case .boolean(value) = $0.value.kind { return true }
            return false
        }
    }

    private func covers(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .anything, .variable: true
        case .tuple(let parts): parts.allSatisfy(covers)
        default: false
        }
    }
}
