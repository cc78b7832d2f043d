import VirtualMachine

extension CoreLibrary {
    /// Keys with values in the order in which they are written.
    static let keyValuePairs = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Keys with values, in the order of the literal; keys may occur again.
                    struct KeyValuePairs<Key, Value>: ExpressibleByDictionaryLiteral,
                        RandomAccessCollection, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        typealias Element = (key: Key, value: Value)
                        typealias Index = Int
                        typealias Indices = Range<Int>
                        typealias SubSequence = Slice<KeyValuePairs<Key, Value>>
                        typealias Iterator = IndexingIterator<KeyValuePairs<Key, Value>>
                        var _elements: [(Key, Value)]
                        init(dictionaryLiteral elements: (Key, Value)...) { _elements = elements }
                        var startIndex: Int { 0 }
                        var endIndex: Int { _elements.count }
                        subscript(position: Int) -> (key: Key, value: Value) { _elements[position] }
                        var description: String {
                            if _elements.isEmpty { return "[:]" }
                            let parts = _elements.map {
                                String(reflecting: $0.0) + ": " + String(reflecting: $0.1)
                            }
                            return "[" + parts.joined(separator: ", ") + "]"
                        }
                        var debugDescription: String { description }
                    }
                    """)
        }
    ]
}
