import Bytecode

/// Instances of classes: their superclass's properties, then their own.
extension TypeLayouts {
    func makeClass(_ nominal: Nominal, _ arguments: [Type], _ type: Type, _ name: String)
        -> TypeDescriptor
    {
        let instance = new(type, name, .classInstance)
        instance.setLayout(slots: 1, references: [0])
        later(instance) { [unowned self] in layOutInstance(instance, nominal, arguments) }
        return instance
    }

    private func layOutInstance(
        _ instance: TypeDescriptor, _ nominal: Nominal, _ arguments: [Type]
    ) {
        _ = environment.ownMembers(of: nominal, named: "")
        let map = Substitution(nominal.parameters, arguments)
        var slots = 0
        var references: [Int] = []
        if let superclass = nominal.superclass {
            let upper = descriptor(for: environment.conformances.substitute(superclass, map))
            settleObject(of: upper)
            instance.superclass = upper
            instance.fields = upper.fields
            (slots, references) = (upper.payloadSlots, upper.payloadReferences)
        }
        let own = layOut(
            nominal.storedProperties.filter { !$0.isStatic }.map {
                $0.completion?()
                let type = environment.revealed(
                    environment.conformances.substitute($0.type.resolved, map).resolved)
                return ($0.name, type, !$0.isLet && !$0.isNotDifferentiable)
            }, from: slots)
        instance.fields += own
        for field in own {
            slots += field.type.slots
            references += field.type.references.map { $0 + field.offset }
        }
        instance.setLayout(
            slots: 1, references: [0], payloadSlots: slots, payloadReferences: references)
    }

    /// Whether the type of a value may be known only when the program runs, so that a metatype
    /// carries the number of a descriptor.
    func isOpen(_ type: Type) -> Bool {
        if case .existential = type.resolved { return true }
        return type.nominal?.kind == .classType
    }
}
