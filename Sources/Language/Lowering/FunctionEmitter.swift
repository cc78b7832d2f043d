import Bytecode
import Diagnostics
import SwiftSyntax

/// Whole functions: parameters in, body, result out.
struct FunctionEmitter {
    let compiler: Compiler
    let checker: Checker

    /// A function with a body in the language, for concrete types.
    func emit(_ function: Function, _ substitution: Substitution, _ selfType: Type?) -> FunctionCode? {
        if function.synthesis == .memberwise { return emitMemberwise(function, substitution) }
        if function.synthesis == .rawValueInitializer { return emitRawValue(function, substitution) }
        guard let body = checker.body(of: function) else {
            checker.environment.error(
                "no-body", "'\(function.name)' has no body", at: function.range)
            return nil
        }
        let result = compiler.concrete(function.result, substitution)
        let resultSlots = compiler.layouts.descriptor(for: result).slots
        var parameterSlots = 0
        var places: [(Variable, Location)] = []
        func add(_ variable: Variable, _ isInout: Bool) {
            if isInout {
                places.append((variable, .address(parameterSlots)))
                parameterSlots += 1
            } else {
                places.append((variable, .register(parameterSlots)))
                parameterSlots += compiler.layouts.descriptor(for: compiler.concrete(variable.type, substitution)).slots
            }
        }
        if let selfVariable = body.selfVariable, !function.isStatic, function.role != .initializer {
            let isClass = function.owner?.kind == .classType
            add(selfVariable, function.isMutating && !isClass)
        }
        for parameter in body.parameters { add(parameter, parameter.isInoutParameter) }
        let builder = FunctionBuilder(
            name: function.owner.map { "\($0.name).\(function.name)" } ?? function.name,
            file: function.file, parameterSlots: parameterSlots, resultSlots: resultSlots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: function,
            file: function.file)
        lowering.resultType = result
        lowering.scopes.append(.init())
        for (variable, place) in places { enter(variable, place, lowering) }
        if function.role == .initializer, let selfVariable = body.selfVariable {
            beginInitializer(function, selfVariable, substitution, lowering)
        }
        lowering.statements(body.statements)
        lowering.mark(function.wholeRange)
        if let finish = lowering.finishInitializer {
            finish()
        } else {
            lowering.leave(0)
            builder.emit(.returnValues)
        }
        return finish(builder, function)
    }

    private func finish(_ builder: FunctionBuilder, _ function: Function) -> FunctionCode? {
        if let code = builder.finish() { return code }
        checker.environment.error(
            "function-too-large", "'\(function.name)' is too large to compile", at: function.range,
            hint: "split it into several functions")
        return nil
    }

    /// Parameters are borrowed; one that closures capture and change moves to a cell.
    private func enter(_ variable: Variable, _ place: Location, _ lowering: FunctionLowering) {
        if case .register(let register) = place, variable.isCaptured, variable.isMutated {
            let type = lowering.descriptor(variable.type)
            lowering.initialize(
                variable,
                with: Value(register: register, type: type, isOwned: false, isTemporary: false))
            return
        }
        lowering.locations[variable] = place
    }

    // MARK: Initializers

    private func beginInitializer(
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
        let isClass = owner.kind == .classType
        if type.isBoxed || isClass, case .register(let register) = location, owner.kind != .enumeration {
            builder.emit(.newObject, register, immediate: type.number)
        }
        if owner.kind == .structure || isClass, !delegates(function) {
            for property in owner.storedProperties where !property.isStatic {
                let checker = Checker(
                    environment: compiler.environment, file: property.file, scope: property.scope)
                guard let initial = checker.initialValue(of: property) else { continue }
                let access = Expression(
                    .property(Expression(.variable(selfVariable), selfType, function.range), property),
                    property.type, function.range)
                lowering.assign(access, initial)
            }
        }
        lowering.finishInitializer = {
            let made = Expression(.variable(selfVariable), selfType, function.range)
            let result = lowering.owned(lowering.value(made))
            lowering.leave(0)
            let resultType = compiler.layouts.descriptor(for: compiler.concrete(function.result, substitution))
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

    /// Whether the initializer hands the work to another one or replaces `self` as a whole.
    private func delegates(_ function: Function) -> Bool {
        guard let syntax = function.bodySyntax else { return false }
        return syntax.contains { $0.trimmedDescription.hasPrefix("self.init(") || $0.trimmedDescription.hasPrefix("self = ") }
    }

    private func emitMemberwise(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
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
            if let value = given[property.name] {
                content = value
            } else {
                let checker = Checker(
                    environment: compiler.environment, file: property.file, scope: property.scope)
                guard let initial = checker.initialValue(of: property) else { continue }
                content = lowering.value(initial)
            }
            if type.isBoxed { lowering.storePayload(content, made, field.offset) }
            else { lowering.initialize(made + field.offset, with: content) }
        }
        lowering.move(made, to: 0, slots: type.slots)
        lowering.forget(Value(register: made, type: type, isOwned: true, isTemporary: false))
        builder.emit(.returnValues)
        return finish(builder, function)
    }

    /// `rawValue` and `init(rawValue:)`, case by case.
    private func emitRawValue(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        guard let owner = function.owner, let rawType = owner.rawType else { return nil }
        let environment = compiler.environment
        let selfType = compiler.concrete(owner.declaredType, substitution)
        let type = compiler.layouts.descriptor(for: selfType)
        let raw = compiler.layouts.descriptor(for: rawType)
        let isGetter = function.role == .getter
        let result = isGetter ? raw : compiler.layouts.descriptor(for: environment.optional(selfType))
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
        for (enumCase, value) in zip(owner.cases, RawValues(environment).values(of: owner, rawType)) {
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
                let made = Expression(.enumCase(enumCase, []), selfType, place)
                lowering.resultType = environment.optional(selfType)
                lowering.statement(
                    Statement(
                        .returning(Expression(.wrap(made), environment.optional(selfType), place)), place))
            }
            builder.place(next)
        }
        for slot in 0..<result.slots { builder.emit(.loadImmediate, slot, immediate: 0) }
        builder.emit(.returnValues)
        return finish(builder, function)
    }

    // MARK: Closures

    func emitClosure(
        _ body: FunctionBody, parameters isInout: [Bool], result: Type, captures: [Capture],
        name: String, file: SourceFile, substitution: Substitution, function: Function?
    ) -> FunctionCode? {
        let resultType = compiler.concrete(result, substitution)
        var slot = 1
        var places: [(Variable, Location)] = []
        for (variable, isInout) in zip(body.parameters, isInout) {
            places.append((variable, isInout ? .address(slot) : .register(slot)))
            slot +=
                isInout
                ? 1
                : compiler.layouts.descriptor(for: compiler.concrete(variable.type, substitution)).slots
        }
        let builder = FunctionBuilder(
            name: name, file: file, parameterSlots: slot,
            resultSlots: compiler.layouts.descriptor(for: resultType).slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: function,
            file: file)
        lowering.resultType = resultType
        lowering.scopes.append(.init())
        for capture in captures { open(capture, lowering) }
        for (variable, place) in places { enter(variable, place, lowering) }
        lowering.statements(body.statements)
        lowering.leave(0)
        builder.emit(.returnValues)
        return builder.finish()
    }

    /// Captured values and cells are borrowed from the closure object, which its caller keeps alive.
    private func open(_ capture: Capture, _ lowering: FunctionLowering) {
        let builder = lowering.builder
        switch capture.kind {
        case .cell:
            let register = builder.allocate()
            builder.emit(.loadSlot, register, 0, capture.offset)
            lowering.locations[capture.variable] = .cell(register)
        case .address:
            let register = builder.allocate()
            builder.emit(.loadSlot, register, 0, capture.offset)
            lowering.locations[capture.variable] = .address(register)
        case .value:
            let type = lowering.descriptor(capture.variable.type)
            let register = builder.allocate(slots: type.slots)
            for offset in 0..<type.slots {
                builder.emit(.loadSlot, register + offset, 0, capture.offset + offset)
            }
            lowering.locations[capture.variable] = .register(register)
        }
    }

    // MARK: Thunks

    /// Called with an existential's object where the witness wants the value within.
    func emitWitnessThunk(
        _ requirement: Function, _ witness: Function, _ substitution: Substitution, _ type: Type
    ) -> FunctionCode? {
        let content = compiler.layouts.descriptor(for: type)
        let result = compiler.concrete(witness.result, substitution)
        let resultType = compiler.layouts.descriptor(for: result)
        var slot = 1
        var arguments: [Argument] = []
        let parameterTypes = witness.parameters.map {
            compiler.layouts.descriptor(for: compiler.concrete($0.type, substitution))
        }
        let slots = 1 + zip(witness.parameters, parameterTypes).reduce(0) { $0 + ($1.0.isInout ? 1 : $1.1.slots) }
        let builder = FunctionBuilder(
            name: "\(type).\(witness.name)", file: witness.file, parameterSlots: slots,
            resultSlots: resultType.slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: witness.file)
        lowering.scopes.append(.init())
        for (parameter, parameterType) in zip(witness.parameters, parameterTypes) {
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: true, type: parameter.type,
                file: witness.file, range: witness.range)
            lowering.locations[variable] = parameter.isInout ? .address(slot) : .register(slot)
            arguments.append(
                Argument(
                    value: Expression(.variable(variable), parameter.type, witness.range),
                    isInout: parameter.isInout))
            slot += parameter.isInout ? 1 : parameterType.slots
        }
        let base = Variable(
            name: "self", storage: .local, isLet: false, type: type, file: witness.file,
            range: witness.range)
        if requirement.isMutating {
            let address = builder.allocate()
            if content.isSelfDescribing { builder.emit(.move, address, 0) }
            else { builder.emit(.projectPayload, address, 0) }
            lowering.locations[base] = .address(address)
        } else if content.isSelfDescribing {
            lowering.locations[base] = .register(0)
        } else {
            let register = builder.allocate(slots: content.slots)
            for offset in 0..<content.slots { builder.emit(.loadSlot, register + offset, 0, offset) }
            lowering.locations[base] = .register(register)
        }
        let instance = Expression(.variable(base), type, witness.range)
        instance.isLvalue = true
        let call = Expression(
            .call(witness, substitution, base: instance, arguments), result, witness.range)
        lowering.statement(Statement(.returning(call), witness.range))
        return builder.finish()
    }

    /// A closure's code that calls a function, with the closure's captured base as `self`.
    func emitForwarder(_ function: Function, _ substitution: Substitution, _ base: TypeDescriptor?)
        -> FunctionCode?
    {
        let result = compiler.concrete(function.result, substitution)
        var slot = 1
        var arguments: [Argument] = []
        let types = function.parameters.map {
            compiler.layouts.descriptor(for: compiler.concrete($0.type, substitution))
        }
        let slots = 1 + zip(function.parameters, types).reduce(0) { $0 + ($1.0.isInout ? 1 : $1.1.slots) }
        let builder = FunctionBuilder(
            name: function.name, file: function.file, parameterSlots: slots,
            resultSlots: compiler.layouts.descriptor(for: result).slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: function.file)
        lowering.scopes.append(.init())
        for (parameter, type) in zip(function.parameters, types) {
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout, type: parameter.type,
                file: function.file, range: function.range)
            lowering.locations[variable] = parameter.isInout ? .address(slot) : .register(slot)
            arguments.append(
                Argument(
                    value: Expression(.variable(variable), parameter.type, function.range),
                    isInout: parameter.isInout))
            slot += parameter.isInout ? 1 : type.slots
        }
        var instance: Expression?
        if let base, let owner = function.owner {
            let type = compiler.concrete(owner.declaredType, substitution)
            let variable = Variable(
                name: "self", storage: .local, isLet: true, type: type, file: function.file,
                range: function.range)
            let register = builder.allocate(slots: base.slots)
            for offset in 0..<base.slots { builder.emit(.loadSlot, register + offset, 0, 1 + offset) }
            lowering.locations[variable] = .register(register)
            instance = Expression(.variable(variable), type, function.range)
        }
        let call = Expression(
            .call(function, substitution, base: instance, arguments), result, function.range)
        lowering.statement(Statement(.returning(call), function.range))
        return builder.finish()
    }

    /// A function without parameters that computes a static property's first value.
    func emitInitializer(_ initial: Expression, _ type: Type, _ substitution: Substitution, _ variable: Variable)
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

extension Compiler {
    func enqueueForwarder(_ function: Function, _ substitution: Substitution, _ base: TypeDescriptor?) -> Int {
        enqueue { [unowned self] in
            FunctionEmitter(
                compiler: self, checker: Checker(environment: self.environment, file: function.file)
            ).emitForwarder(function, substitution, base)
        }
    }

    func enqueueInitializer(
        _ initial: Expression, _ type: Type, _ substitution: Substitution, _ variable: Variable
    ) -> Int {
        enqueue { [unowned self] in
            FunctionEmitter(
                compiler: self, checker: Checker(environment: self.environment, file: variable.file)
            ).emitInitializer(initial, type, substitution, variable)
        }
    }
}
