import Diagnostics
import TensorEngine
import VirtualMachine

/// Takes a value apart into named tensors and puts it together again, to the last bit: the state of a
/// training, to go on from.
///
/// Numbers, texts, tensors and whatever structs, tuples, arrays, optionals and `any` boxes hold of them
/// are stored, and cases of enums without values. Closures, class instances, tables and other enums stay
/// what the program has in their place.
struct StateWalk {
    let machine: Machine

    /// All that is stored, by name: `optimizer.step`, `model.layers.0.weight`.
    func tensors(of source: Slots, as type: TypePointer) throws -> [String: Tensor] {
        var found: [String: Tensor] = [:]
        try visit(source, type, "") { found[$1] = $0 }
        return found
    }

    private static func joined(_ path: String, _ part: String) -> String {
        path.isEmpty ? part : "\(path).\(part)"
    }

    /// Whether a value is one word that means itself: a number, a truth, a case of an enum.
    private func isWord(_ type: TypePointer) -> Bool {
        switch type.pointee.kind {
        case .int, .bool, .double, .float, .integer: true
        case .enumeration: type.pointee.slots == 1 && type.pointee.references.count == 0
        default: false
        }
    }

    /// A word from a file, unless no value of the type has it.
    private func word(
        _ word: Int64, as type: TypePointer, _ stored: StoredState, _ path: String
    ) throws -> UInt64 {
        let isPossible =
            switch type.pointee.kind {
            case .bool: word == 0 || word == 1
            case .float: word >= 0 && word <= Int64(UInt32.max)
            case .enumeration:
                word >= 0 && word < Int64(type.pointee.descriptor.cases.count)
            case .integer:
                switch type.pointee.width {
                case .int8: Int8(exactly: word) != nil
                case .int16: Int16(exactly: word) != nil
                case .int32: Int32(exactly: word) != nil
                case .uint8: UInt8(exactly: word) != nil
                case .uint16: UInt16(exactly: word) != nil
                case .uint32: UInt32(exactly: word) != nil
                case .uint64, nil: true
                }
            default: true
            }
        guard isPossible else { throw stored.misfit("'\(path)' cannot be \(word)") }
        return UInt64(bitPattern: word)
    }

    // MARK: Taking apart

    private func visit(
        _ source: Slots, _ type: TypePointer, _ path: String, _ note: (Tensor, String) -> Void
    ) throws {
        switch type.pointee.kind {
        case .native:
            guard let value = Object(source[0]).native as? TensorValue else { return }
            if let tensor = value.known { note(tensor, path) }
        case .string:
            note(try Tensor(Array(Object(source[0]).string.pointee.utf8)), path)
        case .structure, .tuple:
            let payload = type.pointee.isBoxed ? Object(source[0]).payload : source
            for (index, field) in type.pointee.descriptor.fields.enumerated() {
                let name = field.name.isEmpty ? "\(index)" : field.name
                try visit(
                    payload + field.offset, machine.type(of: field.type), Self.joined(path, name),
                    note)
            }
        case .optional:
            guard let wrapped = type.pointee.element else { return }
            let isPresent: Int64 = source[0] == 0 ? 0 : 1
            note(try Tensor([isPresent]), Self.joined(path, "isPresent"))
            guard isPresent == 1 else { return }
            let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
            try visit(source + place, wrapped, path, note)
        case .array: try visitArray(Object(source[0]), path, note)
        case .existential:
            let object = Object(source[0])
            var slot = source[0]
            if object.type.pointee.isSelfDescribing {
                try visit(&slot, object.type, path, note)
            } else {
                try visit(object.payload, object.type, path, note)
            }
        default:
            if isWord(type) { note(try Tensor([Int64(bitPattern: source[0])]), path) }
        }
    }

    private func visitArray(
        _ array: Object, _ path: String, _ note: (Tensor, String) -> Void
    ) throws {
        guard let element = array.type.pointee.element else { return }
        let count = array.arrayCount
        try withRoom(for: element) { slots in
            if isWord(element) {
                let words = (0..<count).map { index in
                    machine.heap.borrowElement(index, of: array, to: slots)
                    return Int64(bitPattern: slots[0])
                }
                return note(try Tensor(words), path)
            }
            note(try Tensor([Int64(count)]), Self.joined(path, "count"))
            for index in 0..<count {
                machine.heap.borrowElement(index, of: array, to: slots)
                try visit(slots, element, Self.joined(path, "\(index)"), note)
            }
        }
    }

    private func withRoom(for type: TypePointer, _ body: (Slots) throws -> Void) throws {
        try withUnsafeTemporaryAllocation(
            of: UInt64.self, capacity: max(1, type.pointee.slots)
        ) { room in
            guard let slots = room.baseAddress else { return }
            try body(slots)
        }
    }

    // MARK: Putting together

    /// Writes an owned value to `target`: `source` with what `stored` has in the places of that name.
    /// Throws `checkpoint-does-not-fit` where the two differ in form, and leaves nothing behind.
    func restore(
        _ source: Slots, as type: TypePointer, to target: Slots, from stored: StoredState,
        path: String = ""
    ) throws {
        let heap = machine.heap
        switch type.pointee.kind {
        case .native:
            guard let value = Object(source[0]).native as? TensorValue else {
                return heap.copy(source, to: target, as: type)
            }
            let tensor = try stored.tensor(path, inPlaceOf: value)
            TensorValue(tensor, isStatistic: value.isStatistic).store(to: target, in: machine)
        case .string: target[0] = machine.newString(try stored.text(path)).slot
        case .structure, .tuple:
            if type.pointee.isBoxed {
                let box = heap.newObject(type)
                try releasing(box) {
                    try restoreFields(
                        Object(source[0]).payload, of: type, to: box.payload, stored, path)
                }
                target[0] = box.slot
                return
            }
            target.update(repeating: 0, count: type.pointee.slots)
            do {
                try restoreFields(source, of: type, to: target, stored, path)
            } catch {
                heap.release(target, as: type)
                throw error
            }
        case .optional: try restoreOptional(source, type, to: target, stored, path)
        case .array: target[0] = try restoredArray(Object(source[0]), stored, path).slot
        case .existential:
            let object = Object(source[0])
            var slot = source[0]
            if object.type.pointee.isSelfDescribing {
                return try restore(&slot, as: object.type, to: target, from: stored, path: path)
            }
            let box = heap.newObject(object.type)
            try releasing(box) {
                try restore(
                    object.payload, as: object.type, to: box.payload, from: stored, path: path)
            }
            target[0] = box.slot
        default:
            guard isWord(type) else { return heap.copy(source, to: target, as: type) }
            target[0] = try word(try stored.words(path, count: 1)[0], as: type, stored, path)
        }
    }

    /// Where the program has nothing, only what needs no pattern can come out of the file.
    private func restoreOptional(
        _ source: Slots, _ type: TypePointer, to target: Slots, _ stored: StoredState,
        _ path: String
    ) throws {
        guard let wrapped = type.pointee.element else { return }
        target.update(repeating: 0, count: type.pointee.slots)
        guard try stored.words(Self.joined(path, "isPresent"), count: 1)[0] == 1 else { return }
        let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
        if source[0] != 0 {
            try restore(
                source + place, as: wrapped, to: target + place, from: stored, path: path)
        } else if canBeMade(wrapped) {
            try make(wrapped, to: target + place, stored, path)
        } else {
            return
        }
        if place == 1 { target[0] = 1 }
    }

    private func restoreFields(
        _ source: Slots, of type: TypePointer, to target: Slots, _ stored: StoredState,
        _ path: String
    ) throws {
        for (index, field) in type.pointee.descriptor.fields.enumerated() {
            let name = field.name.isEmpty ? "\(index)" : field.name
            try restore(
                source + field.offset, as: machine.type(of: field.type), to: target + field.offset,
                from: stored, path: Self.joined(path, name))
        }
    }

    private func restoredArray(
        _ array: Object, _ stored: StoredState, _ path: String
    ) throws -> Object {
        guard let element = array.type.pointee.element else { return array }
        let words = isWord(element) ? try stored.words(path, count: nil) : []
        let count =
            isWord(element)
            ? words.count : Int(try stored.words(Self.joined(path, "count"), count: 1)[0])
        let result = try machine.newArray(of: element, capacity: count)
        try releasing(result) {
            try withRoom(for: element) { old in
                try withRoom(for: element) { new in
                    for index in 0..<count {
                        if isWord(element) {
                            new[0] = try word(words[index], as: element, stored, path)
                        } else {
                            let part = Self.joined(path, "\(index)")
                            try restoreElement(
                                index, of: array, element, old, to: new, stored, part)
                        }
                        machine.heap.initializeElement(index, of: result, from: new)
                        result.arrayCount = index + 1
                    }
                }
            }
        }
        return result
    }

    /// An array may have been shorter before: an optimizer's moments come with its first step.
    private func restoreElement(
        _ index: Int, of array: Object, _ element: TypePointer, _ old: Slots, to new: Slots,
        _ stored: StoredState, _ path: String
    ) throws {
        if index < array.arrayCount || (array.arrayCount > 0 && !canBeMade(element)) {
            machine.heap.borrowElement(min(index, array.arrayCount - 1), of: array, to: old)
            return try restore(old, as: element, to: new, from: stored, path: path)
        }
        guard canBeMade(element) else {
            throw stored.misfit("'\(path)' has nothing to be put in")
        }
        try make(element, to: new, stored, path)
    }

    /// Whether a value of the type is made of what the file says alone.
    private func canBeMade(_ type: TypePointer) -> Bool {
        switch type.pointee.kind {
        case .native: type == machine.nativeType(named: TensorValue.typeName)
        case .string: true
        case .array: type.pointee.element.map(canBeMade) ?? false
        default: isWord(type)
        }
    }

    private func make(
        _ type: TypePointer, to target: Slots, _ stored: StoredState, _ path: String
    ) throws {
        switch type.pointee.kind {
        case .native: TensorValue(try stored.tensor(path)).store(to: target, in: machine)
        case .string: target[0] = machine.newString(try stored.text(path)).slot
        case .array:
            let empty = try machine.newArray(of: type.pointee.element ?? type, capacity: 0)
            defer { machine.heap.release(empty.slot) }
            target[0] = try restoredArray(empty, stored, path).slot
        default:
            target[0] = try word(try stored.words(path, count: 1)[0], as: type, stored, path)
        }
    }

    private func releasing(_ object: Object, _ fill: () throws -> Void) throws {
        do {
            try fill()
        } catch {
            machine.heap.release(object.slot)
            throw error
        }
    }
}
