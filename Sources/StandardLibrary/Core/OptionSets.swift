import VirtualMachine

extension CoreLibrary {
    /// Sets of options as the bits of one number.
    static let optionSets = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A set whose elements are bits of a number: declare `rawValue`, and a static
                    /// property for each option.
                    protocol OptionSet: RawRepresentable, Equatable, ExpressibleByArrayLiteral {
                        init(rawValue: RawValue)
                    }
                    """)
        },
        LibraryGroup("extension OptionSet where RawValue: FixedWidthInteger") {
            Builtin(
                source: """
                    init() { self.init(rawValue: 0) }
                    init(arrayLiteral elements: Self...) { self.init(elements) }
                    /// The options of an array.
                    init(_ options: [Self]) {
                        var bits: RawValue = 0
                        for element in options { bits |= element.rawValue }
                        self.init(rawValue: bits)
                    }
                    /// The options of a sequence.
                    init<S: Sequence>(_ sequence: S) where S.Element == Self { self.init(Array(sequence)) }
                    static func == (lhs: Self, rhs: Self) -> Bool { lhs.rawValue == rhs.rawValue }
                    /// Whether no option is set.
                    var isEmpty: Bool { rawValue == 0 }
                    /// Whether all options of `member` are set.
                    func contains(_ member: Self) -> Bool {
                        rawValue & member.rawValue == member.rawValue
                    }
                    """)
            Builtin(
                source: """
                    /// The options of either.
                    func union(_ other: Self) -> Self { Self(rawValue: rawValue | other.rawValue) }
                    /// The options of both.
                    func intersection(_ other: Self) -> Self {
                        Self(rawValue: rawValue & other.rawValue)
                    }
                    /// The options of one of the two, not of both.
                    func symmetricDifference(_ other: Self) -> Self {
                        Self(rawValue: rawValue ^ other.rawValue)
                    }
                    /// The options that are not in `other`.
                    func subtracting(_ other: Self) -> Self {
                        Self(rawValue: rawValue & ~other.rawValue)
                    }
                    func isSubset(of other: Self) -> Bool { other.contains(self) }
                    func isSuperset(of other: Self) -> Bool { contains(other) }
                    func isStrictSubset(of other: Self) -> Bool {
                        rawValue != other.rawValue && other.contains(self)
                    }
                    func isStrictSuperset(of other: Self) -> Bool {
                        rawValue != other.rawValue && contains(other)
                    }
                    func isDisjoint(with other: Self) -> Bool { rawValue & other.rawValue == 0 }
                    """)
            Builtin(
                source: """
                    /// Sets an option, and says whether it was not set before.
                    @discardableResult mutating func insert(_ newMember: Self) -> (
                        inserted: Bool, memberAfterInsert: Self
                    ) {
                        let isNew = !contains(newMember)
                        if isNew { self = union(newMember) }
                        return (inserted: isNew, memberAfterInsert: newMember)
                    }
                    /// Takes an option out; nil if it was not set.
                    @discardableResult mutating func remove(_ member: Self) -> Self? {
                        let common = intersection(member)
                        self = subtracting(member)
                        return common.isEmpty ? nil : common
                    }
                    /// Sets options, and returns those that were set before.
                    @discardableResult mutating func update(with newMember: Self) -> Self? {
                        let common = intersection(newMember)
                        self = union(newMember)
                        return common.isEmpty ? nil : common
                    }
                    mutating func formUnion(_ other: Self) { self = union(other) }
                    mutating func formIntersection(_ other: Self) { self = intersection(other) }
                    mutating func formSymmetricDifference(_ other: Self) {
                        self = symmetricDifference(other)
                    }
                    mutating func subtract(_ other: Self) { self = subtracting(other) }
                    """)
        },
    ]
}
