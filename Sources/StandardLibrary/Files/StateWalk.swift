import Diagnostics
import TensorEngine
import VirtualMachine

/// Takes a value apart into named tensors and puts it together again, to the last bit: the state of a
/// training, to go on from.
///
/// Numbers, texts, tensors and whatever structs, tuples, arrays, optionals and `any` boxes hold of them
/// are stored. Closures, class instances and tables stay what the program has in their place.
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

    /// Slots as they are: numbers, truths, cases of enums.
    private static func words(_ slots: Slots, _ count: Int) throws -> Tensor {
        try Tensor((0..<count).map { Int64(bitPattern: slots[$0]) })
    }

    private func isPlain(_ type: TypePointer) -> Bool { type.pointee.references.count == 0 }

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
        case .optional where !isPlain(type):
            guard let wrapped = type.pointee.element, source[0] != 0 else { return }
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
            if isPlain(type) { note(try Self.words(source, type.pointee.slots), path) }
        }
    }

    private func visitArray(
        _ array: Object, _ path: String, _ note: (Tensor, String) -> Void
    ) throws {
        guard let element = array.type.pointee.element else { return }
        let count = array.arrayCount
        try withRoom(for: element) { slots in
            if isPlain(element) {
                var words: [Int64] = []
                words.reserveCapacity(count * element.pointee.slots)
                for index in 0..<count {
                    machine.heap.borrowElement(index, of: array, to: slots)
                    for slot in 0..<element.pointee.slots {
                        words.append(Int64(bitPattern: slots[slot]))
                    }
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
        case .optional where !isPlain(type):
            guard let wrapped = type.pointee.element, source[0] != 0 else {
                return heap.copy(source, to: target, as: type)
            }
            let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
            if place == 1 { target[0] = source[0] }
            try restore(source + place, as: wrapped, to: target + place, from: stored, path: path)
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
            guard isPlain(type) else { return heap.copy(source, to: target, as: type) }
            let words = try stored.words(path, count: type.pointee.slots)
            for (slot, word) in words.enumerated() { target[slot] = UInt64(bitPattern: word) }
        }
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
        let width = element.pointee.slots
        let words = isPlain(element) ? try stored.words(path, count: nil) : []
        let count =
            isPlain(element)
            ? words.count / max(1, width)
            : Int(try stored.words(Self.joined(path, "count"), count: 1)[0])
        let result = try machine.newArray(of: element, capacity: count)
        try releasing(result) {
            try withRoom(for: element) { old in
                try withRoom(for: element) { new in
                    for index in 0..<count {
                        if isPlain(element) {
                            for slot in 0..<width {
                                new[slot] = UInt64(bitPattern: words[index * width + slot])
                            }
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
        if array.arrayCount > 0 {
            machine.heap.borrowElement(min(index, array.arrayCount - 1), of: array, to: old)
            if index < array.arrayCount || element.pointee.kind != .native {
                return try restore(old, as: element, to: new, from: stored, path: path)
            }
        }
        switch element.pointee.kind {
        case .native: TensorValue(try stored.tensor(path)).store(to: new, in: machine)
        case .string: new[0] = machine.newString(try stored.text(path)).slot
        case .array:
            let empty = try machine.newArray(of: element.pointee.element ?? element, capacity: 0)
            defer { machine.heap.release(empty.slot) }
            new[0] = try restoredArray(empty, stored, path).slot
        default: throw stored.misfit("'\(path)' has nothing to be put in")
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
