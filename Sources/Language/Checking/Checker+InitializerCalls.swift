import SwiftSyntax

/// Calls of types: `Tensor(…)`, `Double(2)`.
extension Checker {
    /// - Parameter base: the metatype, where it is a value of the program's.
    func checkInitializerCall(
        _ type: Type, on base: Expression? = nil, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        if type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        // `Double(2)` is the literal itself with that type, as in Swift.
        if arguments.count == 1, arguments[0].label == nil,
            let literal = literalKind(arguments[0].syntax),
            solver.accepts(type, literal)
        {
            let value = check(arguments[0].syntax)
            if solver.unify(value.type, type) { return value }
        }
        if arguments.count == 1, arguments[0].label == nil,
            arguments[0].syntax.is(StringLiteralExprSyntax.self), solver.accepts(type, .character)
        {
            let value = check(arguments[0].syntax)
            if value.type.openLiteral != nil, solver.unify(value.type, type) { return value }
        }
        if case .existential(let protocols) = type.shallow, let first = protocols.first,
            !isMetatypeOfAny(base)
        {
            error(
                "protocol-instance",
                "'\(first.name)' is a protocol and has no instances of its own",
                at: syntax.calledExpression,
                hint: "make an instance of a type that conforms to it")
            return failed(syntax)
        }
        let found = members(of: type, named: "init", isStatic: true)
        let metatype =
            base ?? Expression(.metatype(type), .metatype(type), range(syntax.calledExpression))
        if found.isEmpty {
            // Of a class it has been said where the class is declared.
            if type.nominal?.kind == .classType, environment.hasErrors { return failed(syntax) }
            if reportPrivateInitializer(of: type, at: syntax.calledExpression) {
                return failed(syntax)
            }
            error(
                "no-initializer", "'\(type.resolved)' has no initializers",
                at: syntax.calledExpression, hint: type.nominal.flatMap(hintInsteadOfInitializer))
            return failed(syntax)
        }
        // The expected type settles the parameters of a generic type: `let a: Stack<Int> = Stack()`.
        if let expected = expected.map(normalized), expected.nominal == type.nominal,
            !type.arguments.isEmpty
        {
            let before = solver.mark()
            if !solver.unify(type, expected) { solver.undo(to: before) }
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        return resolve(
            candidates, arguments, expected, name: "\(type.resolved)", at: syntax)
    }

    private func literalKind(_ syntax: ExprSyntax) -> TypeVariable.Literal? {
        if syntax.is(IntegerLiteralExprSyntax.self) { return .integer }
        if syntax.is(FloatLiteralExprSyntax.self) { return .float }
        if let prefix = syntax.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" {
            return literalKind(prefix.expression)
        }
        return nil
    }

    /// What a type without initializers is used by: its cases, or functions of its own.
    private func reportPrivateInitializer(of type: Type, at syntax: ExprSyntax) -> Bool {
        guard let nominal = type.nominal,
            let hidden = allMembers(of: type, named: "init", isStatic: true).first?.0 as? Function
        else { return false }
        let property = nominal.storedProperties.map { $0.presented ?? $0 }
            .first { $0.access != .everywhere }
        if hidden.synthesis == .memberwise, let property {
            error(
                "private-member",
                "the initializer of '\(type.resolved)' is private, as its '\(property.name)' is",
                at: syntax,
                notes: [.init("'\(property.name)' is declared here", at: property.range)],
                hint: "give '\(nominal.name)' an 'init' of its own")
        } else {
            error(
                "private-member", "the initializer of '\(type.resolved)' is private", at: syntax,
                notes: [.init("it is declared here", at: hidden.range)],
                hint: hintInsteadOfInitializer(of: nominal) ?? "leave out 'private' to use it here")
        }
        return true
    }

    private func hintInsteadOfInitializer(of nominal: Nominal) -> String? {
        if nominal.isLibrary {
            for name in environment.index.members(of: nominal.name).keys {
                _ = environment.ownMembers(of: nominal, named: name)
            }
        }
        let members = nominal.members.values.flatMap(\.self)
        let cases = members.compactMap { $0 as? EnumCase }.sorted { $0.index < $1.index }
        if let first = cases.first { return "write one of its cases, such as .\(first.name)" }
        let functions = members.compactMap { $0 as? Function }
            .filter { $0.isStatic && !$0.result.isVoid }.map { "\(nominal.name).\($0.fullName)" }
        guard let first = functions.min() else { return nil }
        return "write \(first.replacing("(_:)", with: "(…)")) instead"
    }

    /// What an initializer is called on: nothing where the class is known by name; else `self`, or
    /// a metatype, whose class must be sure to have the initializer.
    func dynamicInitializerBase(
        _ base: Expression?, _ function: Function, _ syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        if isMetatypeOfAny(base) { return base }
        guard let base, let owner = function.owner, owner.kind == .classType else { return nil }
        if case .metatype = base.kind { return nil }
        guard case .metatype = base.type.shallow else { return base }
        if !function.modifiers.isRequired, !owner.isFinal {
            error(
                "not-required-initializer",
                "'\(function.fullName)' cannot be called on a type that may be any subclass of '\(owner.name)': a subclass need not have it",
                at: syntax, notes: [.init("declared here", at: function.range)],
                hint: "declare it 'required init'")
        }
        return base
    }
}
