import Diagnostics
import TensorEngine
import VirtualMachine

/// Puts a value together from what `StateWriter` has written.
///
/// The program's own value in a place is the pattern: functions come from it, and tensors have its
/// shape. Where the program has nothing, such as no moments before an optimizer's first step, a value
/// is made of what the file says alone.
struct StateReader {
    let machine: Machine
    let stored: StoredState

    /// Writes an owned value to `target`: `source` with what is stored in the places of that name.
    /// Throws `checkpoint-does-not-fit` where the two differ in form, and leaves nothing behind.
    func restore(
        _ source: Slots?, as type: TypePointer, to target: Slots, _ path: String = ""
    ) throws {
        switch type.pointee.kind {
        case .native: try restoreTensor(source, type, to: target, path)
        case .string: target[0] = machine.newString(try stored.text(path)).slot
        case .character:
            let text = try stored.text(path)
            guard text.count == 1 else { throw stored.misfit("'\(path)' is no single character") }
            target[0] = machine.newString(text).slot
        case .structure, .tuple:
            try fill(type, target) { payload in
                let old = source.map { machine.payload(of: $0, as: type) }
                for (name, offset, type) in machine.statePlaces(type.pointee.descriptor.fields) {
                    try restore(
                        old.map { $0 + offset }, as: type, to: payload + offset, path.then(name))
                }
            }
        case .enumeration where !type.isStateWord:
            try restoreCase(source, type, to: target, path)
        case .optional: try restoreOptional(source, type, to: target, path)
        case .array:
            target[0] = try restoredArray(source.map { Object($0[0]) }, type, path).slot
        case .dictionary, .set: target[0] = try restoredTable(type, path).slot
        case .existential: try restoreBoxed(source, to: target, path)
        default:
            if type.isStateWord {
                target[0] = try word(try stored.words(path, count: 1)[0], as: type, path)
            } else {
                try keep(source, type, in: target, path)
            }
        }
    }

    /// What no file holds is the program's.
    private func keep(
        _ source: Slots?, _ type: TypePointer, in target: Slots, _ path: String
    ) throws {
        guard let source else {
            throw stored.misfit("this training has nothing in the place of '\(path)'")
        }
        machine.heap.copy(source, to: target, as: type)
    }

    /// A word from a file, unless no value of the type has it.
    private func word(_ word: Int64, as type: TypePointer, _ path: String) throws -> UInt64 {
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

    private func restoreTensor(
        _ source: Slots?, _ type: TypePointer, to target: Slots, _ path: String
    ) throws {
        guard type == machine.nativeType(named: TensorValue.typeName) else {
            return try keep(source, type, in: target, path)
        }
        if let source, let value = TensorValue.borrowed(from: source[0]) {
            // Neither of the two has a weight that no input has reached.
            if value.known == nil, stored.tensors[path] == nil {
                return machine.heap.copy(source, to: target, as: type)
            }
            let tensor = try stored.tensor(path, inPlaceOf: value)
            TensorValue(tensor, isStatistic: value.isStatistic).store(to: target, in: machine)
        } else {
            let isStatistic = stored.tensors[path.then("isStatistic")] != nil
            TensorValue(try stored.tensor(path), isStatistic: isStatistic)
                .store(to: target, in: machine)
        }
    }

    private func restoreCase(
        _ source: Slots?, _ type: TypePointer, to target: Slots, _ path: String
    ) throws {
        let name = try stored.text(path.then("case"))
        let cases = type.pointee.descriptor.cases
        guard let index = cases.firstIndex(where: { $0.name == name }) else {
            throw stored.misfit(
                "'\(path)' is .\(name), which \(type.pointee.descriptor.name) has not")
        }
        let own = source.map { machine.payload(of: $0, as: type) }
        let pattern = own.flatMap { $0[0] == UInt64(index) ? $0 : nil }
        try fill(type, target) { payload in
            payload[0] = UInt64(index)
            for (part, offset, type) in machine.statePlaces(cases[index].payload) {
                try restore(
                    pattern.map { $0 + offset }, as: type, to: payload + offset,
                    path.then(name).then(part))
            }
        }
    }

    private func restoreOptional(
        _ source: Slots?, _ type: TypePointer, to target: Slots, _ path: String
    ) throws {
        guard let wrapped = type.pointee.element else { return }
        target.update(repeating: 0, count: type.pointee.slots)
        guard try stored.words(path.then("isPresent"), count: 1)[0] == 1 else { return }
        let place = wrapped.pointee.descriptor.isNeverZero ? 0 : 1
        let pattern = source.flatMap { $0[0] == 0 ? nil : $0 + place }
        try restore(pattern, as: wrapped, to: target + place, path)
        if place == 1 { target[0] = 1 }
    }

    /// What lies behind `any` is of the type that the program has there.
    private func restoreBoxed(_ source: Slots?, to target: Slots, _ path: String) throws {
        guard let source else {
            throw stored.misfit("this training has nothing in the place of '\(path)'")
        }
        let object = Object(source[0])
        var slot = source[0]
        if object.type.pointee.isSelfDescribing {
            return try restore(&slot, as: object.type, to: target, path)
        }
        let box = machine.heap.newObject(object.type)
        try releasing(box) {
            try restore(object.payload, as: object.type, to: box.payload, path)
        }
        target[0] = box.slot
    }

    // MARK: Collections

    private func restoredArray(
        _ array: Object?, _ type: TypePointer, _ path: String
    ) throws -> Object {
        let element = type.pointee.element ?? type
        let words = element.isStateWord ? try stored.words(path, count: nil) : []
        let count =
            element.isStateWord
            ? words.count : Int(try stored.words(path.then("count"), count: 1)[0])
        let result = try machine.newArray(of: element, capacity: count)
        try releasing(result) {
            try element.withStateRoom { old in
                try element.withStateRoom { new in
                    for index in 0..<count {
                        if element.isStateWord {
                            new[0] = try word(words[index], as: element, path)
                        } else {
                            let pattern = pattern(index, of: array, borrowedTo: old)
                            try restore(pattern, as: element, to: new, path.then("\(index)"))
                        }
                        machine.heap.initializeElement(index, of: result, from: new)
                        result.arrayCount = index + 1
                    }
                }
            }
        }
        return result
    }

    /// The program's element in a place. An array may have been shorter before: an optimizer's moments
    /// come with its first step, a history's numbers with each epoch. Then the last element shows what
    /// they are like, where that is needed: a tensor's shape need not be the others'.
    private func pattern(_ index: Int, of array: Object?, borrowedTo slots: Slots) -> Slots? {
        guard let array, array.arrayCount > 0 else { return nil }
        if index >= array.arrayCount, array.type.pointee.element.map({ needsPattern($0) }) != true {
            return nil
        }
        machine.heap.borrowElement(min(index, array.arrayCount - 1), of: array, to: slots)
        return slots
    }

    /// Whether something in a value of the type can only be the program's.
    private func needsPattern(_ type: TypePointer, depth: Int = 0) -> Bool {
        // A type that holds itself has been looked at by then.
        if depth > 8 { return false }
        let descriptor = type.pointee.descriptor
        switch type.pointee.kind {
        case .function, .existential, .classInstance: return true
        case .native: return type != machine.nativeType(named: TensorValue.typeName)
        case .structure, .tuple, .enumeration:
            return (descriptor.fields + descriptor.cases.flatMap(\.payload)).contains {
                needsPattern(machine.type(of: $0.type), depth: depth + 1)
            }
        default:
            return descriptor.arguments.contains {
                needsPattern(machine.type(of: $0), depth: depth + 1)
            }
        }
    }

    private func restoredTable(_ type: TypePointer, _ path: String) throws -> Object {
        let count = try stored.words(path.then("count"), count: 1)[0]
        guard count >= 0 else { throw stored.misfit("'\(path)' cannot have \(count) entries") }
        let object = machine.heap.newTable(type)
        try releasing(object) {
            for number in 0..<count { try addEntry(Int(number), to: HashTable(object), path) }
        }
        return object
    }

    private func addEntry(_ number: Int, to table: HashTable, _ path: String) throws {
        let heap = machine.heap
        let keyType = table.keyType
        try keyType.withStateRoom { key in
            try restore(nil, as: keyType, to: key, path.then("keys.\(number)"))
            do {
                let hash = try machine.hash(key, as: keyType)
                let known = try table.find(hash: hash) {
                    try machine.areEqual($0, key, as: keyType)
                }
                guard known == nil else { throw stored.misfit("'\(path)' has a key twice") }
                guard let valueType = table.valueType else {
                    return try insert(hash, key, nil, into: table)
                }
                try valueType.withStateRoom { value in
                    try restore(nil, as: valueType, to: value, path.then("values.\(number)"))
                    do {
                        try insert(hash, key, value, into: table)
                    } catch {
                        heap.release(value, as: valueType)
                        throw error
                    }
                }
            } catch {
                heap.release(key, as: keyType)
                throw error
            }
        }
    }

    private func insert(
        _ hash: UInt64, _ key: Slots, _ value: Slots?, into table: HashTable
    ) throws {
        guard table.insert(hash: hash, key: key, value: value, in: machine.heap) != nil else {
            throw stored.misfit("there is no memory for a table of \(table.count + 1) entries")
        }
    }

    // MARK: Objects

    /// Fills a structure, a tuple or an enum in place, or in the box that holds it.
    private func fill(
        _ type: TypePointer, _ target: Slots, _ body: (_ payload: Slots) throws -> Void
    ) throws {
        if type.pointee.isBoxed {
            let box = machine.heap.newObject(type)
            try releasing(box) { try body(box.payload) }
            target[0] = box.slot
            return
        }
        target.update(repeating: 0, count: type.pointee.slots)
        do {
            try body(target)
        } catch {
            machine.heap.release(target, as: type)
            throw error
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
