import VirtualMachine

extension CoreLibrary {
    static let sorting = [
        LibraryGroup("extension Array") {
            Builtin(
                source: """
                    /// Sorts in place by an order of your own; equal elements stay in the order
                    /// they had.
                    mutating func sort(by areInIncreasingOrder: (Element, Element) throws -> Bool)
                        rethrows
                    {
                        // Merges runs of 1, 2, 4, … elements back and forth between two arrays.
                        let n = count
                        var source = self
                        var target = self
                        var width = 1
                        while width < n {
                            var start = 0
                            while start < n {
                                let middle = start + width < n ? start + width : n
                                let end = start + 2 * width < n ? start + 2 * width : n
                                var left = start
                                var right = middle
                                var place = start
                                while left < middle && right < end {
                                    if try areInIncreasingOrder(source[right], source[left]) {
                                        target[place] = source[right]
                                        right += 1
                                    } else {
                                        target[place] = source[left]
                                        left += 1
                                    }
                                    place += 1
                                }
                                while left < middle {
                                    target[place] = source[left]
                                    left += 1
                                    place += 1
                                }
                                while right < end {
                                    target[place] = source[right]
                                    right += 1
                                    place += 1
                                }
                                start += 2 * width
                            }
                            swap(&source, &target)
                            width *= 2
                        }
                        self = source
                    }
                    """)
            Builtin(raw: "mutating func _sortNatively() -> Bool") { call in
                let element = call.typeArgument()
                let slot = call.address()
                let isNative = [.int, .double, .string].contains(element.pointee.kind)
                if isNative {
                    try prepare(slot, capacity: 0, &call)
                    sort(Object(slot[0]), of: element.pointee.kind)
                }
                try call.setResult(isNative)
            }
        },
        LibraryGroup("extension Array where Element: Comparable") {
            Builtin(
                source: """
                    /// Sorts in place, smallest first; equal elements stay in the order they had.
                    mutating func sort() {
                        if !_sortNatively() { sort(by: { $0 < $1 }) }
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// Exchanges two values.
                    func swap<T>(_ a: inout T, _ b: inout T) {
                        let old = a
                        a = b
                        b = old
                    }
                    """)
        },
    ]

    /// Sorts numbers or texts by value; their references move along, no count changes.
    private static func sort(_ array: Object, of kind: TypeRecord.Kind) {
        var slots = UnsafeMutableBufferPointer(start: array.elementSlots, count: array.arrayCount)
        switch kind {
        case .int: slots.sort { Int64(bitPattern: $0) < Int64(bitPattern: $1) }
        case .double: slots.sort { Double(bitPattern: $0) < Double(bitPattern: $1) }
        default: slots.sort { Object($0).string.pointee < Object($1).string.pointee }
        }
    }

    static let slices = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A stretch of an array, with the array's indices.
                    struct ArraySlice<Element>: RandomAccessCollection, MutableCollection,
                        ExpressibleByArrayLiteral, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        typealias Index = Int
                        typealias ArrayLiteralElement = Element
                        typealias Iterator = IndexingIterator<Element>
                        var _elements: [Element]
                        let startIndex: Int
                        init(_elements: [Element], startIndex: Int) {
                            self._elements = _elements
                            self.startIndex = startIndex
                        }
                        init(arrayLiteral elements: Element...) {
                            _elements = elements
                            startIndex = 0
                        }
                        var endIndex: Int { startIndex + _elements.count }
                        var count: Int { _elements.count }
                        func makeIterator() -> IndexingIterator<Element> {
                            _elements.makeIterator()
                        }
                        subscript(index: Int) -> Element {
                            get { _elements[index - startIndex] }
                            set { _elements[index - startIndex] = newValue }
                        }
                        mutating func append(_ newElement: Element) { _elements.append(newElement) }
                        @discardableResult mutating func removeLast() -> Element {
                            _elements.removeLast()
                        }
                        @discardableResult mutating func popLast() -> Element? {
                            _elements.popLast()
                        }
                        var description: String { String(describing: _elements) }
                        var debugDescription: String {
                            "ArraySlice(\\(String(describing: _elements)))"
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
        LibraryGroup("extension Array") {
            Builtin(
                source: """
                    /// The elements at a range of indices.
                    subscript<R: RangeExpression>(bounds: R) -> ArraySlice<Element> {
                        get {
                            let range = bounds._relative(toCount: count)
                            return ArraySlice(
                                _elements: _slice(range.lowerBound, range.upperBound),
                                startIndex: range.lowerBound)
                        }
                        set {
                            let range = bounds._relative(toCount: count)
                            _removeRange(range.lowerBound, range.upperBound)
                            insert(contentsOf: newValue, at: range.lowerBound)
                        }
                    }
                    """)
        },
        slicing(of: "Array", elements: "self", offset: "0"),
        slicing(of: "ArraySlice", elements: "_elements", offset: "startIndex"),
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The first elements, at most `maxLength` of them.
                    func prefix(_ maxLength: Int) -> ArraySlice<Element> {
                        Array(self).prefix(maxLength)
                    }
                    /// The last elements, at most `maxLength` of them.
                    func suffix(_ maxLength: Int) -> ArraySlice<Element> {
                        Array(self).suffix(maxLength)
                    }
                    /// All but the first `k` elements.
                    func dropFirst(_ k: Int = 1) -> ArraySlice<Element> { Array(self).dropFirst(k) }
                    /// All but the last `k` elements.
                    func dropLast(_ k: Int = 1) -> ArraySlice<Element> { Array(self).dropLast(k) }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Equatable") {
            Builtin(
                source: """
                    /// The stretches between elements that equal `separator`.
                    func split(
                        separator: Element, maxSplits: Int = 9_223_372_036_854_775_807,
                        omittingEmptySubsequences: Bool = true
                    ) -> [ArraySlice<Element>] {
                        let elements = Array(self)
                        var result: [ArraySlice<Element>] = []
                        var start = 0
                        var index = 0
                        while index < elements.count && result.count < maxSplits {
                            if elements[index] == separator {
                                if index > start || !omittingEmptySubsequences {
                                    result.append(elements[start..<index])
                                }
                                start = index + 1
                            }
                            index += 1
                        }
                        if elements.count > start || !omittingEmptySubsequences {
                            result.append(elements[start..<elements.count])
                        }
                        return result
                    }
                    """)
        },
    ]

    private static func slicing(of type: String, elements: String, offset: String) -> LibraryGroup {
        LibraryGroup("extension \(type)") {
            Builtin(
                source: """
                    func _part(_ start: Int, _ end: Int) -> ArraySlice<Element> {
                        ArraySlice(
                            _elements: \(elements)._slice(start, end), startIndex: \(offset) + start)
                    }
                    /// The first elements, at most `maxLength` of them.
                    func prefix(_ maxLength: Int) -> ArraySlice<Element> {
                        precondition(
                            maxLength >= 0, "prefix needs a length of 0 or more, not \\(maxLength)")
                        return _part(0, maxLength < count ? maxLength : count)
                    }
                    /// The last elements, at most `maxLength` of them.
                    func suffix(_ maxLength: Int) -> ArraySlice<Element> {
                        precondition(
                            maxLength >= 0, "suffix needs a length of 0 or more, not \\(maxLength)")
                        return _part(maxLength < count ? count - maxLength : 0, count)
                    }
                    /// All but the first `k` elements.
                    func dropFirst(_ k: Int = 1) -> ArraySlice<Element> {
                        precondition(k >= 0, "dropFirst needs a number of 0 or more, not \\(k)")
                        return _part(k < count ? k : count, count)
                    }
                    /// All but the last `k` elements.
                    func dropLast(_ k: Int = 1) -> ArraySlice<Element> {
                        precondition(k >= 0, "dropLast needs a number of 0 or more, not \\(k)")
                        return _part(0, k < count ? count - k : 0)
                    }
                    """)
        }
    }
}
