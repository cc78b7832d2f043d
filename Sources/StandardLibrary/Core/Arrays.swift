import VirtualMachine

extension CoreLibrary {
    static let arrays = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Elements of one type in a row.
                    @frozen
                    struct Array<Element>: RandomAccessCollection, MutableCollection,
                        RangeReplaceableCollection, ExpressibleByArrayLiteral,
                        CustomStringConvertible
                    {
                        typealias Index = Int
                        typealias Indices = Range<Int>
                        typealias SubSequence = ArraySlice<Element>
                        typealias ArrayLiteralElement = Element
                        typealias Iterator = ArrayIterator<Element>
                    }

                    /// An array. (In Swift its storage is never that of another kind of array.)
                    typealias ContiguousArray = Array

                    /// Walks over an array or a stretch of one.
                    struct ArrayIterator<Element>: IteratorProtocol, Sequence {
                        typealias Iterator = ArrayIterator<Element>
                        let _elements: [Element]
                        var _position: Int
                        let _end: Int
                        mutating func next() -> Element? {
                            if _position >= _end { return nil }
                            _position += 1
                            return _elements[_position - 1]
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension Array: Equatable where Element: Equatable {
                        static func == (lhs: [Element], rhs: [Element]) -> Bool {
                            _areEqual(lhs, rhs)
                        }
                        static func != (lhs: [Element], rhs: [Element]) -> Bool {
                            !_areEqual(lhs, rhs)
                        }
                    }
                    """)
            Builtin(source: "extension Array: Hashable where Element: Hashable {}")
        },
        LibraryGroup("extension Array") {
            Builtin(
                """
                /// The number of elements.
                var count: Int { get }
                """, intrinsic: "arrayCount"
            )
            Builtin(
                """
                /// The element at an index from 0 to `count - 1`.
                subscript(index: Int) -> Element { get set }
                """,
                intrinsic: "arraySubscript")
            Builtin(
                """
                /// Adds an element at the end.
                mutating func append(_ newElement: Element)
                """,
                intrinsic: "arrayAppend")
            Builtin(
                raw: """
                    /// An array of one value, repeated.
                    init(repeating repeatedValue: Element, count: Int)
                    """
            ) {
                call in
                let element = call.typeArgument()
                let value = call.value(of: element)
                let count: Int = try call.argument()
                let array = try call.machine.newArray(of: element, capacity: count)
                call.machine.heap.fill(array, with: value, count: count)
                call.setResult(array)
            }
            Builtin(
                source: """
                    init() { self = [] }
                    init(arrayLiteral elements: Element...) { self = elements }
                    """)
            Builtin(
                source: """
                    /// An array of the elements of a sequence.
                    init<S: Sequence>(_ elements: S) where S.Element == Element {
                        var result: [Element] = []
                        for element in elements { result.append(element) }
                        self = result
                    }
                    """)
            Builtin(
                source: """
                    init(_ elements: [Element]) { self = elements }
                    """)
            Builtin(
                source: """
                    func makeIterator() -> ArrayIterator<Element> {
                        ArrayIterator(_elements: self, _position: 0, _end: count)
                    }
                    var startIndex: Int { 0 }
                    var endIndex: Int { count }
                    var indices: Range<Int> { 0..<count }
                    var isEmpty: Bool { count == 0 }
                    /// The first element; nil if there is none.
                    var first: Element? { count == 0 ? nil : self[0] }
                    /// The last element; nil if there is none.
                    var last: Element? { count == 0 ? nil : self[count - 1] }
                    var description: String { String(describing: self) }
                    """)
            Builtin(
                raw: """
                    /// How many elements fit before the array must grow.
                    var capacity: Int { get }
                    """
            ) { call in
                _ = call.typeArgument()
                try call.setResult(call.object().arrayCapacity)
            }
        },
    ]
}
