import Bytecode

/// Concrete types → descriptors with their layout, made once each.
final class TypeLayouts {
    unowned let environment: Environment
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
        return known[type] ?? make(type)
    }

    func new(_ type: Type, _ name: String, _ kind: TypeDescriptor.Kind) -> TypeDescriptor {
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
            let metatype = new(type, Self.runtimeName(instance.resolved), .metatype)
            metatype.setLayout(slots: isOpen(instance) ? 1 : 0, references: [])
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
            return makeClass(nominal, arguments, type, name)
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
