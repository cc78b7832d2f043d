import Bytecode
import VirtualMachine

/// Finds and replaces the parameters in a value of any type, by what its type's record says.
///
/// Parameters are tensors and floating-point numbers in stored `var`s of structs, however deep in
/// structs, arrays, the values of dictionaries, optionals, tuples and `any` boxes; one by itself counts
/// too, and so do collections of them. Everything else (closures, class instances, a `let` that is a
/// tensor or a number) is carried along as it is. What would be a parameter in a struct is frozen where the struct
/// itself lies in a `let`: the walk finds it, and training leaves it alone.
/// The walk finds layers' statistics too, wherever they are declared: they change with training.
struct ParameterWalk {
    /// Outlives every walk.
    unowned(unsafe) let machine: Machine

    /// What the declarations around a value say about it.
    private struct Place {
        /// Whether a tensor or a number here is a parameter: a `var`, or what is no field of a struct.
        var isParameter = true
        /// Whether a struct further out lies in a `let` or is `@noDerivative`.
        var isFrozen = false

        /// A field of the struct that is here.
        func field(_ field: TypeRecord.FieldRecord) -> Place {
            Place(isParameter: field.isParameter, isFrozen: isFrozen || !isParameter)
        }

        /// A part of the struct or tuple that is here.
        func part(_ part: TypeRecord.Part) -> Place {
            guard part.isField else { return self }
            return Place(
                isParameter: part.isParameter,
                isFrozen: isFrozen || !isParameter || part.isFrozen)
        }

        /// The tensor that is here, if it is any of a walk's business.
        func tensor(_ slot: UInt64) -> Parameter? {
            guard let tensor = TensorValue.borrowed(from: slot),
                isParameter || tensor.isStatistic
            else { return nil }
            return isFrozen ? .frozen(.tensor(tensor)) : .tensor(tensor)
        }

        /// The number that is here.
        func number(_ word: UInt64, isFloat: Bool) -> Parameter {
            let number = Parameter.number(word: word, isFloat: isFloat)
            return isFrozen ? .frozen(number) : number
        }
    }

    /// Writes an owned copy of `source` to `target` in which `replace` has put others of the same
    /// kind in the parameters' places. Where `replace` throws, nothing is left behind.
    func copy(
        _ source: Slots, as type: TypePointer, to target: Slots,
        replacing replace: (Parameter) throws -> Parameter
    ) throws {
        try copy(source, as: type, to: target, Place(), replace)
    }

    /// Puts a copy with other parameters in a value's place; where `replace` throws, nothing changes.
    func rewrite(
        _ value: Slots, as type: TypePointer, replacing replace: (Parameter) throws -> Parameter
    ) throws {
        try rewrite(value, as: type, Place(), replace)
    }

    /// Calls `body` with each parameter in order, and its name: `layers.0.weight`.
    func forEach(
        _ source: Slots, as type: TypePointer, path: String = "",
        _ body: (Parameter, String) throws -> Void
    ) throws {
        try visit(source, as: type, path: path, Place()) { try body($0, $1 ?? "") }
    }

    /// All parameters in order.
    func parameters(_ source: Slots, as type: TypePointer) throws -> [Parameter] {
        var found: [Parameter] = []
        try visit(source, as: type, path: nil, Place()) { parameter, _ in
            found.append(parameter)
        }
        return found
    }

    /// Calls `body` with the fields, the type and the name of each structure in a value, outer ones
    /// before those in them.
    func forEachStructure(
        _ source: Slots, as type: TypePointer,
        _ body: (_ fields: Slots, _ type: TypePointer, _ path: String, _ isFrozen: Bool) throws ->
            Void
    ) throws {
        try visit(
            source, as: type, path: "", Place(),
            enter: { try body($0, $1, $2 ?? "", $3) }, { _, _ in })
    }

    // MARK: Copying

    private func copy(
        _ source: Slots, as type: TypePointer, to target: Slots, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        let heap = machine.heap
        switch type.pointee.kind {
        case .native:
            guard let parameter = here.tensor(source[0]), let other = try replace(parameter).value,
                other !== parameter.value
            else { return heap.copy(source, to: target, as: type) }
            other.store(to: target, in: machine)
        case .double where here.isParameter, .float where here.isParameter:
            let number = here.number(source[0], isFloat: type.pointee.kind == .float)
            target[0] = try replace(number).word ?? source[0]
        case .structure, .tuple:
            guard type.pointee.isBoxed else {
                heap.copy(source, to: target, as: type)
                do {
                    try replaceParts(of: target, type, here, replace)
                } catch {
                    heap.release(target, as: type)
                    // The target may lie in an object that is given up, too.
                    target.update(repeating: 0, count: type.pointee.slots)
                    throw error
                }
                return
            }
            target[0] = try filled(heap.newObject(type)) { box in
                let payload = Object(source[0]).payload
                box.payload.update(from: payload, count: type.pointee.payloadSlots)
                heap.retain(box.payload, at: type.pointee.payloadReferences)
                try replaceParts(of: box.payload, type, here, replace)
            }
        case .optional: try copyOptional(source, as: type, to: target, here, replace)
        case .array: try copyArray(source, as: type, to: target, here, replace)
        case .dictionary: try copyDictionary(source, as: type, to: target, here, replace)
        case .existential:
            let object = Object(source[0])
            guard !object.type.pointee.isSelfDescribing else {
                var slot = source[0]
                return try copy(&slot, as: object.type, to: target, here, replace)
            }
            target[0] = try filled(heap.newObject(object.type)) { box in
                try copy(object.payload, as: object.type, to: box.payload, here, replace)
            }
        default: heap.copy(source, to: target, as: type)
        }
    }

    /// Puts other parameters in their places among the fields of a struct or tuple; everything else
    /// stays. Where `replace` throws, some are replaced and some are not.
    private func replaceParts(
        of fields: Slots, _ type: TypePointer, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        for part in machine.parameterParts(of: type) {
            try rewrite(fields + part.offset, as: part.type, here.part(part), replace)
        }
    }

    private func rewrite(
        _ value: Slots, as type: TypePointer, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        switch type.pointee.kind {
        case .native:
            guard let parameter = here.tensor(value[0]), let other = try replace(parameter).value,
                other !== parameter.value
            else { return }
            let old = value[0]
            other.store(to: value, in: machine)
            machine.heap.release(old)
        case .double where here.isParameter, .float where here.isParameter:
            let number = here.number(value[0], isFloat: type.pointee.kind == .float)
            if let word = try replace(number).word { value[0] = word }
        default:
            let width = type.pointee.slots
            try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, width)) { room in
                guard let copied = room.baseAddress else { return }
                try copy(value, as: type, to: copied, here, replace)
                machine.heap.release(value, as: type)
                value.update(from: copied, count: width)
            }
        }
    }

    private func copyOptional(
        _ source: Slots, as type: TypePointer, to target: Slots, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        guard source[0] != 0, let wrapped = type.pointee.element else {
            target.update(repeating: 0, count: type.pointee.slots)
            return
        }
        let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
        if place == 1 { target[0] = source[0] }
        try copy(source + place, as: wrapped, to: target + place, here, replace)
    }

    private func copyArray(
        _ source: Slots, as type: TypePointer, to target: Slots, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        let array = Object(source[0])
        guard let element = type.pointee.element, mayHoldParameters(element, here) else {
            return machine.heap.copy(source, to: target, as: type)
        }
        let result = try machine.newArray(of: element, capacity: array.arrayCount)
        target[0] = try filled(result) { copied in
            try forEachElement(of: array, element) { index, slots in
                try withUnsafeTemporaryAllocation(
                    of: UInt64.self, capacity: max(1, element.pointee.slots)
                ) { room in
                    guard let new = room.baseAddress else { return }
                    try copy(slots, as: element, to: new, here, replace)
                    machine.heap.initializeElement(index, of: copied, from: new)
                }
                copied.arrayCount = index + 1
            }
        }
    }

    private func copyDictionary(
        _ source: Slots, as type: TypePointer, to target: Slots, _ here: Place,
        _ replace: (Parameter) throws -> Parameter
    ) throws {
        let heap = machine.heap
        guard let value = type.pointee.value, mayHoldParameters(value, here) else {
            return heap.copy(source, to: target, as: type)
        }
        guard let copy = HashTable(Object(source[0])).copy(in: heap) else {
            throw outOfMemory("a copy of this dictionary")
        }
        target[0] = try filled(copy) { copied in
            try forEachValue(of: HashTable(copied)) { _, slots in
                try rewrite(slots, as: value, here, replace)
            }
        }
    }

    /// Calls `body` with the key and the value of each entry, where they lie.
    private func forEachValue(of table: HashTable, _ body: (Slots, Slots) throws -> Void) rethrows {
        for entry in 0..<table.end where table.isLive(entry) {
            try body(table.key(of: entry), table.value(of: entry))
        }
    }

    /// Whether a look at the elements of a collection can find anything: a million whole numbers are
    /// not to be walked over.
    private func mayHoldParameters(_ element: TypePointer, _ here: Place) -> Bool {
        switch element.pointee.kind {
        case .double, .float: here.isParameter
        case .structure, .tuple, .optional, .array, .dictionary, .native, .existential: true
        default: false
        }
    }

    /// Calls `body` with the number and the slots, borrowed, of each element.
    private func forEachElement(
        of array: Object, _ element: TypePointer, _ body: (Int, Slots) throws -> Void
    ) throws {
        try withUnsafeTemporaryAllocation(
            of: UInt64.self, capacity: max(1, element.pointee.slots)
        ) { room in
            guard let slots = room.baseAddress else { return }
            for index in 0..<array.arrayCount {
                machine.heap.borrowElement(index, of: array, to: slots)
                try body(index, slots)
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

    /// Names are made only where `path`, the way so far, is not nil, and structures are entered one by
    /// one: most walks want neither.
    private func visit(
        _ source: Slots, as type: TypePointer, path: String?, _ here: Place,
        enter: (Slots, TypePointer, String?, Bool) throws -> Void = { _, _, _, _ in },
        _ body: (Parameter, String?) throws -> Void
    ) throws {
        func name(_ part: @autoclosure () -> String) -> String? {
            path.map { $0.isEmpty ? part() : "\($0).\(part())" }
        }
        switch type.pointee.kind {
        case .native:
            if let parameter = here.tensor(source[0]) { try body(parameter, path) }
        case .double where here.isParameter, .float where here.isParameter:
            try body(here.number(source[0], isFloat: type.pointee.kind == .float), path)
        case .structure, .tuple:
            let isTuple = type.pointee.kind == .tuple
            let payload = type.pointee.isBoxed ? Object(source[0]).payload : source
            guard path != nil else {
                for part in machine.parameterParts(of: type) {
                    try visit(
                        payload + part.offset, as: part.type, path: nil, here.part(part), body)
                }
                return
            }
            if !isTuple { try enter(payload, type, path, here.isFrozen || !here.isParameter) }
            for (index, field) in machine.fields(of: type).enumerated() {
                try visit(
                    payload + field.offset, as: field.type,
                    path: name(type.pointee.descriptor.nameOfField(index)),
                    isTuple ? here : here.field(field), enter: enter, body)
            }
        case .optional:
            guard source[0] != 0, let wrapped = type.pointee.element else { return }
            let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
            try visit(source + place, as: wrapped, path: path, here, enter: enter, body)
        case .array:
            guard let element = type.pointee.element, mayHoldParameters(element, here)
            else { return }
            try forEachElement(of: Object(source[0]), element) { index, slots in
                try visit(slots, as: element, path: name("\(index)"), here, enter: enter, body)
            }
        case .dictionary:
            guard let value = type.pointee.value, mayHoldParameters(value, here) else { return }
            let table = HashTable(Object(source[0]))
            var number = 0
            try forEachValue(of: table) { key, slots in
                let name = path == nil ? nil : name(nameOfKey(key, table.keyType) ?? "\(number)")
                try visit(slots, as: value, path: name, here, enter: enter, body)
                number += 1
            }
        case .existential:
            let object = Object(source[0])
            if object.type.pointee.isSelfDescribing {
                var slot = source[0]
                try visit(&slot, as: object.type, path: path, here, enter: enter, body)
            } else {
                try visit(object.payload, as: object.type, path: path, here, enter: enter, body)
            }
        default: return
        }
    }
}

extension ParameterWalk {
    /// A key's text; nil for types whose text the program may have written, which must not run here.
    private func nameOfKey(_ key: Slots, _ type: TypePointer) -> String? {
        switch type.pointee.kind {
        case .string, .character, .int, .integer, .bool: try? machine.describe(key, as: type)
        default: nil
        }
    }
}

extension TypeDescriptor {
    /// A field's name; its number where it has none.
    fileprivate func nameOfField(_ index: Int) -> String {
        fields[index].name.isEmpty ? "\(index)" : fields[index].name
    }
}

extension NativeCall {
    /// A walk over values of this call's machine.
    var walk: ParameterWalk { ParameterWalk(machine: machine) }

    /// Writes as the result a copy of `value` with other parameters.
    func setResult(
        copying value: Slots, as type: TypePointer,
        replacing replace: (Parameter) throws -> Parameter
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
