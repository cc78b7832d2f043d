import Bytecode
import Diagnostics

/// Closures and local functions that capture.
extension FunctionEmitter {
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
                : compiler.layouts.descriptor(for: compiler.concrete(variable.type, substitution))
                    .slots
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
        lowering.landDeferred(scopeGoesOn: false)
        return builder.finish()
    }

    /// Captured values and cells are borrowed from the closure object, which its caller keeps alive.
    func open(_ capture: Capture, _ lowering: FunctionLowering) {
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
}
