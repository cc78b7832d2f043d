import Bytecode
import Diagnostics
import TensorEngine
import VirtualMachine

/// Takes a value apart into named tensors, to the last bit: the state of a training, to go on from.
///
/// Numbers, texts, tensors and whatever structs, enums, tuples, arrays, dictionaries, sets, optionals
/// and `any` boxes hold of them are written. Functions are what the program has in their place. What
/// could change unseen, such as a class instance, is refused.
struct StateWriter {
    let machine: Machine
    /// All that is written, by name: `optimizer.step`, `model.layers.0.weight`.
    private(set) var tensors: [String: Tensor] = [:]

    init(_ machine: Machine) { self.machine = machine }

    /// Adds a value under a name. Throws `checkpoint-cannot-keep` where something in it is not kept.
    mutating func add(_ source: Slots, as type: TypePointer, _ path: String = "") throws {
        switch type.pointee.kind {
        case .native: try addNative(source[0], path)
        case .string, .character: try addText(Object(source[0]).string.pointee, path)
        case .structure, .tuple:
            let payload = machine.payload(of: source, as: type)
            for (name, offset, type) in machine.statePlaces(type.pointee.descriptor.fields) {
                try add(payload + offset, as: type, path.then(name))
            }
        case .enumeration where !type.isStateWord:
            let payload = machine.payload(of: source, as: type)
            let chosen = type.pointee.descriptor.cases[Int(payload[0])]
            try addText(chosen.name, path.then("case"))
            for (name, offset, type) in machine.statePlaces(chosen.payload) {
                try add(payload + offset, as: type, path.then(chosen.name).then(name))
            }
        case .optional:
            guard let wrapped = type.pointee.element else { return }
            let isPresent = source[0] != 0
            tensors[path.then("isPresent")] = try Tensor([Int64(isPresent ? 1 : 0)])
            guard isPresent else { return }
            try add(source + (wrapped.pointee.descriptor.isNeverZero ? 0 : 1), as: wrapped, path)
        case .array: try addArray(Object(source[0]), path)
        case .dictionary, .set: try addTable(HashTable(Object(source[0])), path)
        case .existential:
            let object = Object(source[0])
            var slot = source[0]
            if object.type.pointee.isSelfDescribing {
                try add(&slot, as: object.type, path)
            } else {
                try add(object.payload, as: object.type, path)
            }
        case .function, .void, .metatype: return
        default:
            guard type.isStateWord else { throw Self.notKept(path, type.pointee.descriptor.name) }
            tensors[path] = try Tensor([Int64(bitPattern: source[0])])
        }
    }

    private mutating func addNative(_ slot: UInt64, _ path: String) throws {
        guard let value = TensorValue.borrowed(from: slot) else {
            throw Self.notKept(path, Object(slot).native.typeName)
        }
        if value.isStatistic { tensors[path.then("isStatistic")] = try Tensor([Int64(1)]) }
        // A weight that nothing has reached yet is made by the program again.
        tensors[path] = value.known
    }

    private mutating func addText(_ text: String, _ path: String) throws {
        tensors[path] = try Tensor(Array(text.utf8))
    }

    private mutating func addArray(_ array: Object, _ path: String) throws {
        guard let element = array.type.pointee.element else { return }
        let count = array.arrayCount
        try element.withStateRoom { slots in
            if element.isStateWord {
                let words = (0..<count).map { index in
                    machine.heap.borrowElement(index, of: array, to: slots)
                    return Int64(bitPattern: slots[0])
                }
                tensors[path] = try Tensor(words)
                return
            }
            tensors[path.then("count")] = try Tensor([Int64(count)])
            for index in 0..<count {
                machine.heap.borrowElement(index, of: array, to: slots)
                try add(slots, as: element, path.then("\(index)"))
            }
        }
    }

    /// Entries in their order, which is part of the value.
    private mutating func addTable(_ table: HashTable, _ path: String) throws {
        tensors[path.then("count")] = try Tensor([Int64(table.count)])
        var number = 0
        for entry in 0..<table.end where table.isLive(entry) {
            try add(table.key(of: entry), as: table.keyType, path.then("keys.\(number)"))
            if let type = table.valueType {
                try add(table.value(of: entry), as: type, path.then("values.\(number)"))
            }
            number += 1
        }
    }

    private static func notKept(_ path: String, _ type: String) -> Failure {
        Failure(
            id: "checkpoint-cannot-keep",
            "a checkpoint cannot keep '\(path)', which is of the type \(type)",
            hint:
                "what changes during training can lie in numbers, texts, tensors, and structs, enums "
                + "and collections of them; a function that makes the rest anew is no problem")
    }
}

extension TypePointer {
    /// Whether a value is one word that means itself: a number, a truth, a case of an enum without
    /// values.
    var isStateWord: Bool {
        switch pointee.kind {
        case .int, .bool, .double, .float, .integer: true
        case .enumeration: pointee.slots == 1 && pointee.references.count == 0
        default: false
        }
    }

    /// Room for one value.
    func withStateRoom(_ body: (Slots) throws -> Void) throws {
        try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Swift.max(1, pointee.slots)) {
            guard let slots = $0.baseAddress else { return }
            try body(slots)
        }
    }
}

extension Machine {
    /// The names, offsets and types of fields; a number stands in for a name that is missing.
    func statePlaces(
        _ fields: [TypeDescriptor.Field]
    ) -> [(name: String, offset: Int, type: TypePointer)] {
        fields.enumerated().map { index, field in
            (field.name.isEmpty ? "\(index)" : field.name, field.offset, type(of: field.type))
        }
    }
}

extension String {
    /// The name of a part: `model.layers`.
    func then(_ part: String) -> String { isEmpty ? part : "\(self).\(part)" }
}
