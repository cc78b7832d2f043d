import Bytecode

/// Concrete types → descriptors with their layout, made once each.
final class TypeLayouts {
    private unowned let environment: Environment
    private var known: [Type: TypeDescriptor] = [:]
    private(set) var all: [(descriptor: TypeDescriptor, type: Type)] = []
    /// How many have been handed to the machine.
    private var delivered = 0
    private var protocolNumbers: [Nominal: Int] = [:]
    private var cells: [Int: TypeDescriptor] = [:]

    init(environment: Environment) { self.environment = environment }

    func takeNew() -> [TypeDescriptor] {
        defer { delivered = all.count }
        return all[delivered...].map(\.descriptor)
    }

    func number(of target: Nominal) -> Int {
        if let known = protocolNumbers[target] { return known }
        let number = protocolNumbers.count + 1
        protocolNumbers[target] = number
        // Types seen before may conform.
        for (descriptor, type) in all where environment.conformances.conforms(type, to: target) {
            descriptor.conformances.insert(number)
        }
        return number
    }

    func descriptor(for type: Type) -> TypeDescriptor {
        let type = type.resolved
        if let found = known[type] { return found }
        let descriptor = make(type)
        return descriptor
    }

    private func new(_ type: Type, _ name: String, _ kind: TypeDescriptor.Kind) -> TypeDescriptor {
        let descriptor = TypeDescriptor(number: all.count, name: name, kind: kind)
        known[type] = descriptor
        all.append((descriptor, type))
        for (target, number) in protocolNumbers
        where environment.conformances.conforms(type, to: target) {
            descriptor.conformances.insert(number)
        }
        return descriptor
    }

    private func make(_ type: Type) -> TypeDescriptor {
        switch type {
        case .tuple(let elements):
            if elements.isEmpty {
                let void = new(type, "()", .void)
                void.setLayout(slots: 0, references: [])
                return void
            }
            let tuple = new(type, "\(type)", .tuple)
            tuple.fields = layOut(
                elements.map { ($0.label ?? "", $0.type, false) }, from: 0)
            settle(tuple)
            return tuple
        case .function:
            let function = new(type, "\(type)", .function)
            function.setLayout(slots: 1, references: [0])
            return function
        case .metatype(let instance):
            let metatype = new(type, "\(instance).Type", .metatype)
            metatype.setLayout(slots: 0, references: [])
            metatype.arguments = [descriptor(for: instance)]
            return metatype
        case .existential:
            let existential = new(type, "\(type)", .existential)
            existential.setLayout(slots: 1, references: [0])
            return existential
        case .nominal(let nominal, let arguments): return make(nominal, arguments, type)
        default:
            // Only after an error; nothing of it runs.
            let void = new(type, "_", .void)
            void.setLayout(slots: 0, references: [])
            return void
        }
    }

    private func make(_ nominal: Nominal, _ arguments: [Type], _ type: Type) -> TypeDescriptor {
        if nominal.isLibrary, let primitive = makePrimitive(nominal, arguments, type) {
            return primitive
        }
        let name = Self.runtimeName(type)
        switch nominal.kind {
        case .classType:
            let instance = new(type, name, .classInstance)
            instance.setLayout(slots: 1, references: [0])
            return instance
        case .enumeration: return makeEnum(nominal, arguments, type, name)
        default:
            let structure = new(type, name, .structure)
            structure.module = nominal.isLibrary ? nil : "main"
            _ = environment.ownMembers(of: nominal, named: "")
            let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
            structure.fields = layOut(
                nominal.storedProperties.filter { !$0.isStatic }.map {
                    $0.completion?()
                    let type = environment.conformances.substitute($0.type.resolved, map).resolved
                    // What optimizers train, where it holds tensors or numbers.
                    return ($0.name, type, !$0.isLet && !$0.isNotDifferentiable)
                }, from: 0)
            settle(structure)
            return structure
        }
    }


    /// As Swift prints types: `Array<Int>`, not `[Int]`.
    static func runtimeName(_ type: Type) -> String {
        if case .nominal(let nominal, let arguments) = type, !arguments.isEmpty {
            return "\(nominal.displayName)<\(arguments.map(runtimeName).joined(separator: ", "))>"
        }
        if case .nominal(let nominal, _) = type { return nominal.displayName }
        return "\(type)"
    }

    private static let integers: [String: IntegerWidth] = [
        "Int8": .int8, "Int16": .int16, "Int32": .int32, "UInt8": .uint8, "UInt16": .uint16,
        "UInt32": .uint32, "UInt": .uint64, "UInt64": .uint64,
    ]

    private func makePrimitive(_ nominal: Nominal, _ arguments: [Type], _ type: Type)
        -> TypeDescriptor?
    {
        func simple(_ kind: TypeDescriptor.Kind, _ packing: TypeDescriptor.Packing? = nil)
            -> TypeDescriptor
        {
            let descriptor = new(type, nominal.name, kind)
            descriptor.setLayout(slots: 1, references: [], packing: packing)
            return descriptor
        }
        func reference(_ kind: TypeDescriptor.Kind) -> TypeDescriptor {
            let descriptor = new(type, Self.runtimeName(type), kind)
            descriptor.setLayout(slots: 1, references: [0])
            descriptor.arguments = arguments.map { self.descriptor(for: $0) }
            return descriptor
        }
        if nominal.isNative { return reference(.native) }
        switch nominal.name {
        case "Int", "Int64": return simple(.int)
        case "Double": return simple(.double)
        case "Float": return simple(.float, .word)
        case "Bool": return simple(.bool, .byte)
        case "String": return reference(.string)
        case "Character": return reference(.character)
        case "Array": return reference(.array)
        case "Dictionary": return reference(.dictionary)
        case "Set": return reference(.set)
        case "Optional": return makeOptional(arguments[0], type)
        case "Never":
            let void = new(type, "Never", .void)
            void.setLayout(slots: 0, references: [])
            return void
        default:
            guard let width = Self.integers[nominal.name] else { return nil }
            let packing: TypeDescriptor.Packing =
                switch width {
                case .int8: .signedByte
                case .uint8: .byte
                case .int16: .signedHalf
                case .uint16: .half
                case .int32: .signedWord
                case .uint32: .word
                case .uint64: .slots(1)
                }
            return simple(.integer(width), packing)
        }
    }

    private func makeOptional(_ wrapped: Type, _ type: Type) -> TypeDescriptor {
        let inner = descriptor(for: wrapped)
        let optional = new(type, "Optional<\(inner.name)>", .optional)
        optional.arguments = [inner]
        if inner.isNeverZero {
            optional.setLayout(slots: 1, references: [0])
        } else {
            optional.setLayout(
                slots: inner.slots + 1, references: inner.references.map { $0 + 1 })
        }
        return optional
    }

    private func makeEnum(_ nominal: Nominal, _ arguments: [Type], _ type: Type, _ name: String)
        -> TypeDescriptor
    {
        let enumeration = new(type, name, .enumeration)
        enumeration.module = nominal.isLibrary ? nil : "main"
        _ = environment.ownMembers(of: nominal, named: "")
        let isIndirect = nominal.isIndirect || nominal.cases.contains(where: \.isIndirect)
        if isIndirect {
            // A recursive value is one reference; settled first, since cases mention the type itself.
            enumeration.setLayout(
                slots: 1, references: [0], isBoxed: true, payloadSlots: 1, payloadReferences: [])
        }
        let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
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
                    plainSlots, parts.filter { $0.type.references.isEmpty }.reduce(0) { $0 + $1.type.slots })
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
        return enumeration
    }

    private func layOut(_ parts: [(name: String, type: Type, isParameter: Bool)], from start: Int)
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
    private func settle(_ descriptor: TypeDescriptor) {
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

    /// Storage for a captured variable.
    func cell(holding type: TypeDescriptor) -> TypeDescriptor {
        if let known = cells[type.number] { return known }
        return object("cell of \(type.name)", .cell, type.slots, type.references) {
            self.cells[type.number] = $0
        }
    }

    /// A closure's captures behind its function number.
    func closure(slots: Int, references: [Int]) -> TypeDescriptor {
        object("closure", .function, slots, references) { _ in }
    }

    private func object(
        _ name: String, _ kind: TypeDescriptor.Kind, _ slots: Int, _ references: [Int],
        _ remember: (TypeDescriptor) -> Void
    ) -> TypeDescriptor {
        let descriptor = TypeDescriptor(number: all.count, name: name, kind: kind)
        descriptor.setLayout(
            slots: 1, references: [0], isBoxed: true, payloadSlots: slots,
            payloadReferences: references)
        all.append((descriptor, .error))
        remember(descriptor)
        return descriptor
    }
}
