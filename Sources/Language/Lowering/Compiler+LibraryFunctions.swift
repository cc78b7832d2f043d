import Bytecode

/// Functions that generated code and the machine need of the library and of types.
extension Compiler {
    /// A function of the library that the compiler itself calls.
    func libraryFunction(_ name: String, in owner: String? = nil, labels: [String?]? = nil)
        -> Function?
    {
        let found: [Declaration]
        if let owner {
            guard let nominal = environment.libraryNominal(owner) else { return nil }
            found = environment.ownMembers(of: nominal, named: name)
        } else {
            found = environment.universe.local(name)
        }
        return found.lazy.compactMap { $0 as? Function }.first {
            labels == nil || $0.parameters.map(\.label) == labels
        }
    }

    /// Functions that printing, comparing and hashing a type need.
    func prepare(_ descriptor: TypeDescriptor, _ type: Type) {
        guard case .nominal(let nominal, let arguments) = type else { return }
        switch descriptor.kind {
        case .structure, .enumeration, .classInstance: break
        default: return
        }
        let map = Substitution(nominal.parameters, arguments)
        if nominal.kind == .classType {
            prepareClass(descriptor, type, nominal)
            // What a superclass defines serves its subclasses, too.
            for (upper, upperMap) in environment.conformances.ancestors(of: type).reversed() {
                prepareFunctions(descriptor, type, upper, upperMap)
            }
        } else {
            prepareFunctions(descriptor, type, nominal, map)
        }
    }

    private func prepareFunctions(
        _ descriptor: TypeDescriptor, _ type: Type, _ nominal: Nominal, _ map: Substitution
    ) {
        prepareDescription("description", "CustomStringConvertible", descriptor, type, nominal, map)
        prepareDescription(
            "debugDescription", "CustomDebugStringConvertible", descriptor, type, nominal, map)
        for case let function as Function in environment.ownMembers(of: nominal, named: "==")
        where function.parameters.count == 2 && function.hasBody
            && concrete(function.parameters[0].type, map)
                == concrete(nominal.declaredType, map)
        {
            descriptor.customFunctions["=="] = number(of: function, map)
        }
        for case let function as Function in environment.ownMembers(of: nominal, named: "hash")
        where function.fullName == "hash(into:)" && function.hasBody {
            descriptor.customFunctions["hash(into:)"] = number(of: function, map)
        }
        guard !nominal.isLibrary else { return }
        prepareInherited("==", of: "Equatable", descriptor, type)
        prepareInherited("hash(into:)", of: "Hashable", descriptor, type)
    }

    /// What a protocol's extension offers: `extension Entity { static func == … }`.
    private func prepareInherited(
        _ name: String, of target: String, _ descriptor: TypeDescriptor, _ type: Type
    ) {
        guard descriptor.customFunctions[name] == nil,
            let asking = environment.libraryNominal(target),
            environment.conformances.conforms(type, to: asking),
            let requirement = environment.ownMembers(
                of: asking, named: name == "==" ? name : "hash"
            ).lazy.compactMap({ $0 as? Function }).first(where: \.isRequirement),
            let (function, map) = witness(of: requirement, for: type, [:]),
            function.owner?.kind == .protocolType, function.owner != asking, function.hasBody
        else { return }
        descriptor.customFunctions[name] = number(of: function, map)
    }

    /// What makes a value of the type into text: its own property, or else what it stores or
    /// inherits from a protocol, read by a function of the library.
    private func prepareDescription(
        _ name: String, _ target: String, _ descriptor: TypeDescriptor, _ type: Type,
        _ nominal: Nominal, _ map: Substitution
    ) {
        guard environment.conformances.conforms(type, toLibrary: target) else { return }
        let own = environment.ownMembers(of: nominal, named: name).lazy.compactMap {
            $0 as? Variable
        }.first
        if let getter = own?.getter {
            guard getter.implementation.isSource, getter.hasBody else { return }
            descriptor.customFunctions[name] = number(of: getter, map)
        } else if !nominal.isLibrary, descriptor.customFunctions[name] == nil,
            let reader = libraryFunction("_\(name)"),
            let parameter = reader.signature.parameters.first
        {
            descriptor.customFunctions[name] = number(of: reader, [parameter: type])
        }
    }
}
