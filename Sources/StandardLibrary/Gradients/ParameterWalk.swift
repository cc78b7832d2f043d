import Bytecode
import VirtualMachine

/// Finds and replaces the parameters in a value of any type, by what its type's record says.
///
/// Parameters are tensors in stored `var`s of structs, however deep in structs, arrays, optionals,
/// tuples and `any` boxes; a tensor by itself counts too, and so do arrays of tensors. Everything
/// else (`let`s, closures, class instances, dictionaries) is carried along as it is.
struct ParameterWalk {
    let machine: Machine

    /// Writes an owned copy of `source` to `target` in which `replace` has put other tensors in
    /// the parameters' places. Where `replace` throws, nothing is left behind.
    func copy(
        _ source: Slots, as type: TypePointer, to target: Slots,
        replacing replace: (TensorValue) throws -> TensorValue
    ) throws {
        try copy(source, as: type, to: target, isParameter: true, replace)
    }

    /// Calls `body` with each parameter in order, and its name: `layers.0.weight`.
    func forEach(
        _ source: Slots, as type: TypePointer, path: String = "",
        _ body: (TensorValue, String) throws -> Void
    ) throws {
        try visit(source, as: type, path: path, isParameter: true, body)
    }

    /// All parameters in order.
    func parameters(_ source: Slots, as type: TypePointer) throws -> [TensorValue] {
        var found: [TensorValue] = []
        try forEach(source, as: type) { tensor, _ in found.append(tensor) }
        return found
    }

    // MARK: Copying

    private func copy(
        _ source: Slots, as type: TypePointer, to target: Slots, isParameter: Bool,
        _ replace: (TensorValue) throws -> TensorValue
    ) throws {
        let heap = machine.heap
        switch type.pointee.kind {
        case .native where isParameter:
            guard let tensor = Object(source[0]).native as? TensorValue else {
                return heap.copy(source, to: target, as: type)
            }
            let other = try replace(tensor)
            if other === tensor { return heap.copy(source, to: target, as: type) }
            other.store(to: target, in: machine)
        case .structure, .tuple:
            guard type.pointee.payloadReferences.count > 0 else {
                return heap.copy(source, to: target, as: type)
            }
            guard type.pointee.isBoxed else {
                target.update(repeating: 0, count: type.pointee.slots)
                do {
                    try copyFields(source, of: type, to: target, isParameter, replace)
                } catch {
                    heap.release(target, as: type)
                    throw error
                }
                return
            }
            target[0] = try filled(heap.newObject(type)) { box in
                try copyFields(
                    Object(source[0]).payload, of: type, to: box.payload, isParameter, replace)
            }
        case .optional: try copyOptional(source, as: type, to: target, isParameter, replace)
        case .array: try copyArray(source, as: type, to: target, isParameter, replace)
        case .existential:
            let object = Object(source[0])
            guard !object.type.pointee.isSelfDescribing else {
                var slot = source[0]
                return try copy(
                    &slot, as: object.type, to: target, isParameter: isParameter, replace)
            }
            target[0] = try filled(heap.newObject(object.type)) { box in
                try copy(
                    object.payload, as: object.type, to: box.payload, isParameter: isParameter,
                    replace)
            }
        default: heap.copy(source, to: target, as: type)
        }
    }

    private func copyFields(
        _ source: Slots, of type: TypePointer, to target: Slots, _ isParameter: Bool,
        _ replace: (TensorValue) throws -> TensorValue
    ) throws {
        let isTuple = type.pointee.kind == .tuple
        for field in type.pointee.descriptor.fields {
            try copy(
                source + field.offset, as: machine.type(of: field.type), to: target + field.offset,
                isParameter: isTuple ? isParameter : field.isParameter, replace)
        }
    }

    private func copyOptional(
        _ source: Slots, as type: TypePointer, to target: Slots, _ isParameter: Bool,
        _ replace: (TensorValue) throws -> TensorValue
    ) throws {
        guard source[0] != 0, let wrapped = type.pointee.element else {
            target.update(repeating: 0, count: type.pointee.slots)
            return
        }
        let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
        if place == 1 { target[0] = source[0] }
        try copy(source + place, as: wrapped, to: target + place, isParameter: isParameter, replace)
    }

    private func copyArray(
        _ source: Slots, as type: TypePointer, to target: Slots, _ isParameter: Bool,
        _ replace: (TensorValue) throws -> TensorValue
    ) throws {
        let array = Object(source[0])
        guard let element = type.pointee.element, element.pointee.references.count > 0 else {
            return machine.heap.copy(source, to: target, as: type)
        }
        // Elements that hold references lie in whole slots.
        let width = element.pointee.slots
        let result = try machine.newArray(of: element, capacity: array.arrayCount)
        target[0] = try filled(result) { copied in
            for index in 0..<array.arrayCount {
                try copy(
                    array.elementSlots + index * width, as: element,
                    to: copied.elementSlots + index * width, isParameter: isParameter, replace)
                copied.arrayCount = index + 1
            }
        }
    }

    /// The object's slot after `fill`; where that throws, the object is given up.
    private func filled(_ object: Object, _ fill: (Object) throws -> Void) throws -> UInt64 {
        do {
            try fill(object)
        } catch {
            machine.heap.release(object.slot)
            throw error
        }
        return object.slot
    }

    // MARK: Visiting

    private func visit(
        _ source: Slots, as type: TypePointer, path: String, isParameter: Bool,
        _ body: (TensorValue, String) throws -> Void
    ) throws {
        func name(_ part: String) -> String { path.isEmpty ? part : "\(path).\(part)" }
        switch type.pointee.kind {
        case .native where isParameter:
            if let tensor = Object(source[0]).native as? TensorValue { try body(tensor, path) }
        case .structure, .tuple:
            guard type.pointee.payloadReferences.count > 0 else { return }
            let isTuple = type.pointee.kind == .tuple
            let payload = type.pointee.isBoxed ? Object(source[0]).payload : source
            for (index, field) in type.pointee.descriptor.fields.enumerated() {
                try visit(
                    payload + field.offset, as: machine.type(of: field.type),
                    path: name(field.name.isEmpty ? "\(index)" : field.name),
                    isParameter: isTuple ? isParameter : field.isParameter, body)
            }
        case .optional:
            guard source[0] != 0, let wrapped = type.pointee.element else { return }
            let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
            try visit(source + place, as: wrapped, path: path, isParameter: isParameter, body)
        case .array:
            guard let element = type.pointee.element, element.pointee.references.count > 0 else {
                return
            }
            let array = Object(source[0])
            for index in 0..<array.arrayCount {
                try visit(
                    array.elementSlots + index * element.pointee.slots, as: element,
                    path: name("\(index)"), isParameter: isParameter, body)
            }
        case .existential:
            let object = Object(source[0])
            if object.type.pointee.isSelfDescribing {
                var slot = source[0]
                try visit(&slot, as: object.type, path: path, isParameter: isParameter, body)
            } else {
                try visit(
                    object.payload, as: object.type, path: path, isParameter: isParameter, body)
            }
        default: return
        }
    }
}

extension NativeCall {
    /// A walk over values of this call's machine.
    var walk: ParameterWalk { ParameterWalk(machine: machine) }

    /// Writes as the result a copy of `value` with other tensors for its parameters.
    func setResult(
        copying value: Slots, as type: TypePointer,
        replacing replace: (TensorValue) throws -> TensorValue
    ) throws {
        let width = max(1, type.pointee.slots)
        // Arguments lie where the result goes.
        try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width) { room in
            guard let copied = room.baseAddress else { return }
            try walk.copy(value, as: type, to: copied, replacing: replace)
            slots.update(from: copied, count: type.pointee.slots)
        }
    }
}
