/// What generic parameters stand for.
///
/// There are one to three of them nearly always, and a substitution is made wherever a member is looked
/// up: a list is made and searched faster than a hash table.
struct Substitution: ExpressibleByDictionaryLiteral {
    private var entries: [(parameter: GenericParameter, type: Type)] = []

    init() {}

    init(dictionaryLiteral elements: (GenericParameter, Type)...) {
        for (parameter, type) in elements { self[parameter] = type }
    }

    /// A type's parameters, and its arguments for them.
    init(_ parameters: [GenericParameter], _ arguments: [Type]) {
        let count = Swift.min(parameters.count, arguments.count)
        if count == 0 { return }
        entries.reserveCapacity(count)
        for index in 0..<count { entries.append((parameters[index], arguments[index])) }
    }

    var isEmpty: Bool { entries.isEmpty }
    var types: [Type] { entries.map(\.type) }

    subscript(parameter: GenericParameter) -> Type? {
        get {
            for entry in entries where entry.parameter === parameter { return entry.type }
            return nil
        }
        set {
            let place = entries.firstIndex { $0.parameter === parameter }
            guard let newValue else {
                if let place { entries.remove(at: place) }
                return
            }
            if let place {
                entries[place].type = newValue
            } else {
                entries.append((parameter, newValue))
            }
        }
    }

    /// The same with other types.
    func mapTypes(_ transform: (Type) -> Type) -> Substitution {
        var result = self
        for index in result.entries.indices {
            result.entries[index].type = transform(result.entries[index].type)
        }
        return result
    }

    /// Only what a test holds for.
    func filtered(_ isKept: (GenericParameter, Type) -> Bool) -> Substitution {
        var result = self
        result.entries.removeAll { !isKept($0.parameter, $0.type) }
        return result
    }

    /// With what the other says, where both say something.
    func merging(_ other: Substitution) -> Substitution {
        var result = self
        for (parameter, type) in other.entries { result[parameter] = type }
        return result
    }
}

extension Substitution: Sequence {
    func makeIterator() -> IndexingIterator<[(parameter: GenericParameter, type: Type)]> {
        entries.makeIterator()
    }
}

/// The order in which parameters got their types does not count.
extension Substitution: Hashable {
    static func == (left: Substitution, right: Substitution) -> Bool {
        left.entries.count == right.entries.count
            && left.entries.allSatisfy { right[$0.parameter] == $0.type }
    }

    func hash(into hasher: inout Hasher) {
        var sum = 0
        for (parameter, type) in entries {
            var own = Hasher()
            own.combine(parameter)
            own.combine(type)
            sum ^= own.finalize()
        }
        hasher.combine(sum)
    }
}
