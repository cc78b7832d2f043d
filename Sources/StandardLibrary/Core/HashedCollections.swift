import VirtualMachine

extension CoreLibrary {
    /// Dictionaries and sets as collections, and a dictionary's keys and values.
    static let hashedCollections = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A place in a dictionary.
                    struct DictionaryIndex<Key: Hashable, Value>: Comparable, Hashable {
                        let _entry: Int
                        static func == (
                            lhs: DictionaryIndex<Key, Value>, rhs: DictionaryIndex<Key, Value>
                        ) -> Bool { lhs._entry == rhs._entry }
                        static func < (
                            lhs: DictionaryIndex<Key, Value>, rhs: DictionaryIndex<Key, Value>
                        ) -> Bool { lhs._entry < rhs._entry }
                    }

                    /// A place in a set.
                    struct SetIndex<Element: Hashable>: Comparable, Hashable {
                        let _entry: Int
                        static func == (lhs: SetIndex<Element>, rhs: SetIndex<Element>) -> Bool {
                            lhs._entry == rhs._entry
                        }
                        static func < (lhs: SetIndex<Element>, rhs: SetIndex<Element>) -> Bool {
                            lhs._entry < rhs._entry
                        }
                    }
                    """)
            for (name, description) in [("Keys", "keys"), ("Values", "values")] {
                dictionaryView(name, description)
                viewIterator(name)
            }
            Builtin(
                source: """
                    extension DictionaryKeys: Equatable {
                        static func == (
                            lhs: DictionaryKeys<Key, Value>, rhs: DictionaryKeys<Key, Value>
                        ) -> Bool {
                            lhs.count == rhs.count
                                && lhs.allSatisfy { rhs._base._find($0) != nil }
                        }
                    }
                    """)
        },
        LibraryGroup("extension Dictionary") {
            indices(of: "DictionaryIndex<Key, Value>")
            Builtin(
                source: """
                    subscript(position: DictionaryIndex<Key, Value>) -> (key: Key, value: Value) {
                        (key: _key(position._entry), value: _value(position._entry))
                    }
                    /// The place of a key's entry; nil if there is none.
                    func index(forKey key: Key) -> DictionaryIndex<Key, Value>? {
                        let entry = _entry(of: key)
                        return entry < 0 ? nil : DictionaryIndex(_entry: entry)
                    }
                    /// Removes and returns the entry at a place.
                    @discardableResult mutating func remove(at index: DictionaryIndex<Key, Value>)
                        -> (key: Key, value: Value)
                    {
                        let entry = self[index]
                        removeValue(forKey: entry.key)
                        return entry
                    }
                    /// Removes and returns an entry; nil if there is none.
                    mutating func popFirst() -> (key: Key, value: Value)? {
                        guard let entry = first else { return nil }
                        removeValue(forKey: entry.key)
                        return entry
                    }
                    """)
            Builtin(
                source: """
                    /// The keys.
                    var keys: DictionaryKeys<Key, Value> { DictionaryKeys(_base: self) }
                    /// The values.
                    var values: DictionaryValues<Key, Value> { DictionaryValues(_base: self) }
                    /// Makes room for at least `minimumCapacity` entries.
                    mutating func reserveCapacity(_ minimumCapacity: Int) {}
                    /// How many entries fit before the dictionary must grow.
                    var capacity: Int { count }
                    """)
        },
        LibraryGroup("extension Set") {
            indices(of: "SetIndex<Element>")
            Builtin(
                source: """
                    subscript(position: SetIndex<Element>) -> Element { _element(position._entry) }
                    /// The place of an element; nil if it is not in the set.
                    func firstIndex(of member: Element) -> SetIndex<Element>? {
                        let entry = _entry(of: member)
                        return entry < 0 ? nil : SetIndex(_entry: entry)
                    }
                    /// Removes and returns the element at a place.
                    @discardableResult mutating func remove(at position: SetIndex<Element>)
                        -> Element
                    {
                        let member = self[position]
                        remove(member)
                        return member
                    }
                    /// Removes and returns an element; there must be one.
                    @discardableResult mutating func removeFirst() -> Element {
                        remove(at: startIndex)
                    }
                    /// Keeps the elements that are in one of the two, not in both.
                    mutating func formSymmetricDifference<S: Sequence>(_ other: S)
                    where S.Element == Element {
                        self = symmetricDifference(other)
                    }
                    /// Makes room for at least `minimumCapacity` elements.
                    mutating func reserveCapacity(_ minimumCapacity: Int) {}
                    /// How many elements fit before the set must grow.
                    var capacity: Int { count }
                    """)
        },
    ]

    private static func indices(of index: String) -> Builtin {
        Builtin(
            source: """
                var startIndex: \(index) { _place(_nextEntry(0)) }
                var endIndex: \(index) { _place(-1) }
                func index(after i: \(index)) -> \(index) { _place(_nextEntry(i._entry + 1)) }
                func _place(_ entry: Int) -> \(index) {
                    \(index)(_entry: entry < 0 ? Int.max : entry)
                }
                """)
    }

    private static func dictionaryView(_ name: String, _ description: String) -> Builtin {
        let view = "Dictionary\(name)<Key, Value>"
        let (element, part) = name == "Keys" ? ("Key", "_key") : ("Value", "_value")
        return Builtin(
            source: """
                /// The \(description) of a dictionary.
                struct Dictionary\(name)<Key: Hashable, Value>: Collection,
                    CustomStringConvertible, CustomDebugStringConvertible
                {
                    typealias Element = \(element)
                    typealias Index = DictionaryIndex<Key, Value>
                    typealias SubSequence = Slice<\(view)>
                    typealias Indices = DefaultIndices<\(view)>
                    typealias Iterator = Dictionary\(name)Iterator<Key, Value>
                    let _base: [Key: Value]
                    func makeIterator() -> Dictionary\(name)Iterator<Key, Value> {
                        Dictionary\(name)Iterator(_base: _base, _entry: 0)
                    }
                    var startIndex: DictionaryIndex<Key, Value> { _base.startIndex }
                    var endIndex: DictionaryIndex<Key, Value> { _base.endIndex }
                    var count: Int { _base.count }
                    var isEmpty: Bool { _base.count == 0 }
                    func index(after i: DictionaryIndex<Key, Value>)
                        -> DictionaryIndex<Key, Value>
                    {
                        _base.index(after: i)
                    }
                    subscript(position: DictionaryIndex<Key, Value>) -> \(element) {
                        _base.\(part)(position._entry)
                    }
                    var description: String { String(describing: Array(self)) }
                    var debugDescription: String {
                        "Dictionary.\(name)(" + String(describing: Array(self)) + ")"
                    }
                }
                """)
    }

    private static func viewIterator(_ name: String) -> Builtin {
        let (element, part) = name == "Keys" ? ("Key", "_key") : ("Value", "_value")
        return Builtin(
            source: """
                /// Walks over the \(name.lowercased()) of a dictionary.
                struct Dictionary\(name)Iterator<Key: Hashable, Value>: IteratorProtocol {
                    typealias Element = \(element)
                    let _base: [Key: Value]
                    var _entry: Int
                    mutating func next() -> \(element)? {
                        _entry = _base._nextEntry(_entry)
                        if _entry < 0 { return nil }
                        _entry += 1
                        return _base.\(part)(_entry - 1)
                    }
                }
                """)
    }
}
