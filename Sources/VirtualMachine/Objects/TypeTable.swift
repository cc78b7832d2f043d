import Bytecode

/// The machine's records of descriptors.
///
/// Natives also need types that no program has mentioned yet (the array that a native returns), so
/// records are found by structure too. A record made that way is taken over by the compiler's
/// descriptor when it comes, so that there is one record per type.
final class TypeTable {
    /// What makes two built-in types the same: kind, and records of the arguments.
    private struct Structure: Hashable {
        let kind: TypeRecord.Kind
        let width: IntegerWidth?
        let arguments: [TypePointer]
        /// For natives, which differ by name alone.
        let name: String
    }

    private var byDescriptor: [ObjectIdentifier: TypePointer] = [:]
    private var byStructure: [Structure: TypePointer] = [:]
    /// What natives ask for all the time: the native type asked for last, arrays by their element.
    private var latestNative: (name: String, type: TypePointer)?
    private var arrays: [TypePointer: TypePointer] = [:]
    /// Descriptors of the machine's own that the compiler's have replaced.
    private var superseded: [Unmanaged<TypeDescriptor>] = []

    deinit {
        for descriptor in superseded { descriptor.release() }
        for record in all {
            record.pointee.references.deallocate()
            record.pointee.payloadReferences.deallocate()
            record.pointee.witnesses?.deallocate()
            record.pointee.cases?.deallocate()
            record.pointee.fields?.deallocate()
            record.pointee.parameterParts?.deallocate()
            record.pointee.source.release()
            record.deallocate()
        }
    }

    /// All records.
    var all: Set<TypePointer> { Set(byDescriptor.values).union(byStructure.values) }

    /// The record of a descriptor of the program.
    func record(for descriptor: TypeDescriptor) -> TypePointer {
        byDescriptor[ObjectIdentifier(descriptor)] ?? adopt(descriptor)
    }

    /// Makes the record of a descriptor, or hands it the one that was found by structure before.
    func adopt(_ descriptor: TypeDescriptor) -> TypePointer {
        if let known = byDescriptor[ObjectIdentifier(descriptor)] { return known }
        guard let structure = structure(of: descriptor) else {
            let record = TypePointer.allocate(capacity: 1)
            record.initialize(to: TypeRecord(layoutOf: descriptor))
            // Before the arguments: a type may contain itself.
            byDescriptor[ObjectIdentifier(descriptor)] = record
            linkArguments(of: record, descriptor)
            return record
        }
        if let record = byStructure[structure] {
            byDescriptor[ObjectIdentifier(descriptor)] = record
            if record.pointee.number < 0 {
                let old = record.pointee
                record.pointee = TypeRecord(layoutOf: descriptor)
                linkArguments(of: record, descriptor)
                old.references.deallocate()
                old.payloadReferences.deallocate()
                // Kept alive: other descriptors may still name it, and `byDescriptor` goes by
                // address.
                superseded.append(old.source)
            }
            return record
        }
        let record = TypePointer.allocate(capacity: 1)
        record.initialize(to: TypeRecord(layoutOf: descriptor))
        byDescriptor[ObjectIdentifier(descriptor)] = record
        byStructure[structure] = record
        linkArguments(of: record, descriptor)
        return record
    }

    /// The fields of a structure or tuple in plain memory.
    func fields(of type: TypePointer) -> UnsafeMutableBufferPointer<TypeRecord.FieldRecord> {
        if let known = type.pointee.fields { return known }
        let described = type.pointee.descriptor.fields
        let fields = UnsafeMutableBufferPointer<TypeRecord.FieldRecord>.allocate(
            capacity: described.count)
        for (index, field) in described.enumerated() {
            fields.initializeElement(
                at: index,
                to: TypeRecord.FieldRecord(
                    offset: field.offset, type: record(for: field.type),
                    isParameter: field.isParameter))
        }
        type.pointee.fields = fields
        return fields
    }

    /// The parts of a structure or tuple that may be or hold a parameter, in order: tensors and other
    /// natives, floating-point numbers, and what decides only at run time what it holds.
    func parameterParts(of type: TypePointer) -> UnsafeMutableBufferPointer<TypeRecord.Part> {
        if let known = type.pointee.parameterParts { return known }
        var found: [TypeRecord.Part] = []
        collectParts(of: TypeRecord.Part(offset: 0, type: type), into: &found)
        let parts = UnsafeMutableBufferPointer<TypeRecord.Part>.allocate(capacity: found.count)
        _ = parts.initialize(from: found)
        type.pointee.parameterParts = parts
        return parts
    }

    private func collectParts(of whole: TypeRecord.Part, into found: inout [TypeRecord.Part]) {
        let isTuple = whole.type.pointee.kind == .tuple
        for field in fields(of: whole.type) {
            var part = TypeRecord.Part(
                offset: whole.offset + field.offset, type: field.type, isField: whole.isField,
                isParameter: whole.isParameter, isFrozen: whole.isFrozen)
            if !isTuple {
                part.isField = true
                part.isParameter = field.isParameter
                part.isFrozen = whole.isFrozen || !whole.isParameter
            }
            switch field.type.pointee.kind {
            case .structure, .tuple:
                if field.type.pointee.isBoxed {
                    found.append(part)
                } else {
                    collectParts(of: part, into: &found)
                }
            case .double, .float: if part.isParameter { found.append(part) }
            case .native, .optional, .array, .dictionary, .existential: found.append(part)
            default: break
            }
        }
    }

    private func linkArguments(of record: TypePointer, _ descriptor: TypeDescriptor) {
        if let first = descriptor.arguments.first {
            record.pointee.element = self.record(for: first)
        }
        if let superclass = descriptor.superclass {
            record.pointee.superclass = self.record(for: superclass)
        }
        if descriptor.arguments.count > 1 {
            record.pointee.value = self.record(for: descriptor.arguments[1])
        }
    }

    /// The structure of a built-in type; nil for nominal types, which are their own.
    private func structure(of descriptor: TypeDescriptor) -> Structure? {
        let kind = TypeRecord.Kind(descriptor.kind)
        var width: IntegerWidth?
        var name = ""
        switch descriptor.kind {
        case .void, .int, .bool, .double, .float, .metatype: break
        case .string, .substring, .character: break
        case .integer(let integerWidth): width = integerWidth
        case .native: name = descriptor.name
        case .array, .set, .dictionary, .optional: break
        case .structure, .tuple, .classInstance, .enumeration, .function, .existential, .cell:
            return nil
        }
        // Distinct types may share kind and structure (Int and Int64): the name tells them apart.
        if descriptor.arguments.isEmpty { name = descriptor.name }
        return Structure(
            kind: kind, width: width, arguments: descriptor.arguments.map(record(for:)), name: name)
    }

    // MARK: Types by structure

    /// The record of a type without arguments.
    func primitive(_ kind: TypeDescriptor.Kind) -> TypePointer {
        let name: String
        var slots = 1
        var references: [Int] = []
        var packing = TypeDescriptor.Packing.slots(1)
        switch kind {
        case .void: (name, slots, packing) = ("Void", 0, .slots(0))
        case .int: name = "Int"
        case .double: name = "Double"
        case .float: (name, packing) = ("Float", .word)
        case .bool: (name, packing) = ("Bool", .byte)
        case .integer(let width): (name, packing) = width.nameAndPacking
        case .string: (name, references) = ("String", [0])
        case .substring: (name, references) = ("Substring", [0])
        case .character: (name, references) = ("Character", [0])
        default: preconditionFailure("\(kind) is not primitive")
        }
        return synthesised(
            name: name, kind: kind, slots: slots, references: references, packing: packing)
    }

    /// The record of a native type.
    func native(named name: String) -> TypePointer {
        if let latestNative, latestNative.name == name { return latestNative.type }
        let type = synthesised(
            name: name, kind: .native, slots: 1, references: [0], packing: .slots(1))
        latestNative = (name, type)
        return type
    }

    /// The record of `Array<element>`.
    func array(of element: TypePointer) -> TypePointer {
        if let known = arrays[element] { return known }
        let inner = element.pointee.descriptor
        let type = synthesised(
            name: "Array<\(inner.name)>", kind: .array, slots: 1, references: [0],
            packing: .slots(1), arguments: [inner])
        arrays[element] = type
        return type
    }

    /// The record of `Set<element>`.
    func set(of element: TypePointer) -> TypePointer {
        let inner = element.pointee.descriptor
        return synthesised(
            name: "Set<\(inner.name)>", kind: .set, slots: 1, references: [0],
            packing: .slots(1), arguments: [inner])
    }

    /// The record of `Dictionary<key, value>`.
    func dictionary(from key: TypePointer, to value: TypePointer) -> TypePointer {
        let arguments = [key.pointee.descriptor, value.pointee.descriptor]
        return synthesised(
            name: "Dictionary<\(arguments[0].name), \(arguments[1].name)>", kind: .dictionary,
            slots: 1, references: [0], packing: .slots(1), arguments: arguments)
    }

    /// The record of `Optional<wrapped>`.
    func optional(of wrapped: TypePointer) -> TypePointer {
        let inner = wrapped.pointee.descriptor
        let isBare = wrapped.pointee.isLoneReference
        let slots = isBare ? 1 : wrapped.pointee.slots + 1
        return synthesised(
            name: "Optional<\(inner.name)>", kind: .optional, slots: slots,
            references: isBare ? [0] : inner.references.map { $0 + 1 },
            packing: .slots(slots), arguments: [inner])
    }

    private func synthesised(
        name: String, kind: TypeDescriptor.Kind, slots: Int, references: [Int],
        packing: TypeDescriptor.Packing, arguments: [TypeDescriptor] = []
    ) -> TypePointer {
        let descriptor = TypeDescriptor(number: -1, name: name, kind: kind)
        descriptor.arguments = arguments
        if let structure = structure(of: descriptor), let known = byStructure[structure] {
            return known
        }
        descriptor.setLayout(slots: slots, references: references, packing: packing)
        return adopt(descriptor)
    }
}

extension IntegerWidth {
    /// The type's name and how its values lie in arrays.
    var nameAndPacking: (String, TypeDescriptor.Packing) {
        switch self {
        case .int8: ("Int8", .signedByte)
        case .int16: ("Int16", .signedHalf)
        case .int32: ("Int32", .signedWord)
        case .uint8: ("UInt8", .byte)
        case .uint16: ("UInt16", .half)
        case .uint32: ("UInt32", .word)
        case .uint64: ("UInt64", .slots(1))
        }
    }
}
