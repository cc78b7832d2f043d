import SwiftSyntax

/// Call syntax: what is called, and by which name.
extension Checker {
    func checkCall(_ syntax: FunctionCallExprSyntax, _ expected: Type?) -> Expression {
        var arguments = syntax.arguments.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
        if let closure = syntax.trailingClosure {
            arguments.append(
                WrittenArgument(label: nil, syntax: ExprSyntax(closure), isTrailingClosure: true))
        }
        for closure in syntax.additionalTrailingClosures {
            arguments.append(
                WrittenArgument(
                    label: closure.label.identifierText, syntax: ExprSyntax(closure.closure),
                    isTrailingClosure: true))
        }
        let callee = syntax.calledExpression
        if let name = callee.as(DeclReferenceExprSyntax.self) {
            return checkNamedCall(name, arguments, expected, syntax)
        }
        if let member = callee.as(MemberAccessExprSyntax.self),
            typeExpression(callee) == nil
        {
            return checkMemberCall(member, arguments, expected, syntax)
        }
        if let type = typeExpression(callee) {
            return checkInitializerCall(type, arguments, expected, syntax)
        }
        // `(-)(5, 3)`
        if let tuple = callee.as(TupleExprSyntax.self), tuple.elements.count == 1,
            let symbol = tuple.elements.first?.expression.as(DeclReferenceExprSyntax.self),
            case .binaryOperator(let name) = symbol.baseName.tokenKind, arguments.count == 2
        {
            return checkBinary(name, arguments[0], arguments[1], expected, syntax)
        }
        let wanted = callee.is(ClosureExprSyntax.self) ? functionType(arguments, expected) : nil
        return checkValueCall(check(callee, wanted), arguments, expected, syntax)
    }

    /// `{ … }()` where a type is wanted: the closure's result is of that type.
    private func functionType(_ arguments: [WrittenArgument], _ expected: Type?) -> Type? {
        guard let expected, arguments.isEmpty, isKnown(normalized(expected)),
            !normalized(expected).isExistential
        else { return nil }
        return .function(FunctionType(parameters: [], result: expected))
    }

    private func checkNamedCall(
        _ name: DeclReferenceExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let text = name.baseName.identifierText
        probeName(name, nil)
        if text == "type", arguments.count == 1, arguments[0].label == "of" {
            return checkTypeOf(arguments[0], syntax)
        }
        if let type = typeExpression(ExprSyntax(name)) {
            return checkInitializerCall(
                type, on: dynamicSelf(ExprSyntax(name)), arguments, expected, syntax)
        }
        let candidates = lookUp(text, at: name)
        if candidates.isEmpty {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            reportUnknownName(text, at: name)
            return failed(syntax)
        }
        let functions = candidates.filter {
            $0.declaration is Function || $0.declaration is EnumCase
        }
        if functions.isEmpty {
            return checkValueCall(
                use(candidates[0], at: ExprSyntax(name)), arguments, expected, syntax)
        }
        return resolve(functions, arguments, expected, name: text, at: syntax)
    }

    private func checkMemberCall(
        _ member: MemberAccessExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let name = member.declName.baseName.identifierText
        guard let baseSyntax = member.base else {
            return checkImplicitMemberCall(member, arguments, expected, syntax)
        }
        if let type = typeExpression(baseSyntax) {
            let base = dynamicSelf(baseSyntax)
            if name == "init" {
                return checkInitializerCall(type, on: base, arguments, expected, syntax)
            }
            return checkStaticCall(type, name, on: base, member, arguments, expected, syntax)
        }
        if isModule(baseSyntax) { return checkModuleCall(member, arguments, expected, syntax) }
        let base = implicitlyForced(
            settledBase(
                check(
                    baseSyntax,
                    chainContext(baseSyntax, expected) ?? elementContext(baseSyntax, arguments)),
                for: name),
            for: name)
        if name == "init", isClassDelegation(base) {
            return checkDelegation(base, arguments, syntax)
        }
        if name == "init", case .variable(let variable) = base.kind, variable.name == "self",
            context?.function?.role == .initializer
        {
            variable.isMutated = true
            let made = checkInitializerCall(base.type, arguments, expected, syntax)
            return Expression(.delegate(made), .void, range(syntax))
        }
        if base.type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        if case .metatype(let type) = base.type.shallow {
            if name == "init" {
                return checkInitializerCall(type, on: base, arguments, expected, syntax)
            }
            return checkStaticCall(type, name, on: base, member, arguments, expected, syntax)
        }
        probeMember(member.declName, of: base.type, isStatic: false)
        let found = members(of: base.type, named: name, isStatic: false)
        let functions = found.filter { $0.0 is Function }
        if functions.isEmpty {
            return checkValueCall(
                checkMember(of: base, name, at: ExprSyntax(member), naming: member.declName),
                arguments, expected, syntax)
        }
        let candidates = functions.map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        return resolve(candidates, arguments, expected, name: name, at: syntax)
    }

    private func isClassDelegation(_ base: Expression) -> Bool {
        guard base.type.nominal?.kind == .classType else { return false }
        switch base.kind {
        case .variable(let variable): return variable.name == "self"
        case .superReference: return true
        default: return false
        }
    }

    /// - Parameter base: the metatype, where it is a value of the program's.
    private func checkStaticCall(
        _ type: Type, _ name: String, on base: Expression? = nil, _ member: MemberAccessExprSyntax,
        _ arguments: [WrittenArgument], _ expected: Type?, _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        probeMember(member.declName, of: type, isStatic: true)
        let found = members(of: type, named: name, isStatic: true)
        let metatype = base ?? Expression(.metatype(type), .metatype(type), range(member))
        let callable = found.filter { $0.0 is Function || $0.0 is EnumCase }
        if callable.isEmpty {
            guard let first = found.first else {
                reportUnknownMember(name, of: type, isStatic: true, at: member.declName)
                return failed(syntax)
            }
            if let nominal = first.0 as? Nominal {
                return checkInitializerCall(
                    resolver.apply(nominal, [], in: type, at: range(member)), arguments, expected,
                    syntax)
            }
            let candidate = Candidate(
                declaration: first.0, base: metatype, baseType: type, substitution: first.1)
            return checkValueCall(
                use(candidate, at: ExprSyntax(member)), arguments, expected, syntax)
        }
        let candidates = callable.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        return resolve(candidates, arguments, expected, name: name, at: syntax)
    }

    /// `.adam(learningRate: 0.001)` where the type is expected from outside.
    private func checkImplicitMemberCall(
        _ member: MemberAccessExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        probeImplicitMember(member.declName, of: expected)
        let name = member.declName.baseName.identifierText
        guard let type = contextualType(expected, named: name) else {
            error(
                "no-context", "the type of '.\(name)' cannot be inferred here", at: member,
                hint: dotHint(name))
            return failed(syntax)
        }
        if name == "init" {
            return checkInitializerCall(
                initialized(type, arguments), arguments, expected, syntax)
        }
        return checkStaticCall(type, name, member, arguments, expected, syntax)
    }

    /// `node = .init(3, parent: root)` where a `Node?` is wanted makes a `Node`.
    private func initialized(_ type: Type, _ arguments: [WrittenArgument]) -> Type {
        guard let wrapped = type.wrapped else { return type }
        let takesThem = members(of: wrapped, named: "init", isStatic: true).contains {
            if case .success = match(arguments, to: parameters(of: $0.0)) { return true }
            return false
        }
        return takesThem ? initialized(normalized(wrapped), arguments) : type
    }

    /// The type in which `.name` is looked up: the expected one, or what it wraps.
    func contextualType(_ expected: Type?, named name: String) -> Type? {
        guard let expected = expected.map(normalized) else { return nil }
        if expected.isUnresolvedVariable {
            // `[1.5, .infinity]`: what stands beside it says the type.
            guard case .variable(let variable) = expected, let literal = variable.literal else {
                return nil
            }
            let type = environment.defaultType(of: literal)
            solver.bind(variable, toDefault: type)
            return type
        }
        if let wrapped = expected.wrapped,
            members(of: expected, named: name, isStatic: true).isEmpty
        {
            return contextualType(wrapped, named: name)
        }
        if case .existential(let protocols) = expected, let first = protocols.first {
            // `.relu` for `any Activation`: a static member of the protocol's extensions.
            return .nominal(first, [])
        }
        return expected
    }

    /// A function value, or a value with `callAsFunction`.
    func checkValueCall(
        _ callee: Expression, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        if let function = implicitlyForced(callee) {
            return checkValueCall(function, arguments, expected, syntax)
        }
        let type = normalized(callee.type)
        if type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        if case .metatype(let instance) = type {
            return checkInitializerCall(instance, on: callee, arguments, expected, syntax)
        }
        if case .function(let function) = type {
            return callValue(callee, function, arguments, syntax)
        }
        let found = members(of: type, named: "callAsFunction", isStatic: false)
        if !found.isEmpty {
            let candidates = found.map {
                Candidate(declaration: $0.0, base: callee, baseType: type, substitution: $0.1)
            }
            // What is called has a name that the user knows.
            let written = syntax.calledExpression.trimmedDescription
            let name = written.count <= 30 ? written : "callAsFunction"
            return resolve(candidates, arguments, expected, name: name, at: syntax)
        }
        if let call = dynamicCall(callee, arguments, expected, syntax) { return call }
        error(
            "not-callable", "\(article(type.resolved)) cannot be called like a function",
            at: syntax.calledExpression,
            hint: arguments.isEmpty
                ? "it is a value already: leave out the parentheses behind it" : nil)
        return failed(syntax)
    }

    private func callValue(
        _ callee: Expression, _ function: FunctionType, _ arguments: [WrittenArgument],
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        guard function.parameters.count == arguments.count else {
            error(
                "argument-count",
                "this function takes \(count(function.parameters.count, "argument")), not \(arguments.count)",
                at: syntax)
            return failed(syntax)
        }
        if let labelled = arguments.first(where: { $0.label != nil && !$0.isTrailingClosure }) {
            error(
                "argument-label", "a function that is a value has no argument labels",
                at: labelled.syntax, hint: "leave out '\(labelled.label ?? ""):'")
        }
        var checked: [Argument] = []
        for (position, (argument, parameter)) in zip(arguments, function.parameters).enumerated() {
            if parameter.isInout {
                checked.append(inoutArgument(argument, parameter.type))
            } else {
                let value = check(
                    argument.syntax, as: parameter.type, .argument("argument \(position + 1)"))
                checked.append(Argument(value: value))
            }
        }
        noteThrow(function.canThrow, function.thrown, at: syntax)
        return Expression(.callValue(callee, checked), function.result, range(syntax))
    }
}
