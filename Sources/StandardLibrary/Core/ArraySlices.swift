import VirtualMachine

extension CoreLibrary {
    /// Stretches of arrays. A slice shares its array's storage until one of them changes.
    static let arraySlices = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A stretch of an array, with the array's indices.
                    struct ArraySlice<Element>: RandomAccessCollection, MutableCollection,
                        RangeReplaceableCollection, ExpressibleByArrayLiteral,
                        CustomStringConvertible, CustomDebugStringConvertible
                    {
                        typealias Index = Int
                        typealias Indices = Range<Int>
                        typealias SubSequence = ArraySlice<Element>
                        typealias ArrayLiteralElement = Element
                        typealias Iterator = ArrayIterator<Element>
                        /// An array that holds the elements, among others maybe.
                        var _storage: [Element]
                        /// The index of the storage's first element.
                        var _offset: Int
                        var startIndex: Int
                        var endIndex: Int
                        init(_storage: [Element], offset: Int, startIndex: Int, endIndex: Int) {
                            self._storage = _storage
                            _offset = offset
                            self.startIndex = startIndex
                            self.endIndex = endIndex
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension ArraySlice: Equatable where Element: Equatable {
                        static func == (lhs: ArraySlice<Element>, rhs: ArraySlice<Element>) -> Bool
                        {
                            lhs._elements == rhs._elements
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension ArraySlice: Hashable where Element: Hashable {
                        func hash(into hasher: inout Hasher) { hasher.combine(_elements) }
                    }
                    """)
        },
        LibraryGroup("extension ArraySlice") {
            sliceStorage
            sliceElements
            sliceChanges
        },
        LibraryGroup("extension Array") {
            Builtin(
                source: """
                    /// The elements at a range of indices.
                    subscript(bounds: Range<Int>) -> ArraySlice<Element> {
                        get {
                            if bounds.lowerBound < 0 { _failIndex(bounds.lowerBound, 0, count) }
                            if bounds.upperBound > count {
                                _failIndex(bounds.upperBound - 1, 0, count)
                            }
                            return ArraySlice(
                                _storage: self, offset: 0, startIndex: bounds.lowerBound,
                                endIndex: bounds.upperBound)
                        }
                        set { _replace(bounds.lowerBound, bounds.upperBound, newValue._elements) }
                    }
                    """)
        },
    ]

    @BuiltinList private static var sliceStorage: [Builtin] {
        Builtin(
            source: """
                /// The elements as an array of their own.
                var _elements: [Element] {
                    _storage._slice(startIndex - _offset, endIndex - _offset)
                }
                /// Leaves only the slice's own elements in the storage.
                mutating func _own() {
                    if _offset == startIndex && _storage.count == endIndex - startIndex { return }
                    _storage = _storage._slice(startIndex - _offset, endIndex - _offset)
                    _offset = startIndex
                }
                func _check(_ index: Int) {
                    if index < startIndex || index >= endIndex {
                        _failIndex(index, startIndex, endIndex)
                    }
                }
                """)
        Builtin(
            source: """
                init() {
                    _storage = []
                    _offset = 0
                    startIndex = 0
                    endIndex = 0
                }
                init(_ elements: [Element]) {
                    _storage = elements
                    _offset = 0
                    startIndex = 0
                    endIndex = elements.count
                }
                /// A slice of the elements of a sequence.
                init<S: Sequence>(_ elements: S) where S.Element == Element {
                    self.init(Array(elements))
                }
                init(arrayLiteral elements: Element...) { self.init(elements) }
                """)
    }

    @BuiltinList private static var sliceElements: [Builtin] {
        Builtin(
            source: """
                var count: Int { endIndex - startIndex }
                func makeIterator() -> ArrayIterator<Element> {
                    ArrayIterator(
                        _elements: _storage, _position: startIndex - _offset,
                        _end: endIndex - _offset)
                }
                subscript(index: Int) -> Element {
                    get {
                        _check(index)
                        return _storage[index - _offset]
                    }
                    set {
                        _check(index)
                        _own()
                        _storage[index - _offset] = newValue
                    }
                }
                subscript(bounds: Range<Int>) -> ArraySlice<Element> {
                    get {
                        if bounds.lowerBound < startIndex {
                            _failIndex(bounds.lowerBound, startIndex, endIndex)
                        }
                        if bounds.upperBound > endIndex {
                            _failIndex(bounds.upperBound - 1, startIndex, endIndex)
                        }
                        return ArraySlice(
                            _storage: _storage, offset: _offset, startIndex: bounds.lowerBound,
                            endIndex: bounds.upperBound)
                    }
                    set { replaceSubrange(bounds, with: newValue) }
                }
                var description: String { String(describing: _elements) }
                var debugDescription: String { "ArraySlice(\\(String(describing: _elements)))" }
                """)
    }

    @BuiltinList private static var sliceChanges: [Builtin] {
        Builtin(
            source: """
                mutating func append(_ newElement: Element) {
                    _own()
                    _storage.append(newElement)
                    endIndex += 1
                }
                mutating func replaceSubrange<C: Collection>(
                    _ subrange: Range<Int>, with newElements: C
                ) where C.Element == Element {
                    if subrange.lowerBound < startIndex {
                        _failIndex(subrange.lowerBound, startIndex, endIndex)
                    }
                    if subrange.upperBound > endIndex {
                        _failIndex(subrange.upperBound - 1, startIndex, endIndex)
                    }
                    _own()
                    _storage.replaceSubrange(
                        subrange.lowerBound - _offset ..< subrange.upperBound - _offset,
                        with: newElements)
                    endIndex = startIndex + _storage.count
                }
                /// Removes and returns the first element; there must be one.
                @discardableResult mutating func removeFirst() -> Element {
                    precondition(!isEmpty, "there is no first element to remove")
                    startIndex += 1
                    return _storage[startIndex - 1 - _offset]
                }
                /// Removes the first `k` elements.
                mutating func removeFirst(_ k: Int) {
                    precondition(k >= 0 && k <= count, "there are not \\(k) elements to remove")
                    startIndex += k
                }
                /// Removes and returns the first element; nil if there is none.
                mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
                /// Removes and returns the last element; there must be one.
                @discardableResult mutating func removeLast() -> Element {
                    precondition(!isEmpty, "there is no last element to remove")
                    endIndex -= 1
                    return _storage[endIndex - _offset]
                }
                /// Removes the last `k` elements.
                mutating func removeLast(_ k: Int) {
                    precondition(k >= 0 && k <= count, "there are not \\(k) elements to remove")
                    endIndex -= k
                }
                /// Removes and returns the last element; nil if there is none.
                mutating func popLast() -> Element? { isEmpty ? nil : removeLast() }
                /// Removes all elements.
                mutating func removeAll(keepingCapacity keepCapacity: Bool = false) { self = [] }
                """)
    }
}
