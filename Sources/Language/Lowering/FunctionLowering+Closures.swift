import Bytecode

/// A variable in a closure's object.
struct Capture {
    enum Kind { case value, cell, address }
    var variable: Variable
    var kind: Kind
    var offset: Int
}

/// Closures and functions as values: an object with the function's number and what it captures.
extension FunctionLowering {
    func callClosure(
        _ callee: Expression, _ arguments: [Argument], _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if case .variable(let variable) = callee.kind, let written = writtenClosures[variable] {
            return call(written, arguments, type, callee.range, destination)
        }
        let closure = operand(callee, before: arguments.map(\.value))
        var inputs: [CallInput] = []
        var result: Value!
        let later = arguments.map(\.value)
        func step(_ index: Int) {
            guard index < arguments.count else {
                let slots = inputs.reduce(1) { $0 + $1.slots }
                let window = builder.openWindow(slots: max(slots, type.slots))
                place(inputs, at: window + 1)
                mark(callee.range)
                builder.emit(.callClosure, window - 3, closure.register)
                result = collect([.value(closure)] + inputs, window, type, destination)
                return
            }
            if arguments[index].isInout {
                modify(arguments[index].value, byUserCode: true) { place in
                    inputs.append(.address(address(of: place)))
                    step(index + 1)
                }
            } else {
                inputs.append(
                    .value(operand(arguments[index].value, before: later[(index + 1)...])))
                step(index + 1)
            }
        }
        step(0)
        return result
    }

    /// A function or method as a value: a closure around it.
    func functionValue(
        _ written: Function, _ writtenMap: Substitution, _ base: Expression?,
        _ expression: Expression,
        _ destination: Int?
    ) -> Value {
        let (function, map) = resolvedFunction(written, writtenMap)
        let type = descriptor(expression.type)
        if function.enclosing != nil {
            return localFunctionValue(function, map, type, destination)
        }
        let captured = base.map { value($0) }
        let number = compiler.enqueueForwarder(function, map, captured?.type)
        let object = compiler.layouts.closure(
            slots: 1 + (captured?.type.slots ?? 0),
            references: (captured?.type.references ?? []).map { $0 + 1 })
        let result = target(destination, type)
        builder.emit(.newObject, result.register, immediate: object.number)
        storeNumber(number, result.register)
        if let captured { storePayload(captured, result.register, 1) }
        return result
    }

    private func storeNumber(_ number: Int, _ object: Int) {
        let register = builder.allocate()
        builder.loadInteger(register, number)
        builder.emit(.storeSlot, object, register, 0)
        builder.deallocate(register)
    }

    func makeClosure(_ closure: ClosureExpression, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        if closure.captureList.isEmpty { return makePlainClosure(closure, type, destination) }
        // The list's constants end with the closure's making: the closure has its own by then.
        let result = target(destination, type)
        inScope {
            for (variable, value) in closure.captureList { declare(.variable(variable), value) }
            _ = makePlainClosure(closure, type, result.register)
        }
        return result
    }

    private func makePlainClosure(
        _ closure: ClosureExpression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let captures = closure.body.captures.map { ($0, location(of: $0)) }
        let layout = captureLayout(captures)
        let substitution = substitution
        let compiler = compiler
        let file = file ?? closure.range.file
        let number = compiler.enqueue {
            FunctionEmitter(
                compiler: compiler,
                checker: Checker(environment: compiler.environment, file: file)
            ).emitClosure(
                closure.body, parameters: closure.type.parameters.map(\.isInout),
                result: closure.type.result, captures: layout, name: "closure", file: file,
                substitution: substitution, function: nil)
        }
        return closureObject(number, captures, type, destination)
    }

    /// How each captured variable travels: its value, its cell, or the address of an inout parameter.
    func captureLayout(_ captures: [(variable: Variable, location: Location)]) -> [Capture] {
        var offset = 1
        return captures.map { variable, location in
            let kind: Capture.Kind
            let slots: Int
            switch location {
            case .cell: (kind, slots) = (.cell, 1)
            case .address: (kind, slots) = (.address, 1)
            default: (kind, slots) = (.value, descriptor(variable.type).slots)
            }
            defer { offset += slots }
            return Capture(variable: variable, kind: kind, offset: offset)
        }
    }

    func closureObject(
        _ number: Int, _ captures: [(variable: Variable, location: Location)],
        _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        let layout = captureLayout(captures)
        var slots = 1
        var references: [Int] = []
        for capture in layout {
            switch capture.kind {
            case .cell:
                references.append(capture.offset)
                slots = capture.offset + 1
            case .address: slots = capture.offset + 1
            case .value:
                let type = descriptor(capture.variable.type)
                references += type.references.map { $0 + capture.offset }
                slots = capture.offset + type.slots
            }
        }
        let object = compiler.layouts.closure(slots: slots, references: references)
        let result = target(destination, type)
        builder.emit(.newObject, result.register, immediate: object.number)
        storeNumber(number, result.register)
        for (capture, (variable, location)) in zip(layout, captures) {
            switch location {
            case .cell(let cell):
                let copy = builder.allocate(slots: 1, references: [0])
                builder.emit(.copyReference, copy, cell)
                builder.emit(.storeSlot, result.register, copy, capture.offset)
                builder.emit(.loadImmediate, copy, immediate: 0)
                builder.deallocate(copy, slots: 1, references: [0])
            case .address(let address):
                builder.emit(.storeSlot, result.register, address, capture.offset)
            case .register, .global:
                let reference = Expression(.variable(variable), variable.type, variable.range)
                storePayload(value(reference), result.register, capture.offset)
            }
        }
        return result
    }
}
