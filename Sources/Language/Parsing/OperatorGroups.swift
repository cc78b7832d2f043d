/// Groups of operators between operands, and which of them bind tighter than which.
struct OperatorGroups {
    enum Associativity { case left, right, none }

    private var names: [String] = []
    private var associativities: [Associativity] = []
    /// For each group those below it, also through others in between.
    private var lower: [Set<Int>] = []

    func number(of name: String) -> Int? { names.firstIndex(of: name) }

    /// Adds a group that relates to no other yet.
    mutating func add(_ name: String, _ associativity: Associativity) {
        names.append(name)
        associativities.append(associativity)
        lower.append([])
    }

    /// Puts a group above some others and below others; what is said of unknown ones says nothing.
    mutating func relate(_ name: String, above: [String], below: [String]) {
        guard let number = number(of: name) else { return }
        for other in above.compactMap(self.number(of:)) where other != number {
            put(number, above: other)
        }
        for other in below.compactMap(self.number(of:)) where other != number {
            put(other, above: number)
        }
    }

    /// With all that follows from it.
    private mutating func put(_ higher: Int, above group: Int) {
        let gained = lower[group].union([group])
        for number in lower.indices where number == higher || lower[number].contains(higher) {
            lower[number].formUnion(gained)
        }
    }

    /// To which side what stands between two operators belongs; to none where their groups do not
    /// relate, or where operators of their group do not go side by side.
    func associativity(between first: Int, and second: Int) -> Associativity {
        if first == second { return associativities[first] }
        if lower[first].contains(second) { return .left }
        return lower[second].contains(first) ? .right : .none
    }
}
