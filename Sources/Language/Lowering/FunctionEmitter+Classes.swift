import Bytecode
import SwiftSyntax

/// Functions of classes that begin or end in a way of their own, and those that nobody writes.
extension FunctionEmitter {
    /// A class's initializer gets the instance as its first argument, and answers at most whether it
    /// succeeded.
    func beginClassInitializer(
        _ function: Function, _ selfVariable: Variable, _ substitution: Substitution,
        _ lowering: FunctionLowering
    ) {
        guard let owner = function.owner else { return }
        let instance = selfExpression(selfVariable, owner, substitution, function)
        lowering.selfVariable = selfVariable
        let isDesignated = !function.modifiers.isConvenience && !function.modifiers.isInExtension
        let superclassInitializer =
            isDesignated && !function.callsSuperInitializer
            ? implicitInitializer(of: owner) : nil
        if isDesignated { setInitialValues(of: owner, instance, lowering) }
        lowering.finishInitializer = {
            if let superclassInitializer {
                call(superclassInitializer, [], instance, lowering)
            }
            finishInitializer(function, owner, isDesignated, lowering)
        }
    }

    private func finishInitializer(
        _ function: Function, _ owner: Nominal, _ isDesignated: Bool, _ lowering: FunctionLowering
    ) {
        if isDesignated, owner.superclass == nil { lowering.builder.emit(.markInitialized, 0) }
        lowering.leave(0)
        if function.reportsFailure { lowering.builder.loadInteger(0, 1) }
        lowering.builder.emit(.returnValues)
    }

    private func selfExpression(
        _ variable: Variable, _ owner: Nominal, _ substitution: Substitution, _ function: Function
    ) -> Expression {
        Expression(
            .variable(variable), compiler.concrete(owner.declaredType, substitution),
            function.range)
    }

    /// `init()` of the superclass, which Swift calls where nothing else is written.
    private func implicitInitializer(of owner: Nominal) -> Function? {
        guard let superclass = owner.superclass?.nominal else { return nil }
        return ClassInitializers.designated(of: superclass).first { $0.parameters.isEmpty }
    }

    /// Calls an initializer of the superclass on `self`.
    private func call(
        _ initializer: Function, _ arguments: [Argument], _ instance: Expression,
        _ lowering: FunctionLowering
    ) {
        let levels = compiler.environment.conformances.ancestors(of: instance.type)
        guard let level = levels.first(where: { $0.0 == initializer.owner }) else { return }
        var map = level.1
        for (theirs, own) in zip(
            initializer.signature.parameters, lowering.function?.signature.parameters ?? [])
        {
            map[theirs] = lowering.concrete(.parameter(own))
        }
        let upper = compiler.concrete(level.0.declaredType, map)
        let base = Expression(.superReference(instance), upper, instance.range)
        let made = Expression(
            .call(initializer, map, base: base, arguments), upper, instance.range)
        lowering.initialize(base, initializer, map, arguments, made)
    }

    /// An initializer without a body of its own: the properties' values, then the superclass's.
    func emitInheritedInitializer(_ function: Function, _ substitution: Substitution)
        -> FunctionCode?
    {
        guard let owner = function.owner else { return nil }
        let selfType = compiler.concrete(owner.declaredType, substitution)
        var slot = 1
        var places: [(Variable, Location)] = []
        let arguments = function.parameters.map { parameter in
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout,
                type: parameter.type, file: function.file, range: function.range)
            places.append((variable, parameter.isInout ? .address(slot) : .register(slot)))
            let type = compiler.concrete(parameter.type, substitution)
            slot += parameter.isInout ? 1 : compiler.layouts.descriptor(for: type).slots
            return Argument(
                value: Expression(.variable(variable), parameter.type, function.range),
                isInout: parameter.isInout)
        }
        let selfVariable = Variable(
            name: "self", storage: .local, isLet: true, type: selfType, file: function.file,
            range: function.range)
        let builder = FunctionBuilder(
            name: "\(owner.name).init", file: function.file, parameterSlots: slot,
            resultSlots: function.reportsFailure ? 1 : 0)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: function,
            file: function.file)
        lowering.scopes.append(.init())
        lowering.resultType = compiler.concrete(function.result, substitution)
        lowering.locations[selfVariable] = .register(0)
        for (variable, place) in places { lowering.locations[variable] = place }
        lowering.selfVariable = selfVariable
        lowering.finishInitializer = { finishInitializer(function, owner, true, lowering) }
        let instance = selfExpression(selfVariable, owner, substitution, function)
        setInitialValues(of: owner, instance, lowering)
        if let upper = function.overridden { call(upper, arguments, instance, lowering) }
        finishInitializer(function, owner, true, lowering)
        lowering.finishInitializer = nil
        return finish(builder, function)
    }

    /// An accessor that nobody wrote: of a stored property, or of one that adds observers to its
    /// superclass's.
    func emitAccessor(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        guard let owner = function.owner else { return nil }
        let selfType = compiler.concrete(owner.declaredType, substitution)
        let type = compiler.concrete(
            function.role == .getter ? function.result : function.parameters[0].type, substitution)
        let slots = compiler.layouts.descriptor(for: type).slots
        let isGetter = function.role == .getter
        let builder = FunctionBuilder(
            name: "\(owner.name).\(function.name)", file: function.file,
            parameterSlots: 1 + (isGetter ? 0 : slots), resultSlots: isGetter ? slots : 0)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: function.file)
        lowering.scopes.append(.init())
        lowering.resultType = type
        func variable(_ name: String, _ type: Type, _ register: Int) -> Expression {
            let variable = Variable(
                name: name, storage: .local, isLet: true, type: type, file: function.file,
                range: function.range)
            lowering.locations[variable] = .register(register)
            return Expression(.variable(variable), type, function.range)
        }
        let instance = variable("self", selfType, 0)
        guard let access = access(function, owner, instance, type) else { return nil }
        if isGetter {
            lowering.statement(Statement(.returning(access), function.range))
        } else {
            let value = variable("newValue", type, 1)
            if function.synthesis == .superSetter,
                let property = owner.members[function.name]?.lazy.compactMap({ $0 as? Variable })
                    .first(where: { $0.setter === function })
            {
                lowering.observing(property, instance, access, value)
            } else {
                lowering.assign(access, value)
            }
            builder.emit(.returnValues)
        }
        return finish(builder, function)
    }

    /// The property where it lies, past what overrides it.
    private func access(
        _ function: Function, _ owner: Nominal, _ instance: Expression, _ type: Type
    ) -> Expression? {
        if let property = function.storedProperty {
            let direct = Expression(.superReference(instance), instance.type, instance.range)
            return Expression(.property(direct, property), type, instance.range)
        }
        let property = owner.members[function.name]?.lazy.compactMap { $0 as? Variable }.first
        guard let upper = property?.overridden, let superclass = upper.owner,
            let superType = compiler.environment.conformances.ancestor(
                superclass, of: instance.type)
        else { return nil }
        let base = Expression(.superReference(instance), superType, instance.range)
        return Expression(.property(base, upper), type, instance.range)
    }
}

/// Whether an initializer calls one of its superclass itself.
final class SuperInitializerFinder: SyntaxVisitor {
    private var isFound = false

    static func isCalled(in function: Function) -> Bool {
        guard let body = function.bodySyntax else { return false }
        let finder = SuperInitializerFinder(viewMode: .sourceAccurate)
        finder.walk(body)
        return finder.isFound
    }

    override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
        if node.base?.is(SuperExprSyntax.self) == true, node.declName.baseName.text == "init" {
            isFound = true
        }
        return .visitChildren
    }
}
