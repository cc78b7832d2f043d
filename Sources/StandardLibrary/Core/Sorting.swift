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
}
