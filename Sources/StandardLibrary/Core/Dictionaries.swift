import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let dictionaries = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Values found by keys, in the order in which the keys were added.
                    @frozen
                    struct Dictionary<Key: Hashable, Value>: Collection,
                        ExpressibleByDictionaryLiteral, CustomStringConvertible
                    {
                        typealias Element = (key: Key, value: Value)
                        typealias Iterator = DictionaryIterator<Key, Value>
                        typealias Index = DictionaryIndex<Key, Value>
                        typealias SubSequence = Slice<[Key: Value]>
                        typealias Indices = DefaultIndices<[Key: Value]>
                        typealias Keys = DictionaryKeys<Key, Value>
                        typealias Values = DictionaryValues<Key, Value>
                    }

                    /// Walks over a dictionary.
                    struct DictionaryIterator<Key: Hashable, Value>: IteratorProtocol {
                        typealias Element = (key: Key, value: Value)
                        let _base: [Key: Value]
                        var _entry: Int
                        mutating func next() -> (key: Key, value: Value)? {
                            _entry = _base._nextEntry(_entry)
                            if _entry < 0 { return nil }
                            let result = (key: _base._key(_entry), value: _base._value(_entry))
                            _entry += 1
                            return result
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension Dictionary: Equatable where Value: Equatable {
                        static func == (lhs: [Key: Value], rhs: [Key: Value]) -> Bool {
                            _areEqual(lhs, rhs)
                        }
                        static func != (lhs: [Key: Value], rhs: [Key: Value]) -> Bool {
                            !_areEqual(lhs, rhs)
                        }
                    }
                    """)
            Builtin(source: "extension Dictionary: Hashable where Value: Hashable {}")
        },
        LibraryGroup("extension Dictionary") {
            dictionaryStorage
            dictionaryAccess
            dictionaryTransformations
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The elements by the key that a function gives for each.
                    func _grouped<K: Hashable>(by keyForValue: (Element) throws -> K) rethrows
                        -> [K: [Element]]
                    {
                        var result: [K: [Element]] = [:]
                        for element in self {
                            result[try keyForValue(element), default: []].append(element)
                        }
                        return result
                    }
                    """)
        },
    ]

    @BuiltinList private static var dictionaryStorage: [Builtin] {
        Builtin(raw: "init()") { call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            call.setResult(
                call.machine.heap.newTable(call.machine.dictionaryType(from: key, to: value)))
        }
        Builtin(
            raw: """
                /// An empty dictionary with room for `minimumCapacity` entries.
                init(minimumCapacity: Int)
                """
        ) {
            call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            call.setResult(
                call.machine.heap.newTable(call.machine.dictionaryType(from: key, to: value)))
        }
        Builtin(raw: "init(dictionaryLiteral elements: (Key, Value)...)") { call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            let pairs = call.object()
            let pair = pairs.type.pointee.element.unsafelyUnwrapped
            let fields = pair.pointee.descriptor.fields
            let (keyOffset, valueOffset) = (fields[0].offset, fields[1].offset)
            let table = call.machine.heap.newTable(
                call.machine.dictionaryType(from: key, to: value))
            for index in 0..<pairs.arrayCount {
                let slots = pairs.elementSlots + index * pair.pointee.slots
                let layout = call.machine.payload(of: slots, as: pair)
                if try find(layout + keyOffset, in: table, &call) != nil {
                    let text = try call.machine.describeNested(layout + keyOffset, as: key)
                    call.machine.heap.release(table.slot)
                    throw Failure(
                        id: "duplicate-key", "the dictionary literal has the key \(text) twice")
                }
                try insert(layout + keyOffset, layout + valueOffset, in: table, &call)
            }
            call.setResult(table)
        }
        Builtin(
            raw: """
                /// The number of entries.
                var count: Int { get }
                """
        ) { call in
            _ = (call.typeArgument(), call.typeArgument())
            try call.setResult(HashTable(call.object()).count)
        }
        Builtin(raw: "func _entry(of key: Key) -> Int") { call in
            let (key, _) = (call.typeArgument(), call.typeArgument())
            let table = call.object()
            try call.setResult(try find(call.value(of: key), in: table, &call) ?? -1)
        }
        Builtin(raw: "func _nextEntry(_ start: Int) -> Int") { call in
            _ = (call.typeArgument(), call.typeArgument())
            let table = HashTable(call.object())
            var entry: Int = try call.argument()
            while entry < table.end, !table.isLive(entry) { entry += 1 }
            try call.setResult(entry < table.end ? entry : -1)
        }.shortened(as: "dictionaryNext")
        Builtin(raw: "func _key(_ entry: Int) -> Key") { call in
            let (key, _) = (call.typeArgument(), call.typeArgument())
            let table = HashTable(call.object())
            call.setResult(copying: table.key(of: try call.argument()), as: key)
        }.shortened(as: "dictionaryKey")
        Builtin(raw: "func _value(_ entry: Int) -> Value") { call in
            let (_, value) = (call.typeArgument(), call.typeArgument())
            let table = HashTable(call.object())
            call.setResult(copying: table.value(of: try call.argument()), as: value)
        }.shortened(as: "dictionaryValue")
        Builtin(raw: "func _find(_ key: Key) -> Value?") { call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            let table = call.object()
            let entry = try find(call.value(of: key), in: table, &call)
            call.setOptionalResult(copying: entry.map { HashTable(table).value(of: $0) }, as: value)
        }.shortened(as: "dictionaryFind")
        Builtin(raw: "mutating func _insert(_ key: Key, _ value: Value)") { call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            let slot = call.address()
            let (newKey, newValue) = (call.value(of: key), call.value(of: value))
            try own(slot, &call)
            let table = Object(slot[0])
            if let entry = try find(newKey, in: table, &call) {
                replace(HashTable(table).value(of: entry), by: newValue, as: value, &call)
            } else {
                try insert(newKey, newValue, in: table, &call)
            }
        }.shortened(as: "dictionaryInsert")
        Builtin(
            raw: """
                /// Removes an entry and returns its value; nil if there was none.
                @discardableResult mutating func removeValue(forKey key: Key) -> Value?
                """
        ) { call in
            let (key, value) = (call.typeArgument(), call.typeArgument())
            let slot = call.address()
            let wanted = call.value(of: key)
            guard let entry = try find(wanted, in: Object(slot[0]), &call) else {
                return call.setOptionalResult(copying: nil, as: value)
            }
            // A shared table's copy is packed anew: its entry may lie elsewhere.
            let isShared = !Object(slot[0]).isUnique
            try own(slot, &call)
            let table = HashTable(Object(slot[0]))
            let place = isShared ? try find(wanted, in: table.object, &call) ?? entry : entry
            table.remove(place)
            call.machine.heap.release(table.key(of: place), as: key)
            call.setOptionalResult(copying: table.value(of: place), as: value)
            call.machine.heap.release(table.value(of: place), as: value)
        }
    }

    @BuiltinList private static var dictionaryAccess: [Builtin] {
        Builtin(
            source: """
                func makeIterator() -> DictionaryIterator<Key, Value> {
                    DictionaryIterator(_base: self, _entry: 0)
                }
                var description: String { String(describing: self) }
                /// Whether there are no entries.
                var isEmpty: Bool { count == 0 }
                /// The first entry; nil if there is none.
                var first: (key: Key, value: Value)? {
                    var iterator = makeIterator()
                    return iterator.next()
                }
                """)
        Builtin(
            source: """
                /// The value for a key, or nil. Assigning nil removes the entry.
                subscript(key: Key) -> Value? {
                    get { _find(key) }
                    set {
                        if let value = newValue {
                            _insert(key, value)
                        } else {
                            removeValue(forKey: key)
                        }
                    }
                }
                """)
        Builtin(
            source: """
                /// The value for a key, or a default, which changing the value adds to the
                /// dictionary.
                subscript(key: Key, default defaultValue: @autoclosure () -> Value) -> Value {
                    get {
                        if let value = _find(key) { return value }
                        return defaultValue()
                    }
                    set { _insert(key, newValue) }
                }
                """)
        Builtin(
            source: """
                /// Sets the value for a key and returns the old one; nil if there was none.
                @discardableResult mutating func updateValue(_ value: Value, forKey key: Key)
                    -> Value?
                {
                    let old = _find(key)
                    _insert(key, value)
                    return old
                }
                /// Removes all entries.
                mutating func removeAll(keepingCapacity: Bool = false) { self = [:] }
                """)
    }

    @BuiltinList private static var dictionaryTransformations: [Builtin] {
        Builtin(
            source: """
                /// A dictionary of pairs whose keys differ.
                init<S: Sequence>(uniqueKeysWithValues keysAndValues: S)
                where S.Element == (Key, Value) {
                    var result: [Key: Value] = [:]
                    for (key, value) in keysAndValues {
                        if result._find(key) != nil {
                            preconditionFailure("the key \\(String(reflecting: key)) occurs twice")
                        }
                        result._insert(key, value)
                    }
                    self = result
                }
                """)
        Builtin(
            source: """
                /// A dictionary of pairs; `combine` decides between values for the same key.
                init<S: Sequence>(
                    _ keysAndValues: S, uniquingKeysWith combine: (Value, Value) throws -> Value
                ) rethrows where S.Element == (Key, Value) {
                    var result: [Key: Value] = [:]
                    for (key, value) in keysAndValues {
                        if let old = result._find(key) {
                            result._insert(key, try combine(old, value))
                        } else {
                            result._insert(key, value)
                        }
                    }
                    self = result
                }
                """)
        Builtin(
            source: """
                /// The elements of a sequence by the key that a function gives for each.
                init<S: Sequence>(grouping values: S, by keyForValue: (S.Element) throws -> Key)
                    rethrows where Value == [S.Element]
                {
                    self = try values._grouped(by: keyForValue)
                }
                """)
        Builtin(
            source: """
                /// The same keys with transformed values.
                func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> [Key: T] {
                    var result: [Key: T] = [:]
                    for (key, value) in self { result[key] = try transform(value) }
                    return result
                }
                """)
        Builtin(
            source: """
                /// The same keys with transformed values, without those that are nil.
                func compactMapValues<T>(_ transform: (Value) throws -> T?) rethrows -> [Key: T] {
                    var result: [Key: T] = [:]
                    for (key, value) in self {
                        if let new = try transform(value) { result[key] = new }
                    }
                    return result
                }
                """)
        Builtin(
            source: """
                /// The entries for which a condition holds.
                func filter(_ isIncluded: ((key: Key, value: Value)) throws -> Bool) rethrows
                    -> [Key: Value]
                {
                    var result: [Key: Value] = [:]
                    for entry in self {
                        if try isIncluded(entry) { result._insert(entry.key, entry.value) }
                    }
                    return result
                }
                """)
        Builtin(
            source: """
                mutating func _add(
                    _ key: Key, _ value: Value, _ combine: (Value, Value) throws -> Value
                ) rethrows {
                    if let old = _find(key) {
                        _insert(key, try combine(old, value))
                    } else {
                        _insert(key, value)
                    }
                }
                /// Adds another dictionary's entries; `combine` decides between values for the same
                /// key.
                mutating func merge(
                    _ other: [Key: Value], uniquingKeysWith combine: (Value, Value) throws -> Value
                ) rethrows {
                    for (key, value) in other { try _add(key, value, combine) }
                }
                /// Adds pairs of keys and values; `combine` decides between values for the same key.
                mutating func merge<S: Sequence>(
                    _ other: S, uniquingKeysWith combine: (Value, Value) throws -> Value
                ) rethrows where S.Element == (Key, Value) {
                    for (key, value) in other { try _add(key, value, combine) }
                }
                /// Both dictionaries' entries; `combine` decides between values for the same key.
                func merging(
                    _ other: [Key: Value], uniquingKeysWith combine: (Value, Value) throws -> Value
                ) rethrows -> [Key: Value] {
                    var result = self
                    try result.merge(other, uniquingKeysWith: combine)
                    return result
                }
                /// The entries and pairs of keys and values; `combine` decides between values for
                /// the same key.
                func merging<S: Sequence>(
                    _ other: S, uniquingKeysWith combine: (Value, Value) throws -> Value
                ) rethrows -> [Key: Value] where S.Element == (Key, Value) {
                    var result = self
                    for (key, value) in other { try result._add(key, value, combine) }
                    return result
                }
                """)
    }

    // MARK: Parts of the natives

    /// The entry with this key in a dictionary or set.
    static func find(_ key: Slots, in object: Object, _ call: inout NativeCall) throws -> Int? {
        let table = HashTable(object)
        let type = table.keyType
        let hash = try call.machine.hash(key, as: type)
        let machine = call.machine
        return try table.find(hash: hash) { try machine.areEqual($0, key, as: type) }
    }

    /// Adds an entry whose key is not there yet, with copies of key and value.
    static func insert(
        _ key: Slots, _ value: Slots?, in object: Object, _ call: inout NativeCall
    ) throws {
        let table = HashTable(object)
        let hash = try call.machine.hash(key, as: table.keyType)
        let heap = call.machine.heap
        guard table.insert(hash: hash, key: key, value: value, in: heap) != nil else {
            throw outOfMemory("a table of \(table.count + 1) entries")
        }
        heap.retain(key, at: table.keyType.pointee.references)
        if let value, let type = table.valueType { heap.retain(value, at: type.pointee.references) }
    }

    /// Makes the table in `slot` its own.
    static func own(_ slot: Slots, _ call: inout NativeCall) throws {
        guard call.machine.heap.makeUnique(slot) else {
            throw outOfMemory("a copy of \(HashTable(Object(slot[0])).count) entries")
        }
    }

    private static func replace(
        _ place: Slots, by value: Slots, as type: TypePointer, _ call: inout NativeCall
    ) {
        // Retained before the old value goes: it may be all that keeps the new one alive.
        call.machine.heap.retain(value, at: type.pointee.references)
        call.machine.heap.release(place, as: type)
        place.update(from: value, count: type.pointee.slots)
    }
}
