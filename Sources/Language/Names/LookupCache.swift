/// What has been found out about concrete types, kept until a cell extends a type.
///
/// Other declarations do not change what is known: all that a lookup needs of a type is read before it
/// answers. Only while something is being read are answers not kept, for they may lack the rest of it.
struct LookupCache {
    struct MemberKey: Hashable {
        var type: Type
        var name: String
        var isStatic: Bool
    }

    struct ConformanceKey: Hashable {
        var type: Type
        var target: Nominal
    }

    /// A requirement without type parameters of its own, and the type that does it.
    struct WitnessKey: Hashable {
        var requirement: Function
        var type: Type
    }

    private var witnesses: [WitnessKey: (Function, Substitution)?] = [:]
    private var members: [MemberKey: [(Declaration, Substitution)]] = [:]
    private var protocols: [Type: [Nominal]] = [:]
    private var conformances: [ConformanceKey: Bool] = [:]
    private var reading = 0
    /// Answers are kept if nothing has changed since the question.
    private(set) var generation = 0

    mutating func pause() { reading += 1 }
    mutating func resume() { reading -= 1 }

    mutating func forgetAll() {
        generation += 1
        if !witnesses.isEmpty { witnesses = [:] }
        if !members.isEmpty { members = [:] }
        if !protocols.isEmpty { protocols = [:] }
        if !conformances.isEmpty { conformances = [:] }
    }

    func members(_ key: MemberKey) -> [(Declaration, Substitution)]? { members[key] }
    func protocols(_ type: Type) -> [Nominal]? { protocols[type] }
    func conforms(_ key: ConformanceKey) -> Bool? { conformances[key] }

    func witness(_ key: WitnessKey) -> (Function, Substitution)?? { witnesses[key] }

    private func isCurrent(_ asked: Int) -> Bool { reading == 0 && asked == generation }

    mutating func keep(
        _ found: [(Declaration, Substitution)], for key: MemberKey, asked: Int
    ) {
        if isCurrent(asked) { members[key] = found }
    }

    mutating func keep(_ found: (Function, Substitution)?, for key: WitnessKey, asked: Int) {
        if isCurrent(asked) { witnesses[key] = .some(found) }
    }

    mutating func keep(_ found: [Nominal], for type: Type, asked: Int) {
        if isCurrent(asked) { protocols[type] = found }
    }

    mutating func keep(_ found: Bool, for key: ConformanceKey, asked: Int) {
        if isCurrent(asked) { conformances[key] = found }
    }
}
