import Bytecode
import SwiftSyntax

/// Initializers, written and synthesized.
extension FunctionEmitter {
    func beginInitializer(
        _ function: Function, _ selfVariable: Variable, _ substitution: Substitution,
        _ lowering: FunctionLowering
    ) {
        guard let owner = function.owner else { return }
        let selfType = compiler.concrete(owner.declaredType, substitution)
        let type = compiler.layouts.descriptor(for: selfType)
        let builder = lowering.builder
        selfVariable.isMutated = true
        lowering.selfVariable = selfVariable
        let location = lowering.declare(selfVariable)
        if type.isBoxed, case .register(let register) = location,
            owner.kind != .enumeration
        {
            builder.emit(.newObject, register, immediate: type.number)
        }
        if owner.kind == .structure, !function.delegates {
            let instance = Expression(.variable(selfVariable), selfType, function.range)
            setInitialValues(of: owner, instance, lowering)
        }
        lowering.finishInitializer = {
            let made = Expression(.variable(selfVariable), selfType, function.range)
            let result = lowering.owned(lowering.value(made))
            lowering.leave(0)
            let resultType = compiler.layouts.descriptor(
                for: compiler.concrete(function.result, substitution))
            if function.isFailable, !lowering.isBare(resultType) {
                lowering.move(result.register, to: 1, slots: result.type.slots)
                builder.loadInteger(0, 1)
            } else {
                lowering.move(result.register, to: 0, slots: result.type.slots)
            }
            lowering.forget(result)
            builder.emit(.returnValues)
        }
    }

    /// Gives stored properties the values that their declarations say.
    func setInitialValues(of owner: Nominal, _ instance: Expression, _ lowering: FunctionLowering) {
        for property in owner.storedProperties where !property.isStatic {
            let checker = Checker(
                environment: compiler.environment, file: property.file, scope: property.scope)
            guard let initial = checker.initialValue(of: property) else { continue }
            let access = Expression(
                .property(instance, property), property.type, instance.range)
            lowering.assign(access, initial)
        }
    }

    func emitMemberwise(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        guard let owner = function.owner else { return nil }
        let selfType = compiler.concrete(owner.declaredType, substitution)
        let type = compiler.layouts.descriptor(for: selfType)
        var slot = 0
        var given: [String: Value] = [:]
        for parameter in function.parameters {
            let descriptor = compiler.layouts.descriptor(
                for: compiler.concrete(parameter.type, substitution))
            given[parameter.name] = Value(
                register: slot, type: descriptor, isOwned: false, isTemporary: false)
            slot += descriptor.slots
        }
        let builder = FunctionBuilder(
            name: "\(owner.name).init", file: function.file, parameterSlots: slot,
            resultSlots: type.slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: function.file)
        lowering.scopes.append(.init())
        let made = builder.allocate(type)
        if type.isBoxed { builder.emit(.newObject, made, immediate: type.number) }
        for (property, field) in zip(owner.storedProperties.filter { !$0.isStatic }, type.fields) {
            let content: Value
            if let wrapped = property.wrapped, wrapped.takesValue(compiler.environment),
                let value = given[property.name]
            {
                content = lowering.wrapping(value, in: wrapped)
            } else if property.isReferenceStorage, let value = given[property.name] {
                content = lowering.reference(to: value, for: property, substitution)
            } else if let value = given[property.name] {
                content = value
            } else {
                let checker = Checker(
                    environment: compiler.environment, file: property.file, scope: property.scope)
                guard let initial = checker.initialValue(of: property) else { continue }
                content = lowering.value(initial)
            }
            if type.isBoxed {
                lowering.storePayload(content, made, field.offset)
            } else {
                lowering.initialize(made + field.offset, with: content)
            }
        }
        lowering.move(made, to: 0, slots: type.slots)
        lowering.forget(Value(register: made, type: type, isOwned: true, isTemporary: false))
        builder.emit(.returnValues)
        return finish(builder, function)
    }

    /// `rawValue` and `init(rawValue:)`, case by case.
    func emitRawValue(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        guard let owner = function.owner, let rawType = owner.rawType else { return nil }
        let environment = compiler.environment
        let selfType = compiler.concrete(owner.declaredType, substitution)
        let type = compiler.layouts.descriptor(for: selfType)
        let raw = compiler.layouts.descriptor(for: rawType)
        let isGetter = function.role == .getter
        let result =
            isGetter ? raw : compiler.layouts.descriptor(for: environment.optional(selfType))
        let input = isGetter ? type : raw
        let builder = FunctionBuilder(
            name: "\(owner.name).\(isGetter ? "rawValue" : "init")", file: function.file,
            parameterSlots: input.slots, resultSlots: result.slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: function.file)
        lowering.scopes.append(.init())
        let given = Value(register: 0, type: input, isOwned: false, isTemporary: false)
        let place = function.range
        for (enumCase, value) in zip(owner.cases, RawValues(environment).values(of: owner, rawType))
        {
            let next = builder.label()
            if isGetter {
                let tag = builder.allocate()
                builder.loadInteger(tag, enumCase.index)
                builder.jump(.jumpIfNotEqualInt, 0, tag, to: next)
                lowering.statement(Statement(.returning(value), place))
            } else {
                let placeholder = Expression(.placeholder, rawType, place)
                lowering.placeholders[ObjectIdentifier(placeholder)] = given
                let test = checker.checkingWhole {
                    checker.binary(
                        "==", placeholder, value, environment.bool,
                        ExprSyntax(NilLiteralExprSyntax()))
                }
                if let test { lowering.jump(unless: test, to: next) }
                // Another expression may lie where the placeholder lay.
                lowering.placeholders[ObjectIdentifier(placeholder)] = nil
                let made = Expression(.enumCase(enumCase, []), selfType, place)
                lowering.resultType = environment.optional(selfType)
                lowering.statement(
                    Statement(
                        .returning(Expression(.wrap(made), environment.optional(selfType), place)),
                        place))
            }
            builder.place(next)
        }
        for slot in 0..<result.slots { builder.emit(.loadImmediate, slot, immediate: 0) }
        builder.emit(.returnValues)
        return finish(builder, function)
    }

    /// A function without parameters that computes a static property's first value.
    func emitInitializer(
        _ initial: Expression, _ type: Type, _ substitution: Substitution, _ variable: Variable
    )
        -> FunctionCode?
    {
        let builder = FunctionBuilder(
            name: variable.name, file: variable.file, parameterSlots: 0,
            resultSlots: compiler.layouts.descriptor(for: type).slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: variable.file)
        lowering.scopes.append(.init())
        lowering.resultType = type
        lowering.statement(Statement(.returning(initial), initial.range))
        return builder.finish()
    }
}
