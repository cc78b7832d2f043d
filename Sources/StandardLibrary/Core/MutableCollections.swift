import VirtualMachine

extension CoreLibrary {
    /// Collections that change: elements replaced, added and removed. `Array` has faster ones.
    static let mutableCollections = [
        LibraryGroup("extension MutableCollection") {
            Builtin(
                source: """
                    /// Exchanges two elements.
                    mutating func swapAt(_ i: Index, _ j: Index) {
                        if i == j { return }
                        let element = self[i]
                        self[i] = self[j]
                        self[j] = element
                    }
                    """)
            Builtin(
                source: """
                    /// Moves the elements for which a condition holds behind the others; the index
                    /// of the first of them.
                    mutating func partition(
                        by belongsInSecondPartition: (Element) throws -> Bool
                    ) rethrows -> Index {
                        guard var first = try firstIndex(where: belongsInSecondPartition) else {
                            return endIndex
                        }
                        var next = index(after: first)
                        while next != endIndex {
                            if !(try belongsInSecondPartition(self[next])) {
                                swapAt(first, next)
                                first = index(after: first)
                            }
                            next = index(after: next)
                        }
                        return first
                    }
                    """)
            Builtin(
                source: """
                    /// The elements at a range of indices.
                    subscript<R: RangeExpression>(bounds: R) -> SubSequence
                    where R.Bound == Index {
                        get { self[bounds.relative(to: self)] }
                        set { self[bounds.relative(to: self)] = newValue }
                    }
                    subscript(bounds: Range<Index>) -> Slice<Self> {
                        get { Slice(base: self, bounds: bounds) }
                        set {
                            var place = bounds.lowerBound
                            for element in newValue {
                                precondition(
                                    place != bounds.upperBound,
                                    "the new elements are more than the old ones")
                                self[place] = element
                                place = index(after: place)
                            }
                            precondition(
                                place == bounds.upperBound,
                                "the new elements are fewer than the old ones")
                        }
                    }
                    """)
        },
        LibraryGroup("extension MutableCollection where Self: BidirectionalCollection") {
            Builtin(
                source: """
                    /// Reverses the order of the elements.
                    mutating func reverse() {
                        if isEmpty { return }
                        var first = startIndex
                        var last = index(before: endIndex)
                        while first < last {
                            swapAt(first, last)
                            first = index(after: first)
                            last = index(before: last)
                        }
                    }
                    mutating func partition(
                        by belongsInSecondPartition: (Element) throws -> Bool
                    ) rethrows -> Index {
                        var low = startIndex
                        var high = endIndex
                        while true {
                            while low < high {
                                if try belongsInSecondPartition(self[low]) { break }
                                low = index(after: low)
                            }
                            if low == high { return low }
                            high = index(before: high)
                            while low < high {
                                if !(try belongsInSecondPartition(self[high])) { break }
                                high = index(before: high)
                            }
                            if low == high { return low }
                            swapAt(low, high)
                            low = index(after: low)
                        }
                    }
                    """)
        },
        LibraryGroup("extension MutableCollection where Self: RandomAccessCollection") {
            Builtin(
                source: """
                    /// Sorts in place by an order of your own; equal elements stay in the order
                    /// they had.
                    mutating func sort(by areInIncreasingOrder: (Element, Element) throws -> Bool)
                        rethrows
                    {
                        let ordered = try sorted(by: areInIncreasingOrder)
                        _assign(ordered)
                    }
                    mutating func _assign(_ elements: [Element]) {
                        var place = startIndex
                        for element in elements {
                            self[place] = element
                            place = index(after: place)
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// Puts the elements in random order.
                    mutating func shuffle() {
                        var generator = SystemRandomNumberGenerator()
                        shuffle(using: &generator)
                    }
                    /// Puts the elements in an order from a generator of your own.
                    mutating func shuffle<G: RandomNumberGenerator>(using generator: inout G) {
                        var amount = count
                        var current = startIndex
                        while amount > 1 {
                            let offset = Int.random(in: 0..<amount, using: &generator)
                            amount -= 1
                            swapAt(current, index(current, offsetBy: offset))
                            current = index(after: current)
                        }
                    }
                    """)
        },
        LibraryGroup(
            "extension MutableCollection where Self: RandomAccessCollection, Element: Comparable"
        ) {
            Builtin(
                source: """
                    /// Sorts in place, smallest first; equal elements stay in the order they had.
                    mutating func sort() {
                        let ordered = sorted()
                        _assign(ordered)
                    }
                    """)
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The elements in random order.
                    func shuffled() -> [Element] {
                        var result = Array(self)
                        result.shuffle()
                        return result
                    }
                    /// The elements in an order from a generator of your own.
                    func shuffled<G: RandomNumberGenerator>(using generator: inout G) -> [Element] {
                        var result = Array(self)
                        result.shuffle(using: &generator)
                        return result
                    }
                    """)
        },
    ]
}
