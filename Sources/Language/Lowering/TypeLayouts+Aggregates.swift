import Bytecode

/// Fields of structs and tuples, payloads of enums.
extension TypeLayouts {
    func makeEnum(_ nominal: Nominal, _ arguments: [Type], _ type: Type, _ name: String)
        -> TypeDescriptor
    {
        let enumeration = new(type, name, .enumeration)
        _ = environment.ownMembers(of: nominal, named: "")
        let isIndirect = nominal.isIndirect || nominal.cases.contains(where: \.isIndirect)
        if isIndirect {
            // A recursive value is one reference, whatever its cases hold.
            enumeration.setLayout(
                slots: 1, references: [0], isBoxed: true, payloadSlots: 1, payloadReferences: [])
            later(enumeration) { [unowned self] in
                layOutCases(of: enumeration, nominal, arguments, isIndirect: true)
            }
        } else {
            layOutCases(of: enumeration, nominal, arguments, isIndirect: false)
        }
        return enumeration
    }

    private func layOutCases(
        of enumeration: TypeDescriptor, _ nominal: Nominal, _ arguments: [Type], isIndirect: Bool
    ) {
        let map = Substitution(nominal.parameters, arguments)
        var plainSlots = 0
        var referenceSlots = 0
        // Plain slots of all cases lie over each other, and so do reference slots, but never mixed.
        var shapes: [[(label: String, type: TypeDescriptor)]] = []
        for enumCase in nominal.cases {
            let parts = enumCase.payload.map {
                (
                    $0.label ?? "",
                    descriptor(for: environment.conformances.substitute($0.type.resolved, map))
                )
            }
            shapes.append(parts)
        }
        let isUniform = shapes.joined().allSatisfy {
            $0.type.references.isEmpty || $0.type.references.count == $0.type.slots
        }
        if isUniform {
            for parts in shapes {
                plainSlots = max(
                    plainSlots,
                    parts.filter { $0.type.references.isEmpty }.reduce(0) { $0 + $1.type.slots })
                referenceSlots = max(
                    referenceSlots,
                    parts.filter { !$0.type.references.isEmpty }.reduce(0) { $0 + $1.type.slots })
            }
        }
        var total = 1 + plainSlots + referenceSlots
        var references = isUniform ? Array((1 + plainSlots)..<total) : []
        if isUniform, referenceSlots == 0 { references = [] }
        for (enumCase, parts) in zip(nominal.cases, shapes) {
            var plain = 1
            var reference = 1 + plainSlots
            var fields: [TypeDescriptor.Field] = []
            for part in parts {
                let offset: Int
                if !isUniform {
                    // Payloads that mix both kinds in one value get slots of their own.
                    offset = total
                    total += part.type.slots
                    references += part.type.references.map { $0 + offset }
                } else if part.type.references.isEmpty {
                    offset = plain
                    plain += part.type.slots
                } else {
                    offset = reference
                    reference += part.type.slots
                }
                fields.append(
                    TypeDescriptor.Field(name: part.label, offset: offset, type: part.type))
            }
            enumeration.cases.append(TypeDescriptor.Case(name: enumCase.name, payload: fields))
        }
        if isIndirect || total > Layout.inlineLimit {
            enumeration.setLayout(
                slots: 1, references: [0], isBoxed: true, payloadSlots: total,
                payloadReferences: references)
        } else {
            enumeration.setLayout(slots: total, references: references)
        }
    }

    func layOut(_ parts: [(name: String, type: Type, isParameter: Bool)], from start: Int)
        -> [TypeDescriptor.Field]
    {
        var offset = start
        return parts.map { part in
            let type = descriptor(for: part.type)
            defer { offset += type.slots }
            return TypeDescriptor.Field(
                name: part.name, offset: offset, type: type, isParameter: part.isParameter)
        }
    }

    /// Inline if small, else a box.
    func settle(_ descriptor: TypeDescriptor) {
        let total = descriptor.fields.reduce(0) { $0 + $1.type.slots }
        let references = descriptor.fields.flatMap { field in
            field.type.references.map { $0 + field.offset }
        }
        if total > Layout.inlineLimit {
            descriptor.setLayout(
                slots: 1, references: [0], isBoxed: true, payloadSlots: total,
                payloadReferences: references)
        } else {
            descriptor.setLayout(slots: total, references: references)
        }
    }
}
