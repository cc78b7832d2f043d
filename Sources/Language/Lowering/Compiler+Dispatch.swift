import Bytecode

/// Which function runs for which class: a number for each line of overrides that is called through
/// instances, and in each class's descriptor the function behind it.
extension Compiler {
    /// A class that has a descriptor.
    struct ClassInstance {
        var descriptor: TypeDescriptor
        var type: Type
    }

    /// The number under which instances find what a function has become in their class.
    func dispatchNumber(of function: Function, _ map: Substitution) -> Int {
        let root = function.dispatchRoot
        let types = function.signature.parameters.map { concrete(map[$0] ?? .error, [:]) }
        let line = Instance(function: root, types: types)
        if let known = dispatched[line] { return known }
        environment.requirementCount += 1
        let number = environment.requirementCount
        dispatched[line] = number
        guard let owner = root.owner else { return number }
        lines[owner, default: []].append((line, number))
        forAllTypes(descendants[owner] ?? []) {
            compileImplementation(of: line, number, for: $0)
        }
        return number
    }

    /// What a class that appeared needs: its `deinit`, and functions for the calls seen so far.
    func prepareClass(_ descriptor: TypeDescriptor, _ type: Type, _ nominal: Nominal) {
        let instance = ClassInstance(descriptor: descriptor, type: type)
        classes.append(instance)
        let map = Substitution(nominal.parameters, type.arguments)
        if let function = nominal.deinitializer {
            descriptor.deinitializer = number(of: function, map)
        }
        for (ancestor, _) in environment.conformances.ancestors(of: type) {
            descendants[ancestor, default: []].append(instance)
            for (line, number) in lines[ancestor] ?? [] {
                compileImplementation(of: line, number, for: instance)
            }
        }
        for target in classProtocols.union(castTargets)
        where environment.conformances.conforms(type, to: target) {
            compileWitnesses(of: type, target)
        }
    }

    /// Instances of the class, or of any subclass, may come behind the protocols.
    func needWitnessesOfClasses(for target: Nominal) {
        guard classProtocols.insert(target).inserted else { return }
        forAllTypes(classes) {
            if environment.conformances.conforms($0.type, to: target) {
                compileWitnesses(of: $0.type, target)
            }
        }
    }

    private func compileImplementation(of line: Instance, _ number: Int, for known: ClassInstance) {
        guard let found = implementation(of: line.function, in: known.type) else { return }
        let function = found.0
        var map = found.1
        for (parameter, type) in zip(function.signature.parameters, line.types) {
            map[parameter] = type
        }
        known.descriptor.witnesses[number] = self.number(of: function, map)
    }

    /// What a line of overrides has become in a class; nil if the class does not have it.
    func implementation(of root: Function, in type: Type) -> (Function, Substitution)? {
        let ancestors = environment.conformances.ancestors(of: type)
        guard ancestors.contains(where: { $0.0 == root.owner }) else { return nil }
        for (nominal, map) in ancestors {
            if let found = nominal.implementations[root] { return (found, map) }
            if nominal == root.owner { return (root, map) }
        }
        return nil
    }
}
