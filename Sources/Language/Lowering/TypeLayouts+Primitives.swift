import Bytecode

/// Types of the library that the machine knows by itself.
extension TypeLayouts {
    private static let integers: [String: IntegerWidth] = [
        "Int8": .int8, "Int16": .int16, "Int32": .int32, "UInt8": .uint8, "UInt16": .uint16,
        "UInt32": .uint32, "UInt": .uint64, "UInt64": .uint64,
    ]

    func makePrimitive(_ nominal: Nominal, _ arguments: [Type], _ type: Type)
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
            let descriptor = new(type, RuntimeName.plain(type), kind)
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
        case "Substring": return reference(.substring)
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
}
