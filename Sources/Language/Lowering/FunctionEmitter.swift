import Bytecode

/// Whole functions: parameters in, body, result out.
struct FunctionEmitter {
    let compiler: Compiler
    let checker: Checker

    /// A function with a body in the language, for concrete types.
    ///
    /// - Parameter boxed: the type of `self`, if it arrives as the object behind an `any`.
    func emit(
        _ function: Function, _ substitution: Substitution, _ selfType: Type?,
        boxed: TypeDescriptor? = nil
    ) -> FunctionCode? {
        if function.synthesis == .memberwise { return emitMemberwise(function, substitution) }
        if function.synthesis == .rawValueInitializer {
            return emitRawValue(function, substitution)
        }
        if function.storedProperty != nil || function.synthesis == .superGetter
            || function.synthesis == .superSetter
        {
            return emitAccessor(function, substitution)
        }
        if function.synthesis == .inheritedInitializer {
            return emitInheritedInitializer(function, substitution)
        }
        guard let body = checker.body(of: function) else {
            checker.environment.reportNoBody("'\(function.name)'", at: function.range)
            return nil
        }
        let result = compiler.concrete(function.result, substitution)
        let isClassInitializer =
            function.role == .initializer && function.owner?.kind == .classType
        let resultSlots =
            isClassInitializer
            ? (function.reportsFailure ? 1 : 0) : compiler.layouts.descriptor(for: result).slots
        var parameterSlots = 0
        var places: [(Variable, Location)] = []
        func add(_ variable: Variable, _ isInout: Bool) {
            if isInout {
                places.append((variable, .address(parameterSlots)))
                parameterSlots += 1
            } else {
                places.append((variable, .register(parameterSlots)))
                parameterSlots +=
                    compiler.layouts.descriptor(for: compiler.concrete(variable.type, substitution))
                    .slots
            }
        }
        if let selfVariable = body.selfVariable,
            isClassInitializer || function.takesMetatype
                || !function.isStatic && function.role != .initializer
        {
            let isClass = function.owner?.kind == .classType
            if boxed == nil {
                add(selfVariable, function.isMutating && !isClass)
            } else {
                parameterSlots = 1
            }
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
        if let boxed, let selfVariable = body.selfVariable {
            places.append((selfVariable, .register(unpack(boxed, at: 0, lowering))))
        }
        for (variable, place) in places { enter(variable, place, lowering) }
        if isClassInitializer, let selfVariable = body.selfVariable {
            beginClassInitializer(function, selfVariable, substitution, lowering)
        } else if function.role == .initializer, let selfVariable = body.selfVariable {
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
        lowering.landDeferred(scopeGoesOn: false)
        // It refers to the lowering itself.
        lowering.finishInitializer = nil
        return finish(builder, function)
    }

    func finish(_ builder: FunctionBuilder, _ function: Function) -> FunctionCode? {
        if let code = builder.finish() { return code }
        checker.environment.error(
            "function-too-large", "'\(function.name)' is too large to compile", at: function.range,
            hint: "split it into several functions")
        return nil
    }

    /// Parameters are borrowed; one that closures capture and change moves to a cell.
    func enter(_ variable: Variable, _ place: Location, _ lowering: FunctionLowering) {
        if case .register(let register) = place, variable.isCaptured, variable.isMutated {
            let type = lowering.descriptor(variable.type)
            lowering.initialize(
                variable,
                with: Value(register: register, type: type, isOwned: false, isTemporary: false))
            return
        }
        lowering.locations[variable] = place
    }
}
