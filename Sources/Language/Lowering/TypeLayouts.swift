import Bytecode

/// Concrete types → descriptors with their layout, made once each.
final class TypeLayouts {
    unowned(unsafe) let environment: Environment
    private var known: [Type: TypeDescriptor] = [:]
    private(set) var all: [(descriptor: TypeDescriptor, type: Type)] = []
    /// How many have been handed to the machine.
    private var delivered = 0
    private var protocolNumbers: [Nominal: Int] = [:]
    private var protocolCount = 0
    /// Storage of captured variables and of closures, by shape.
    private var cells: [ObjectShape: TypeDescriptor] = [:]
    private var closures: [ObjectShape: TypeDescriptor] = [:]
    /// How many types are being laid out, one within another.
    private var depth = 0
    /// What lies in objects of types met meanwhile: laid out once those types have their slots.
    private var waiting: [(owner: TypeDescriptor, layOut: () -> Void)] = []

    private struct ObjectShape: Hashable {
        var slots: Int
        var references: [Int]
    }

    init(environment: Environment) { self.environment = environment }

    func takeNew() -> [TypeDescriptor] {
        defer { delivered = all.count }
        return all[delivered...].map(\.descriptor)
    }

    func number(of target: Nominal) -> Int {
        if let known = protocolNumbers[target] { return known }
        protocolCount += 1
        let number = protocolCount
        protocolNumbers[target] = number
        // Types seen before may conform.
        for (descriptor, type) in all where environment.conformances.conforms(type, to: target) {
            descriptor.conformances.insert(number)
        }
        return number
    }

    func type(of descriptor: TypeDescriptor) -> Type { all[descriptor.number].type }
    func type(number: Int) -> Type { all[number].type }

    func descriptor(for type: Type) -> TypeDescriptor {
        if case .nominal(let nominal, let arguments) = type, arguments.isEmpty,
            let known = nominal.layout
        {
            return known
        }
        let type = type.resolved
        if let known = known[type] { return known }
        depth += 1
        let made = make(type)
        if depth == 1 {
            while let next = waiting.first { settleObject(of: next.owner) }
        }
        depth -= 1
        return made
    }

    /// What lies in an object of this type: whoever refers to one needs to know only that it is one
    /// slot, and the contents may refer back.
    func later(_ owner: TypeDescriptor, _ layOut: @escaping () -> Void) {
        waiting.append((owner, layOut))
    }

    /// Lays out an object's contents now, if they wait for it.
    func settleObject(of owner: TypeDescriptor) {
        guard let index = waiting.firstIndex(where: { $0.owner === owner }) else { return }
        waiting.remove(at: index).layOut()
    }

    func new(_ type: Type, _ name: String, _ kind: TypeDescriptor.Kind) -> TypeDescriptor {
        let descriptor = TypeDescriptor(number: all.count, name: name, kind: kind)
        descriptor.qualifiedName = RuntimeName.qualified(type)
        known[type] = descriptor
        if case .nominal(let nominal, let arguments) = type, arguments.isEmpty {
            nominal.layout = descriptor
        }
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
            let tuple = new(type, RuntimeName.plain(type), .tuple)
            tuple.fields = layOut(
                elements.map { ($0.label ?? "", $0.type, false) }, from: 0)
            settle(tuple)
            return tuple
        case .function:
            let function = new(type, RuntimeName.plain(type), .function)
            function.setLayout(slots: 1, references: [0])
            return function
        case .metatype(let instance):
            let metatype = new(type, RuntimeName.plain(instance.resolved), .metatype)
            metatype.setLayout(slots: isOpen(instance) ? 1 : 0, references: [])
            metatype.arguments = [descriptor(for: instance)]
            return metatype
        case .existential(let protocols):
            let existential = new(type, RuntimeName.plain(type), .existential)
            existential.setLayout(slots: 1, references: [0])
            existential.conformances = Set(protocols.map(number))
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
        if type.isExcessive {
            environment.error(
                "generic-recursion", "'\(nominal.name)' needs itself for ever larger types",
                at: nominal.range, hint: "keep the type parameter the same in the recursive use")
            return descriptor(for: .void)
        }
        let name = RuntimeName.plain(type)
        switch nominal.kind {
        case .classType:
            return makeClass(nominal, arguments, type, name)
        case .enumeration: return makeEnum(nominal, arguments, type, name)
        default:
            let structure = new(type, name, .structure)
            _ = environment.ownMembers(of: nominal, named: "")
            let map = Substitution(nominal.parameters, arguments)
            structure.fields = layOut(
                nominal.storedProperties.filter { !$0.isStatic }.map {
                    $0.completion?()
                    let type = environment.revealed(
                        environment.conformances.substitute($0.type.resolved, map).resolved)
                    // What optimizers train, where it holds tensors or numbers.
                    return ($0.name, type, !$0.isLet && !$0.isNotDifferentiable)
                }, from: 0)
            settle(structure)
            return structure
        }
    }

    /// Storage for a captured variable.
    func cell(holding type: TypeDescriptor) -> TypeDescriptor {
        let shape = ObjectShape(slots: type.slots, references: type.references)
        if let known = cells[shape] { return known }
        return object("cell", .cell, type.slots, type.references) { self.cells[shape] = $0 }
    }

    /// A closure's captures behind its function number.
    func closure(slots: Int, references: [Int]) -> TypeDescriptor {
        let shape = ObjectShape(slots: slots, references: references)
        if let known = closures[shape] { return known }
        return object("closure", .function, slots, references) { self.closures[shape] = $0 }
    }

    /// Lets go of types that no value has and no code to come can name. Their numbers stay taken.
    /// - Returns: the numbers.
    func collect(where isGone: (Type) -> Bool, _ isGoneProtocol: (Nominal) -> Bool) -> Set<Int> {
        var gone: Set<Int> = []
        for (number, known) in all.enumerated() where isGone(known.type) {
            gone.insert(number)
            self.known[known.type] = nil
            known.descriptor.forgetContents()
            known.type.nominal?.layout = nil
            all[number] = (Self.collected, .error)
        }
        for target in protocolNumbers.keys where isGoneProtocol(target) {
            protocolNumbers[target] = nil
        }
        return gone
    }

    /// Stands for all types that are gone.
    private static let collected: TypeDescriptor = {
        let descriptor = TypeDescriptor(number: -1, name: "_", kind: .void)
        descriptor.setLayout(slots: 0, references: [])
        return descriptor
    }()

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
