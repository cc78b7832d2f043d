import Bytecode
import Diagnostics

/// What goes into a call's window.
enum CallInput {
    case value(Value)
    /// A register that holds an address.
    case address(Int)
    /// A number the compiler knows: a type's descriptor, for generic natives.
    case constant(Int)

    var slots: Int {
        if case .value(let value) = self { return value.type.slots }
        return 1
    }
}

extension FunctionLowering {
    func intrinsicName(_ function: Function) -> String? {
        if case .intrinsic(let intrinsic) = function.implementation { return intrinsic.name }
        return nil
    }

    /// The function that a requirement stands for, now that types are known.
    func resolvedFunction(_ function: Function, _ map: Substitution) -> (Function, Substitution) {
        var concreteMap: Substitution = [:]
        for (parameter, type) in map { concreteMap[parameter] = concrete(type) }
        guard function.isRequirement, let parameter = function.owner?.selfParameter,
            let selfType = concreteMap[parameter]
        else { return (function, concreteMap) }
        if case .existential = selfType { return (function, concreteMap) }
        return compiler.witness(of: function, for: selfType, concreteMap) ?? (function, concreteMap)
    }

    func call(
        _ written: Function, _ writtenMap: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ expression: Expression, _ destination: Int?
    ) -> Value {
        let (function, map) = resolvedFunction(written, writtenMap)
        let type = descriptor(expression.type)
        if let name = intrinsicName(function) {
            return intrinsic(name, base, arguments, expression, type, destination)
        }
        if let property = function.storedProperty, let base {
            return storedAccess(property, function, base, arguments, type, destination)
        }
        if function.isRequirement, function.isStatic || function.role == .initializer {
            return synthesized(function, map, arguments, expression, type, destination)
        }
        if function.isRequirement, function.body == nil, function.bodySyntax == nil,
            !isExistentialSelf(function, map)
        {
            return synthesized(function, map, arguments, expression, type, destination)
        }
        var frozenHere: [ObjectIdentifier] = []
        var result: Value!
        withInputs(function, map, base, arguments, &frozenHere) { inputs in
            mark(expression.range)
            result = emitCall(function, map, inputs, type, destination)
        }
        unfreeze(frozenHere)
        return result
    }

    private func isExistentialSelf(_ function: Function, _ map: Substitution) -> Bool {
        guard let parameter = function.owner?.selfParameter, let type = map[parameter] else { return false }
        if case .existential = type { return true }
        return false
    }

    /// Evaluates the base and the arguments in order, then runs `body`, then writes inout values back.
    private func withInputs(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ frozenHere: inout [ObjectIdentifier], _ body: ([CallInput]) -> Void
    ) {
        var inputs: [CallInput] = []
        let later = arguments.map(\.value)
        let isNative = function.isNativeImplementation
        if isNative {
            for parameter in Compiler.parameters(of: function) {
                let type = compiler.layouts.descriptor(for: compiler.concrete(map[parameter] ?? .error, [:]))
                inputs.append(.constant(type.number))
            }
        }
        func step(_ index: Int) {
            guard index < arguments.count else {
                body(inputs)
                return
            }
            let argument = arguments[index]
            if argument.isInout {
                modify(argument.value, byUserCode: !isNative) { place in
                    inputs.append(.address(address(of: place)))
                    step(index + 1)
                }
            } else {
                inputs.append(
                    .value(operand(argument.value, before: Array(later[(index + 1)...]))))
                step(index + 1)
            }
        }
        if let base, !function.isStatic, function.role != .initializer {
            let isClass = concrete(base.type).nominal?.kind == .classType
            if function.isMutating, !isClass {
                // Arguments are evaluated before the base is opened for change.
                frozenHere += freeze(arguments.filter { !$0.isInout }.map(\.value))
                modify(base, byUserCode: !isNative) { place in
                    inputs.append(.address(address(of: place)))
                    step(0)
                }
                return
            }
            inputs.append(.value(operand(base, before: later)))
        }
        step(0)
    }

    func emitCall(
        _ function: Function, _ map: Substitution, _ inputs: [CallInput], _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        let inputSlots = inputs.reduce(0) { $0 + $1.slots }
        let window = builder.openWindow(slots: max(inputSlots, type.slots))
        place(inputs, at: window)
        if isExistentialSelf(function, map), function.isRequirement {
            builder.emit(
                function.isMutating ? .callWitnessAtAddress : .callWitness, window - 3,
                immediate: function.requirementNumber)
        } else if case .native(let number) = function.implementation {
            builder.emit(.callNative, window - 3, immediate: number)
        } else {
            builder.emit(.call, window - 3, immediate: compiler.number(of: function, map))
        }
        return collect(inputs, window, type, destination)
    }

    func place(_ inputs: [CallInput], at window: Int) {
        var slot = window
        for input in inputs {
            switch input {
            case .value(let value): move(value.register, to: slot, slots: value.type.slots)
            case .address(let register): builder.emit(.move, slot, register)
            case .constant(let number): builder.loadInteger(slot, number)
            }
            slot += input.slots
        }
    }

    /// Takes the results out of the window and gives back what the arguments held.
    func collect(_ inputs: [CallInput], _ window: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        move(window, to: result.register, slots: type.slots)
        for input in inputs {
            switch input {
            case .value(let value): release(value)
            case .address(let register): builder.deallocate(register)
            case .constant: break
            }
        }
        return result
    }

    // MARK: Function values

    func callClosure(
        _ callee: Expression, _ arguments: [Argument], _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let closure = operand(callee, before: arguments.map(\.value))
        var inputs: [CallInput] = [.value(closure)]
        var result: Value!
        let later = arguments.map(\.value)
        func step(_ index: Int) {
            guard index < arguments.count else {
                let slots = inputs.reduce(0) { $0 + $1.slots }
                let window = builder.openWindow(slots: max(slots, type.slots))
                place(inputs, at: window)
                mark(callee.range)
                builder.emit(.callClosure, window - 3, closure.register)
                result = collect(inputs, window, type, destination)
                return
            }
            if arguments[index].isInout {
                modify(arguments[index].value, byUserCode: true) { place in
                    inputs.append(.address(address(of: place)))
                    step(index + 1)
                }
            } else {
                inputs.append(
                    .value(operand(arguments[index].value, before: Array(later[(index + 1)...]))))
                step(index + 1)
            }
        }
        step(0)
        return result
    }

    /// A function or method as a value: a closure around it.
    func functionValue(
        _ written: Function, _ writtenMap: Substitution, _ base: Expression?, _ expression: Expression,
        _ destination: Int?
    ) -> Value {
        let (function, map) = resolvedFunction(written, writtenMap)
        let type = descriptor(expression.type)
        let captured = base.map { value($0) }
        let captures: [(variable: Variable, location: Location)] =
            (function.enclosing == nil ? [] : function.body?.captures ?? []).map { ($0, location(of: $0)) }
        let number: Int
        let baseType = captured?.type
        if let localNumber = localFunctionNumber(function, captures) {
            number = localNumber
        } else {
            number = compiler.enqueueForwarder(function, map, baseType)
        }
        if !captures.isEmpty {
            return closureObject(number, captures, type, destination)
        }
        let object = compiler.layouts.closure(
            slots: 1 + (baseType?.slots ?? 0), references: (baseType?.references ?? []).map { $0 + 1 })
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

    /// A local function that captures is compiled like a closure.
    private func localFunctionNumber(_ function: Function, _ captures: [(variable: Variable, location: Location)])
        -> Int?
    {
        guard function.enclosing != nil || !captures.isEmpty, let body = function.body else { return nil }
        let layout = captureLayout(captures)
        let substitution = substitution
        let compiler = compiler
        return compiler.enqueue {
            FunctionEmitter(
                compiler: compiler,
                checker: Checker(environment: compiler.environment, file: function.file)
            ).emitClosure(
                body, parameters: function.parameters.map(\.isInout), result: function.result,
                captures: layout, name: function.name, file: function.file, substitution: substitution,
                function: function)
        }
    }

    func makeClosure(_ closure: ClosureExpression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
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
    private func captureLayout(_ captures: [(variable: Variable, location: Location)]) -> [Capture] {
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

    private func closureObject(
        _ number: Int, _ captures: [(variable: Variable, location: Location)], _ type: TypeDescriptor,
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

    // MARK: Instructions for library functions

    private func intrinsic(
        _ name: String, _ base: Expression?, _ arguments: [Argument], _ expression: Expression,
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        switch name {
        case "and", "or", "coalesce":
            return value(
                Expression(.boolean(false), environment.bool, expression.range), into: destination)
        case "arrayCount":
            guard let base else { return target(destination, type) }
            let array = value(base)
            let result = target(destination, type)
            builder.emit(.arrayCount, result.register, array.register)
            release(array)
            return result
        case "arrayAppend":
            if let base { append(arguments[0].value, to: base) }
            return target(destination, type)
        case "arraySubscript":
            guard let base, let owner = concrete(base.type).nominal,
                let element = environment.ownMembers(of: owner, named: "subscript").lazy.compactMap({
                    $0 as? Variable
                }).first(where: isArrayElement)
            else { return target(destination, type) }
            return subscriptValue(base, element, [:], arguments, type, destination)
        default: break
        }
        let parts = name.split(separator: "/").map(String.init)
        guard let opcode = compiler.opcodes[parts[0]] else {
            environment.error(
                "unknown-intrinsic", "the library names an unknown instruction '\(name)'",
                at: expression.range)
            return target(destination, type)
        }
        var operands = arguments.map(\.value)
        if let base { operands.insert(base, at: 0) }
        if let constant = smallConstant(opcode, parts, operands) {
            let left = value(operands[0])
            mark(expression.range)
            let result = target(destination, type)
            builder.emit(.addIntImmediate, result.register, left.register, constant & 0xFFFF)
            release(left)
            return result
        }
        var values: [Value] = []
        for index in operands.indices {
            values.append(operand(operands[index], before: Array(operands[(index + 1)...])))
        }
        mark(expression.range)
        let result = target(destination, type)
        var registers = values.map(\.register)
        if parts.contains("swapped") { registers.reverse() }
        builder.emit(
            opcode, result.register, registers.first ?? 0, registers.count > 1 ? registers[1] : 0)
        for part in parts.dropFirst() where part != "swapped" {
            if let width = Self.widths[part] {
                builder.emit(.checkIntegerWidth, result.register, Int(width.rawValue))
            }
        }
        for value in values { release(value) }
        return result
    }

    private static let widths: [String: IntegerWidth] = Dictionary(
        uniqueKeysWithValues: IntegerWidth.allCases.map { ("\($0)", $0) })

    /// The constant of `n + 1` and `n - 1`, where it fits into the instruction.
    private func smallConstant(_ opcode: Opcode, _ parts: [String], _ operands: [Expression]) -> Int? {
        guard parts.count == 1, operands.count == 2, opcode == .addInt || opcode == .subtractInt,
            case .integer(let magnitude, let isNegative) = operands[1].kind, magnitude < 32_000
        else { return nil }
        return isNegative == (opcode == .addInt) ? -Int(magnitude) : Int(magnitude)
    }

    /// Appends to the array a place holds.
    private func append(_ item: Expression, to array: Expression) {
        let element = owned(value(item))
        if case .variable(let variable) = array.kind, case .register(let register) = location(of: variable) {
            builder.emit(.arrayAppend, register, element.register)
            if element.isTemporary { builder.deallocate(element.register, element.type) }
            return
        }
        modify(array, byUserCode: false) { place in
            switch place {
            case .registers(let register): builder.emit(.arrayAppend, register, element.register)
            case .address(let address, let offset):
                let type = descriptor(array.type)
                let held = builder.allocate(type)
                let zero = builder.allocate()
                builder.emit(.loadIndirect, held, address, offset)
                builder.loadInteger(zero, 0)
                builder.emit(.storeIndirect, address, zero, offset)
                builder.emit(.arrayAppend, held, element.register)
                builder.emit(.storeIndirect, address, held, offset)
                builder.emit(.loadImmediate, held, immediate: 0)
                builder.deallocate(zero)
                builder.deallocate(held, type)
            }
        }
        if element.isTemporary { builder.deallocate(element.register, element.type) }
    }

    // MARK: What the compiler provides by itself

    /// `==` and the like of types that only declare the conformance.
    private func synthesized(
        _ function: Function, _ map: Substitution, _ arguments: [Argument], _ expression: Expression,
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let native: Function?
        switch function.name {
        case "==": native = compiler.libraryFunction("_areEqual")
        case "description": native = compiler.libraryFunction("init", in: "String", labels: ["describing"])
        default: native = nil
        }
        if let native, let parameter = native.signature.parameters.first,
            let selfType = function.owner?.selfParameter.flatMap({ map[$0] })
        {
            return call(native, [parameter: selfType], nil, arguments, expression, destination)
        }
        if function.name == "<", arguments.count == 2,
            concrete(arguments[0].value.type).nominal?.kind == .enumeration
        {
            // Enums without payloads are ordered as their cases are declared.
            let left = operand(arguments[0].value, before: [arguments[1].value])
            let right = value(arguments[1].value)
            let result = target(destination, type)
            builder.emit(.lessInt, result.register, left.register, right.register)
            release(right)
            release(left)
            return result
        }
        if function.role == .initializer || function.isStatic {
            environment.error(
                "no-witness",
                "'\(function.fullName)' cannot be called here: its type is not known before the program runs",
                at: expression.range)
        }
        return target(destination, type)
    }

    private func storedAccess(
        _ property: Variable, _ accessor: Function, _ base: Expression, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let access = Expression(.property(base, property), property.type, base.range)
        access.type = compiler.concrete(property.type, memberSubstitution(base.type, property))
        if accessor.role == .setter, let new = arguments.first {
            assign(access, new.value)
            return target(destination, type)
        }
        return value(access, into: destination)
    }
}

/// A variable in a closure's object.
struct Capture {
    enum Kind { case value, cell, address }
    var variable: Variable
    var kind: Kind
    var offset: Int
}

extension Function {
    var isNativeImplementation: Bool {
        if case .native = implementation { return true }
        return false
    }
}

extension Compiler {
    /// A function of the library that the compiler itself calls.
    func libraryFunction(_ name: String, in owner: String? = nil, labels: [String?]? = nil) -> Function? {
        let found: [Declaration]
        if let owner {
            guard let nominal = environment.libraryNominal(owner) else { return nil }
            found = environment.ownMembers(of: nominal, named: name)
        } else {
            found = environment.universe.local(name)
        }
        return found.lazy.compactMap { $0 as? Function }.first {
            labels == nil || $0.parameters.map(\.label) == labels
        }
    }
}
