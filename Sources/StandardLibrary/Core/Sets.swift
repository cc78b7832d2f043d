import VirtualMachine

extension CoreLibrary {
    static let sets = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Different elements, in the order in which they were added.
                    @frozen
                    struct Set<Element: Hashable>: Collection, ExpressibleByArrayLiteral,
                        CustomStringConvertible
                    {
                        typealias ArrayLiteralElement = Element
                        typealias Iterator = SetIterator<Element>
                        typealias Index = SetIndex<Element>
                        typealias SubSequence = Slice<Set<Element>>
                        typealias Indices = DefaultIndices<Set<Element>>
                    }

                    /// Walks over a set.
                    struct SetIterator<Element: Hashable>: IteratorProtocol {
                        let _base: Set<Element>
                        var _entry: Int
                        mutating func next() -> Element? {
                            _entry = _base._nextEntry(_entry)
                            if _entry < 0 { return nil }
                            _entry += 1
                            return _base._element(_entry - 1)
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension Set: Hashable {
                        static func == (lhs: Set<Element>, rhs: Set<Element>) -> Bool {
                            _areEqual(lhs, rhs)
                        }
                        static func != (lhs: Set<Element>, rhs: Set<Element>) -> Bool {
                            !_areEqual(lhs, rhs)
                        }
                    }
                    """)
        },
        LibraryGroup("extension Set") {
            setStorage
            setOperations
        },
    ]

    @BuiltinList private static var setStorage: [Builtin] {
        Builtin(raw: "init()") { call in
            let element = call.typeArgument()
            call.setResult(call.machine.heap.newTable(call.machine.setType(of: element)))
        }
        Builtin(
            raw: """
                /// The number of elements.
                var count: Int { get }
                """
        ) { call in
            _ = call.typeArgument()
            try call.setResult(HashTable(call.object()).count)
        }
        Builtin(raw: "func _entry(of member: Element) -> Int") { call in
            let element = call.typeArgument()
            let table = call.object()
            try call.setResult(try find(call.value(of: element), in: table, &call) ?? -1)
        }
        Builtin(raw: "func _nextEntry(_ start: Int) -> Int") { call in
            _ = call.typeArgument()
            let table = HashTable(call.object())
            var entry: Int = try call.argument()
            while entry < table.end, !table.isLive(entry) { entry += 1 }
            try call.setResult(entry < table.end ? entry : -1)
        }.shortened(as: "setNext")
        Builtin(raw: "func _element(_ entry: Int) -> Element") { call in
            let element = call.typeArgument()
            let table = HashTable(call.object())
            call.setResult(copying: table.key(of: try call.argument()), as: element)
        }.shortened(as: "setElement")
        Builtin(
            raw: """
                /// Whether an element is in the set.
                func contains(_ member: Element) -> Bool
                """
        ) { call in
            let element = call.typeArgument()
            let table = call.object()
            try call.setResult(try find(call.value(of: element), in: table, &call) != nil)
        }.shortened(as: "setContains")
        Builtin(raw: "mutating func _insert(_ member: Element) -> Bool") { call in
            let element = call.typeArgument()
            let slot = call.address()
            let member = call.value(of: element)
            let isNew = try find(member, in: Object(slot[0]), &call) == nil
            if isNew {
                try own(slot, &call)
                try insert(member, nil, in: Object(slot[0]), &call)
            }
            try call.setResult(isNew)
        }.shortened(as: "setInsert")
        Builtin(
            raw: """
                /// Takes an element out; nil if it was not in the set.
                @discardableResult mutating func remove(_ member: Element) -> Element?
                """
        ) { call in
            let element = call.typeArgument()
            let slot = call.address()
            let member = call.value(of: element)
            guard try find(member, in: Object(slot[0]), &call) != nil else {
                return call.setOptionalResult(copying: nil, as: element)
            }
            try own(slot, &call)
            let table = HashTable(Object(slot[0]))
            guard let entry = try find(member, in: table.object, &call) else { return }
            table.remove(entry)
            let old = table.key(of: entry)
            call.setOptionalResult(copying: old, as: element)
            call.machine.heap.release(old, as: element)
        }
    }

    @BuiltinList private static var setOperations: [Builtin] {
        Builtin(
            source: """
                init(arrayLiteral elements: Element...) {
                    var result = Set<Element>()
                    for element in elements { _ = result._insert(element) }
                    self = result
                }
                """)
        Builtin(
            source: """
                /// The different elements of a sequence.
                init<S: Sequence>(_ sequence: S) where S.Element == Element {
                    var result = Set<Element>()
                    for element in sequence { _ = result._insert(element) }
                    self = result
                }
                """)
        Builtin(
            source: """
                func makeIterator() -> SetIterator<Element> { SetIterator(_base: self, _entry: 0) }
                var description: String { String(describing: self) }
                /// Whether there are no elements.
                var isEmpty: Bool { count == 0 }
                /// The first element; nil if there is none.
                var first: Element? {
                    let entry = _nextEntry(0)
                    return entry < 0 ? nil : _element(entry)
                }
                /// Adds an element, and says whether it is new.
                @discardableResult mutating func insert(_ newMember: Element) -> (
                    inserted: Bool, memberAfterInsert: Element
                ) {
                    if _insert(newMember) {
                        return (inserted: true, memberAfterInsert: newMember)
                    }
                    if let place = firstIndex(of: newMember) {
                        return (inserted: false, memberAfterInsert: self[place])
                    }
                    return (inserted: false, memberAfterInsert: newMember)
                }
                /// Adds an element in place of an equal one, which is returned.
                @discardableResult mutating func update(with newMember: Element) -> Element? {
                    let old = remove(newMember)
                    _ = _insert(newMember)
                    return old
                }
                /// Removes all elements.
                mutating func removeAll(keepingCapacity: Bool = false) { self = Set<Element>() }
                /// Removes and returns the first element; nil if there is none.
                mutating func popFirst() -> Element? {
                    if let element = first { return remove(element) }
                    return nil
                }
                """)
        Builtin(
            source: """
                /// The elements for which a condition holds.
                func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> Set<Element> {
                    var result = Set<Element>()
                    for element in self {
                        if try isIncluded(element) { _ = result._insert(element) }
                    }
                    return result
                }
                """)
        Builtin(
            source: """
                /// Adds the elements of a sequence.
                mutating func formUnion<S: Sequence>(_ other: S) where S.Element == Element {
                    for element in other { _ = _insert(element) }
                }
                /// The elements of either.
                func union<S: Sequence>(_ other: S) -> Set<Element> where S.Element == Element {
                    var result = self
                    result.formUnion(other)
                    return result
                }
                """)
        Builtin(
            source: """
                /// The elements of both.
                func intersection<S: Sequence>(_ other: S) -> Set<Element>
                where S.Element == Element {
                    let others = Set<Element>(other)
                    return filter { others.contains($0) }
                }
                /// Keeps the elements that are also in `other`.
                mutating func formIntersection<S: Sequence>(_ other: S) where S.Element == Element {
                    self = intersection(other)
                }
                """)
        Builtin(
            source: """
                /// Removes the elements of a sequence.
                mutating func subtract<S: Sequence>(_ other: S) where S.Element == Element {
                    for element in other { remove(element) }
                }
                /// The elements that are not in `other`.
                func subtracting<S: Sequence>(_ other: S) -> Set<Element>
                where S.Element == Element {
                    var result = self
                    result.subtract(other)
                    return result
                }
                """)
        Builtin(
            source: """
                /// The elements of either that are not in both.
                func symmetricDifference<S: Sequence>(_ other: S) -> Set<Element>
                where S.Element == Element {
                    let others = Set<Element>(other)
                    return subtracting(others).union(others.subtracting(self))
                }
                """)
        Builtin(
            source: """
                /// Whether all elements are also in `other`.
                func isSubset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
                    let others = Set<Element>(other)
                    return allSatisfy { others.contains($0) }
                }
                /// Whether all elements of `other` are in the set.
                func isSuperset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
                    other.allSatisfy { contains($0) }
                }
                /// Whether no element is in both.
                func isDisjoint<S: Sequence>(with other: S) -> Bool where S.Element == Element {
                    other.allSatisfy { !contains($0) }
                }
                /// Whether `other` has all elements, and more.
                func isStrictSubset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
                    let others = Set<Element>(other)
                    return count < others.count && isSubset(of: others)
                }
                /// Whether the set has all elements of `other`, and more.
                func isStrictSuperset<S: Sequence>(of other: S) -> Bool where S.Element == Element {
                    let others = Set<Element>(other)
                    return others.count < count && isSuperset(of: others)
                }
                """)
    }
}
