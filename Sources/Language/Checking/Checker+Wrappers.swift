import Diagnostics
import SwiftSyntax

/// Types and values of variables that a property wrapper keeps.
extension Checker {
    /// Settles the types of a wrapped variable, of its storage and its projection.
    func settle(_ wrapped: WrappedProperty) {
        wrapped.settleOnce {
            let type = checkingWhole { storageType(of: wrapped) } ?? .error
            wrapped.storage.type = type.resolved
            finish(wrapped.variable, wrapped, "wrappedValue")
            if let projection = wrapped.projection { finish(projection, wrapped, "projectedValue") }
        }
    }

    private func finish(_ variable: Variable, _ wrapped: WrappedProperty, _ name: String) {
        guard let inner = wrapped.inner(name, environment) else {
            error(
                "not-a-wrapper", "the property wrapper '\(wrapped.wrapper.name)' has no '\(name)'",
                at: wrapped.attribute, hint: "give it 'var \(name)'")
            variable.type = .error
            return
        }
        inner.completion?()
        variable.type = conformances.substitute(inner.type, ownMap(wrapped.storage.type)).resolved
        variable.getter?.result = variable.type
        let takers = [
            variable.setter, variable.silentSetter, variable.willSet, variable.didSet,
        ]
        for case let taker? in takers { taker.parameters[0].type = variable.type }
    }

    private func ownMap(_ type: Type) -> Substitution {
        Substitution(type.nominal?.parameters ?? [], type.arguments)
    }

    /// The wrapper's type, its parameters following from annotation, value and arguments.
    private func storageType(of wrapped: WrappedProperty) -> Type {
        let type = resolver.resolve(wrapped.attribute.attributeName)
        if let annotation = wrapped.annotation,
            let inner = wrapped.inner("wrappedValue", environment)
        {
            inner.completion?()
            let own = conformances.substitute(inner.type, ownMap(type))
            if !solver.unify(normalized(own), annotation) {
                error(
                    "type-mismatch",
                    "'\(wrapped.variable.name)' is declared as \(annotation), but '\(wrapped.wrapper.name)' keeps \(article(normalized(own).resolved))",
                    at: wrapped.attribute)
                return .error
            }
        }
        var written = wrapped.arguments
        if let given = wrapped.given {
            let place = StandIn.expression(for: wrapped.attribute)
            written.insert(
                WrittenArgument(label: "wrappedValue", syntax: place, checked: given), at: 0)
        } else if let value = wrapped.initialValue {
            written.insert(WrittenArgument(label: "wrappedValue", syntax: value), at: 0)
        } else if written.isEmpty {
            if WrappedProperty.initializer(of: wrapped.wrapper, [], environment) == nil {
                return type
            }
        }
        let made = wrapper(type, written, at: wrapped.attribute)
        wrapped.storage.checkedInitialValue = made
        return normalized(made.type)
    }

    private func wrapper(
        _ type: Type, _ arguments: [WrittenArgument], at syntax: some SyntaxProtocol
    ) -> Expression {
        let place = range(syntax)
        let metatype = Expression(.metatype(type), .metatype(type), place)
        let candidates = members(of: type, named: "init", isStatic: true).map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        let made = resolve(
            candidates, arguments, type, name: "\(type.resolved)",
            at: StandIn.expression(for: syntax))
        return Expression(made.kind, made.type, place)
    }

    /// The wrapper around a value that is given later: by an initializer.
    func wrapping(_ value: Expression, in wrapped: WrappedProperty) -> Expression {
        var given = WrittenArgument(
            label: "wrappedValue", syntax: StandIn.expression(for: wrapped.attribute))
        given.checked = value
        return checkingWhole {
            wrapper(wrapped.storage.type, [given] + wrapped.arguments, at: wrapped.attribute)
        } ?? value
    }

    /// `_x.wrappedValue` read or set, as the body of an accessor of `x`.
    func wrapperAccess(_ wrapped: WrappedProperty, _ name: String, _ role: Function.Role)
        -> [Statement]
    {
        settle(wrapped)
        let place = wrapped.variable.range
        guard let inner = wrapped.inner(name, environment) else { return [] }
        let holder = storageAccess(wrapped, place)
        let access = property(
            holder, inner, conformances.substitute(inner.type, ownMap(wrapped.storage.type)), place)
        if role == .getter {
            if inner.getter?.isMutating == true { noteChange(of: holder) }
            return [Statement(.returning(access), place)]
        }
        guard let fresh = scope.local("newValue").last as? Variable else { return [] }
        noteChange(of: holder)
        let assignment = Expression(.assign(access, reference(to: fresh, place)), .void, place)
        return [Statement(.expression(assignment), place)]
    }

    /// What a setter does, between the observers of the variable.
    func observing(_ variable: Variable, _ store: [Statement]) -> [Statement] {
        guard variable.isObserved, let store = store.last,
            let fresh = scope.local("newValue").last as? Variable
        else { return store }
        let place = variable.range
        let instance = variable.isStatic ? nil : selfVariable()
        let base = instance.map { reference(to: $0, place) }
        let property =
            base.map { Expression(.property($0, variable), variable.type, place) }
            ?? reference(to: variable, place)
        instance?.isMutated = true
        return variable.observing(
            base, reading: property, storing: reference(to: fresh, place), store)
    }

    func storageAccess(_ wrapped: WrappedProperty, _ place: SourceRange) -> Expression {
        if wrapped.storage.storage == .local { return reference(to: wrapped.storage, place) }
        guard let instance = selfVariable() else { return Expression(.error, .error, place) }
        let result: Expression
        if wrapped.storage.isStatic, let owner = wrapped.storage.owner {
            result = Expression(
                .staticProperty(owner.declaredType, wrapped.storage), wrapped.storage.type, place)
        } else {
            result = Expression(
                .property(reference(to: instance, place), wrapped.storage), wrapped.storage.type,
                place)
        }
        result.isLvalue = true
        return result
    }

    private func noteChange(of place: Expression) {
        switch place.kind {
        case .variable(let variable): variable.isMutated = true
        case .property(let base, _): noteChange(of: base)
        default: break
        }
    }

    // MARK: Wrapped variables of functions

    func wrapperAttribute(of syntax: VariableDeclSyntax) -> (AttributeSyntax, Nominal)? {
        if syntax.attributes.isEmpty { return nil }
        return DeclarationReader(environment: environment, file: file, scope: scope)
            .wrapper(among: syntax.attributes, in: scope)
    }

    func checkWrapped(
        _ syntax: VariableDeclSyntax, _ binding: PatternBindingSyntax,
        by wrapper: (AttributeSyntax, Nominal)
    ) -> [Statement] {
        guard let name = binding.pattern.as(IdentifierPatternSyntax.self) else {
            error("pattern-property", "a wrapped variable is declared by a name", at: binding)
            return []
        }
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        let annotation = binding.typeAnnotation.map { resolver.resolve($0.type) }
        let variable = Variable(
            name: name.identifier.identifierText, storage: .local, isLet: false, type: .error,
            file: file, range: range(name))
        variable.scope = scope
        variable.initialValue = binding.initializer?.value
        let parts = reader.wrap(
            variable, by: wrapper.0, wrapper.1, annotation: annotation, storage: .local)
        guard let wrapped = variable.wrapped else { return [] }
        declareParts([variable] + parts, of: wrapped)
        guard let initial = wrapped.storage.checkedInitialValue else {
            error(
                "missing-type", "'\(variable.name)' needs a value for its wrapper", at: binding,
                hint: "write 'var \(variable.name) = …'")
            return []
        }
        return [Statement(.declare(.variable(wrapped.storage), initial), range(binding))]
    }

    /// The wrapper around what a function was given for a parameter, which becomes a constant.
    func wrap(
        _ given: Variable, _ parameter: ParameterDeclaration, by wrapper: ParameterWrapper
    ) -> Statement {
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        let variable = Variable(
            name: parameter.name, storage: .local, isLet: false, type: .error, file: file,
            range: given.range)
        variable.scope = scope
        let parts = reader.wrap(
            variable, by: wrapper.attribute, wrapper.wrapper, annotation: parameter.type,
            storage: .local)
        if variable.setter?.isMutating == true { variable.setter = nil }
        guard let wrapped = variable.wrapped else { return Statement(.nothing, given.range) }
        wrapped.given = reference(to: given, given.range)
        declareParts([variable] + parts, of: wrapped)
        let initial = wrapped.storage.checkedInitialValue
        return Statement(.declare(.variable(wrapped.storage), initial), given.range)
    }

    private func declareParts(_ parts: [Variable], of wrapped: WrappedProperty) {
        for part in parts { part.context = context }
        settle(wrapped, in: context)
        for part in parts {
            scope.declare(part)
            for accessor in part.accessors {
                accessor.enclosing = context
                checkLocalBody(of: accessor)
            }
        }
    }

    /// A local variable's first value may use the variables around it.
    private func settle(_ wrapped: WrappedProperty, in context: FunctionContext?) {
        let checker = Checker(environment: environment, file: file, scope: scope)
        checker.context = context
        checker.dollarParameters = dollarParameters
        checker.settle(wrapped)
    }

    // MARK: In initializers

    /// `self.level = 3` in an initializer makes the wrapper, if nothing has made it before.
    func initializingWrapper(_ target: Expression, _ right: ExprSyntax, at place: SourceRange)
        -> Expression?
    {
        guard case .property(let base, let variable) = target.kind,
            let wrapped = variable.wrapped, variable === wrapped.variable,
            case .variable(let instance) = base.kind, instance.name == "self",
            let context, let function = context.function, function.role == .initializer,
            function.owner == variable.owner, wrapped.storage.checkedInitialValue == nil
        else { return nil }
        let isAgain = context.initializedWrappers.contains { known in
            known.property == variable && scope.isWithin(known.scope)
        }
        if isAgain { return nil }
        context.initializedWrappers.append((variable, scope))
        let value = check(right, as: target.type, .assignment)
        instance.isMutated = true
        let holder = Expression(.property(base, wrapped.storage), wrapped.storage.type, place)
        return Expression(.assign(holder, wrapping(value, in: wrapped)), .void, place)
    }
}

extension Scope {
    func isWithin(_ outer: Scope) -> Bool { self === outer || parent?.isWithin(outer) == true }
}

/// A node to hang messages on where the thing meant is no expression.
enum StandIn {
    static func expression(for syntax: some SyntaxProtocol) -> ExprSyntax {
        ExprSyntax(syntax) ?? ExprSyntax.unwritten
    }
}
