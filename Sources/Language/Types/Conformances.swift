/// Which types conform to which protocols, and what their associated types are.
final class Conformances {
    unowned(unsafe) let environment: Environment
    /// What the body being checked may take for granted: its extension's and function's `where` clauses.
    var assumptions: [(Type, Nominal)] = []
    var equalAssumptions: [(Type, Type)] = []

    /// What is assumed where something is being checked, set aside while the library is read: its
    /// declarations mean the same wherever they are first used.
    typealias Assumptions = (conformances: [(Type, Nominal)], equalities: [(Type, Type)])

    func leaveAssumptions() -> Assumptions {
        let assumed = (conformances: assumptions, equalities: equalAssumptions)
        assumptions = []
        equalAssumptions = []
        return assumed
    }

    func resumeAssumptions(_ assumed: Assumptions) {
        (assumptions, equalAssumptions) = (assumed.conformances, assumed.equalities)
    }

    /// Does something where a `where` clause holds.
    func assuming<Result>(_ signature: GenericSignature, _ work: () -> Result) -> Result {
        let outer = (assumptions, equalAssumptions)
        assumptions += signature.conformances
        equalAssumptions += signature.equalities
        defer { (assumptions, equalAssumptions) = outer }
        return work()
    }

    /// What a generic parameter is in the extension at hand: `A` in `extension Pair where A == B`.
    func assumedEqual(_ type: Type) -> Type? {
        if equalAssumptions.isEmpty { return nil }
        guard case .parameter = type else { return nil }
        return equalAssumptions.first { $0.0 == type && $0.1 != type }?.1
    }

    /// Conformances with conditions that are being looked into.
    private var asking: Set<LookupCache.ConformanceKey> = []
    /// Enough for every program that means it: each lies within the conditions of the one before.
    private static var deepestQuestion: Int { 100 }

    /// How many associated types are being looked up that others are said to be equal to.
    var equating = 0

    /// The search for associated types that is under way, if any.
    var search = AssociatedTypeSearch()

    init(environment: Environment) { self.environment = environment }

    func conforms(_ type: Type, toLibrary name: String) -> Bool {
        guard let target = environment.libraryNominal(name) else { return false }
        return conforms(type, to: target)
    }

    func conforms(_ type: Type, to target: Nominal) -> Bool {
        if target.isLibrary, ["Sendable", "Copyable", "Escapable"].contains(target.name) {
            return true
        }
        if target.isLibrary, target.name == "AnyObject" { return isReference(type) }
        if let generic = target.generic {
            switch type.shallow {
            case .error, .variable: return true
            case .existential(let protocols) where protocols.contains(target): return true
            default: return conforms(type, to: generic) && hasFixedTypes(type, of: target)
            }
        }
        switch type.shallow {
        case .error: return true
        case .nominal(let nominal, let arguments):
            if nominal.kind == .protocolType {
                return nominal == target || refines(nominal, target)
            }
            guard arguments.allSatisfy(\.isConcrete) else {
                return conformance(of: nominal, arguments, to: target)
            }
            let key = LookupCache.ConformanceKey(
                type: .nominal(nominal, arguments.map(\.resolved)), target: target)
            if let known = environment.lookups.conforms(key) { return known }
            let generation = environment.lookups.generation
            let found = conformance(of: nominal, arguments, to: target)
            environment.lookups.keep(found, for: key, asked: generation)
            return found
        case .parameter(let parameter):
            return parameter.constraints.contains { $0 == target || refines($0, target) }
                || parameter.superclass.map { conforms($0, to: target) } == true
                || assumed(type.shallow, target)
        case .member(let base, let name):
            return constraints(of: name, in: base).contains { $0 == target || refines($0, target) }
                || assumed(type.shallow, target)
                || ancestors(of: type).first.map {
                    conforms($0.0.declaredType.substituting($0.1), to: target)
                } == true
        case .existential(let protocols):
            return protocols.contains { $0 == target || refines($0, target) }
        case .variable(let variable):
            guard let literal = variable.literal else { return true }
            return conforms(environment.defaultType(of: literal), to: target)
        case .tuple, .function, .metatype: return false
        }
    }

    private func assumed(_ type: Type, _ target: Nominal) -> Bool {
        assumptions.contains {
            $0.0.resolved == type.resolved && ($0.1 == target || refines($0.1, target))
        }
    }

    func refines(_ nominal: Nominal, _ target: Nominal) -> Bool {
        environment.directConformances(of: nominal).contains {
            $0.target == target || refines($0.target, target)
        }
    }

    private func conformance(of nominal: Nominal, _ arguments: [Type], to target: Nominal) -> Bool {
        for candidate in environment.directConformances(of: nominal)
        where candidate.target == target || refines(candidate.target, target) {
            if candidate.signature.isEmpty { return true }
            // `extension Pair: Comparable where Pair: Comparable` asks itself, and finds no reason there.
            let question = LookupCache.ConformanceKey(
                type: .nominal(nominal, arguments), target: target)
            guard asking.count < Self.deepestQuestion, asking.insert(question).inserted else {
                continue
            }
            defer { asking.remove(question) }
            let map = Substitution(nominal.parameters, arguments)
            if satisfies(candidate.signature, map) { return true }
        }
        if nominal.kind == .classType, let superclass = nominal.superclass {
            let map = Substitution(nominal.parameters, arguments)
            return conforms(substitute(superclass, map), to: target)
        }
        // Enums whose cases carry nothing, and those with raw values, compare without being told to.
        if nominal.kind == .enumeration, target.isLibrary,
            ["Equatable", "Hashable"].contains(target.name)
        {
            _ = environment.ownMembers(of: nominal, named: "")
            return nominal.cases.allSatisfy { $0.payload.isEmpty } && nominal.name != "Optional"
        }
        return false
    }

    /// Whether an extension's or function's `where` clause holds for these types.
    /// Types still open may yet become what it asks; asking binds nothing.
    func satisfies(_ signature: GenericSignature, _ map: Substitution) -> Bool {
        if signature.isEmpty { return true }
        return environment.solver.speculate {
            signature.conformances.allSatisfy { mayConform(substitute($0.0, map), to: $0.1) }
                && signature.equalities.allSatisfy {
                    environment.solver.unify(substitute($0.0, map), substitute($0.1, map))
                }
        }
    }

    /// Of an associated type of what is still open: whether that of what a literal becomes by itself conforms.
    private func mayConform(_ type: Type, to target: Nominal) -> Bool {
        guard case .member(let base, let name) = type.shallow,
            case .variable(let open) = base.shallow
        else { return conforms(type, to: target) }
        guard let literal = open.literal else { return true }
        let known = associatedType(name, of: environment.defaultType(of: literal))
        return known.map { conforms($0, to: target) } ?? true
    }

    func substitute(_ type: Type, _ map: Substitution) -> Type {
        type.substituting(map) { self.associatedType($1, of: $0) }
    }

    /// What a function throws, if only ever `Never`.
    func thrownType(of function: FunctionType) -> Type {
        if !function.canThrow { return environment.libraryType("Never") }
        return function.thrown?.shallow ?? anyError
    }

    var anyError: Type {
        environment.libraryNominal("Error").map { .existential([$0]) } ?? .any
    }

    /// All protocols a type conforms to, refined ones included, each before those it refines.
    func protocols(of type: Type) -> [Nominal] {
        guard type.isConcrete else { return foundProtocols(of: type) }
        let type = type.resolved
        if let known = environment.lookups.protocols(type) { return known }
        let generation = environment.lookups.generation
        let found = foundProtocols(of: type)
        environment.lookups.keep(found, for: type, asked: generation)
        return found
    }

    /// The protocols of a type, but of namesakes from several cells, to all of which it conforms, only the
    /// one that counts.
    /// - Parameter owner: a protocol that counts, however old; nil for the latest.
    func protocols(of type: Type, preferring owner: Nominal?) -> [Nominal] {
        let all = protocols(of: type)
        guard all.contains(where: \.isSuperseded) else { return all }
        if let owner, owner.isSuperseded { return all.filter { !$0.isNamesake(of: owner) } }
        return all.filter { target in
            !target.isSuperseded
                || !all.contains { !$0.isSuperseded && $0.isNamesake(of: target) }
        }
    }

    private func foundProtocols(of type: Type) -> [Nominal] {
        var refinedFirst: [Nominal] = []
        for target in directProtocols(of: type).reversed() {
            collect(target, into: &refinedFirst)
        }
        return refinedFirst.reversed()
    }

    private func collect(_ target: Nominal, into result: inout [Nominal]) {
        if result.contains(target) { return }
        for refined in environment.directConformances(of: target).reversed() {
            collect(refined.target, into: &result)
        }
        result.append(target)
    }

    private func directProtocols(of type: Type) -> [Nominal] {
        var result: [Nominal] = []
        switch type.shallow {
        case .nominal(let nominal, let arguments):
            if nominal.kind == .protocolType { result.append(nominal) }
            let map = Substitution(nominal.parameters, arguments)
            for conformance in environment.directConformances(of: nominal)
            where nominal.kind == .protocolType || satisfies(conformance.signature, map) {
                result.append(conformance.target)
            }
            if let superclass = nominal.superclass {
                result += protocols(of: substitute(superclass, map))
            }
            if nominal.kind == .enumeration, nominal.name != "Optional" {
                for name in ["Equatable", "Hashable"] {
                    if let target = environment.libraryNominal(name), conforms(type, to: target) {
                        result.append(target)
                    }
                }
            }
        case .parameter(let parameter):
            result += parameter.constraints
            if let superclass = parameter.superclass { result += protocols(of: superclass) }
            result += assumptions.filter { $0.0.resolved == type.shallow }.map(\.1)
        case .member(let base, let name):
            result += constraints(of: name, in: base)
            result += assumptions.filter { $0.0.resolved == type.resolved }.map(\.1)
        case .existential(let protocols): result += protocols
        default: break
        }
        return result
    }
}
