import Bytecode
import Diagnostics

/// Values as text, in exactly the form Swift's `print` and `debugPrint` give them.
extension Machine {
    /// Levels of nesting that structural operations follow before they fail instead of
    /// exhausting the thread's stack.
    static var nestingLimit: Int { 400 }

    /// The value at `slots` as `print` shows it.
    package func describe(_ slots: Slots, as type: TypePointer) throws -> String {
        var text = ""
        try write(slots, as: type, isNested: false, to: &text, depth: 0)
        return text
    }

    /// The value at `slots` as a collection that holds it shows it: strings quoted.
    package func describeNested(_ slots: Slots, as type: TypePointer) throws -> String {
        var text = ""
        try write(slots, as: type, isNested: true, to: &text, depth: 0)
        return text
    }

    /// The value behind `any` as `print` shows it.
    package func describe(existential slot: UInt64) throws -> String {
        var text = ""
        try write(existential: slot, isNested: false, to: &text, depth: 0)
        return text
    }

    /// The value behind `any` as a collection that holds it shows it.
    package func describeNested(existential slot: UInt64) throws -> String {
        var text = ""
        try write(existential: slot, isNested: true, to: &text, depth: 0)
        return text
    }

    /// The value of a global variable as a cell that ends with it shows it.
    package func describeGlobal(_ index: Int, as descriptor: TypeDescriptor) throws -> String {
        try describeNested(global(index), as: type(of: descriptor))
    }

    private func write(
        existential slot: UInt64, isNested: Bool, to text: inout String, depth: Int
    ) throws {
        let object = Object(slot)
        if object.type.pointee.isSelfDescribing {
            var slot = slot
            try write(&slot, as: object.type, isNested: isNested, to: &text, depth: depth)
        } else {
            try write(object.payload, as: object.type, isNested: isNested, to: &text, depth: depth)
        }
    }

    private func write(
        _ slots: Slots, as type: TypePointer, isNested: Bool, to text: inout String, depth: Int
    ) throws {
        guard depth < Self.nestingLimit else { throw nestedTooDeeply("describe") }
        // An instance prints as what it is, not as what its variable is declared.
        let type = type.pointee.kind == .classInstance ? Object(slots[0]).type : type
        if try writeCustom(slots, as: type, isNested: isNested, to: &text) { return }
        switch type.pointee.kind {
        case .void: text += "()"
        case .int: text += String(Int64(bitPattern: slots[0]))
        case .integer:
            text +=
                type.pointee.width == .uint64
                ? String(slots[0]) : String(Int64(bitPattern: slots[0]))
        case .bool: text += slots[0] != 0 ? "true" : "false"
        // With the sign of what is no number, which `description` leaves out.
        case .double: text += double(slots[0]).debugDescription
        case .float: text += float(slots[0]).debugDescription
        case .string, .character:
            let string = Object(slots[0]).string.pointee
            text += isNested ? string.debugDescription : string
        case .substring:
            let part = Object(slots[0]).substring.pointee
            text += isNested ? part.debugDescription : String(part)
        case .optional: try writeOptional(slots, as: type, to: &text, depth: depth)
        case .tuple:
            try writeFields(
                type.pointee.descriptor.fields, at: payload(of: slots, as: type), to: &text,
                depth: depth)
        case .structure:
            writeName(type, isNested: isNested, to: &text)
            try writeFields(
                type.pointee.descriptor.fields, at: payload(of: slots, as: type), to: &text,
                depth: depth)
        case .enumeration:
            let payload = payload(of: slots, as: type)
            let chosen = type.pointee.descriptor.cases[Int(payload[0])]
            if isNested {
                writeName(type, isNested: true, to: &text)
                text += "."
            }
            text += chosen.name
            if !chosen.payload.isEmpty {
                try writeFields(chosen.payload, at: payload, to: &text, depth: depth)
            }
        case .classInstance: writeName(type, isNested: true, to: &text)
        case .array: try writeArray(Object(slots[0]), to: &text, depth: depth)
        case .dictionary, .set:
            try writeTable(Object(slots[0]), isNested: isNested, to: &text, depth: depth)
        case .function: text += "(Function)"
        case .existential:
            try write(existential: slots[0], isNested: isNested, to: &text, depth: depth)
        case .native: text += try Object(slots[0]).native.describe()
        case .metatype:
            let isOpen = type.pointee.slots == 1
            let instance =
                isOpen
                ? self.type(number: Int(slots[0])).pointee.descriptor
                : type.pointee.descriptor.arguments.first
            if isNested {
                text += instance?.qualifiedName ?? "_"
            } else {
                text += (isOpen ? instance : type.pointee.descriptor)?.name ?? "_"
            }
        case .cell: text += "(variable)"
        }
    }

    /// The type's own `debugDescription` (nested) or `description`.
    private func writeCustom(
        _ slots: Slots, as type: TypePointer, isNested: Bool, to text: inout String
    ) throws -> Bool {
        guard type.pointee.hasOwnFunctions else { return false }
        let functions = type.pointee.descriptor.customFunctions
        guard !functions.isEmpty else { return false }
        let debug = functions["debugDescription"]
        let plain = functions["description"]
        guard let function = isNested ? debug ?? plain : plain ?? debug else { return false }
        text += try call(
            function: function,
            arguments: { $0.update(from: slots, count: type.pointee.slots) },
            results: { frame in
                defer { heap.release(frame[0]) }
                return Object(frame[0]).string.pointee
            })
        return true
    }

    /// Where the layout of a possibly boxed value begins.
    package func payload(of slots: Slots, as type: TypePointer) -> Slots {
        type.pointee.isBoxed || type.pointee.kind == .classInstance
            ? Object(slots[0]).payload : slots
    }

    private func writeName(_ type: TypePointer, isNested: Bool, to text: inout String) {
        let descriptor = type.pointee.descriptor
        text += isNested ? descriptor.qualifiedName : descriptor.name
    }

    private func writeFields(
        _ fields: [TypeDescriptor.Field], at slots: Slots, to text: inout String, depth: Int
    ) throws {
        text += "("
        for (index, field) in fields.enumerated() {
            if index > 0 { text += ", " }
            if !field.name.isEmpty { text += field.name + ": " }
            try write(
                slots + field.offset, as: self.type(of: field.type), isNested: true, to: &text,
                depth: depth + 1)
        }
        text += ")"
    }

    private func writeOptional(
        _ slots: Slots, as type: TypePointer, to text: inout String, depth: Int
    ) throws {
        let wrapped = type.pointee.element.unsafelyUnwrapped
        guard slots[0] != 0 else {
            text += "nil"
            return
        }
        text += "Optional("
        let value = wrapped.pointee.isLoneReference ? slots : slots + 1
        try write(value, as: wrapped, isNested: true, to: &text, depth: depth + 1)
        text += ")"
    }

    private func writeArray(_ array: Object, to text: inout String, depth: Int) throws {
        let element = array.type.pointee.element.unsafelyUnwrapped
        text += "["
        try withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, element.pointee.slots))
        {
            let slots = $0.baseAddress.unsafelyUnwrapped
            for index in 0..<array.arrayCount {
                if index > 0 { text += ", " }
                if interruption.isRequested { throw Interrupted() }
                heap.borrowElement(index, of: array, to: slots)
                try write(slots, as: element, isNested: true, to: &text, depth: depth + 1)
            }
        }
        text += "]"
    }

    private func writeTable(
        _ object: Object, isNested: Bool, to text: inout String, depth: Int
    ) throws {
        let table = HashTable(object)
        let isSet = table.valueType == nil
        text += isSet && isNested ? "Set([" : "["
        if table.count == 0, !isSet { text += ":" }
        var isFirst = true
        for entry in 0..<table.end where table.isLive(entry) {
            if !isFirst { text += ", " }
            isFirst = false
            if interruption.isRequested { throw Interrupted() }
            try write(
                table.key(of: entry), as: table.keyType, isNested: true, to: &text,
                depth: depth + 1)
            if let valueType = table.valueType {
                text += ": "
                try write(
                    table.value(of: entry), as: valueType, isNested: true, to: &text,
                    depth: depth + 1)
            }
        }
        text += isSet && isNested ? "])" : "]"
    }

    /// The failure of a structural operation on values nested beyond `nestingLimit`.
    func nestedTooDeeply(_ verb: String) -> Failure {
        Failure(
            id: "nested-too-deeply",
            "the value is nested too deeply to \(verb): more than \(Self.nestingLimit) levels")
    }
}
