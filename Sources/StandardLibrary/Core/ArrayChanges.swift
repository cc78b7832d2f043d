import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let arrayChanges = [
        LibraryGroup("extension Array") {
            Builtin(
                raw: """
                    /// Makes room for at least `minimumCapacity` elements.
                    mutating func reserveCapacity(_ minimumCapacity: Int)
                    """
            ) {
                call in
                _ = call.typeArgument()
                try prepare(call.address(), capacity: call.argument(), &call)
            }
            Builtin(
                raw: """
                    /// Adds the elements of another array at the end.
                    mutating func append(contentsOf newElements: [Element])
                    """
            ) {
                call in
                _ = call.typeArgument()
                let slot = call.address()
                try appendAll(of: call.object(), to: slot, &call)
            }
            Builtin(
                source: """
                    /// Adds the elements of a sequence at the end.
                    mutating func append<S: Sequence>(contentsOf newElements: S)
                    where S.Element == Element {
                        for element in newElements { append(element) }
                    }
                    static func + (lhs: [Element], rhs: [Element]) -> [Element] {
                        var result = lhs
                        result.append(contentsOf: rhs)
                        return result
                    }
                    static func += (lhs: inout [Element], rhs: [Element]) {
                        lhs.append(contentsOf: rhs)
                    }
                    """)
            Builtin(
                source: """
                    static func + <S: Sequence>(lhs: [Element], rhs: S) -> [Element]
                    where S.Element == Element {
                        var result = lhs
                        for element in rhs { result.append(element) }
                        return result
                    }
                    static func += <S: Sequence>(lhs: inout [Element], rhs: S)
                    where S.Element == Element {
                        for element in rhs { lhs.append(element) }
                    }
                    """)
            Builtin(
                raw: """
                    /// Puts an element before the one at index `i`.
                    mutating func insert(_ newElement: Element, at i: Int)
                    """
            ) {
                call in
                let element = call.typeArgument()
                let slot = call.address()
                let value = call.value(of: element)
                let index: Int = try call.argument()
                let count = Object(slot[0]).arrayCount
                guard index >= 0, index <= count else { throw indexOutOfRange(index, count: count) }
                try prepare(slot, capacity: count + 1, &call)
                let array = Object(slot[0])
                move(array, from: index, to: index + 1, count: count - index)
                call.machine.heap.initializeElement(index, of: array, from: value)
                call.machine.heap.retain(value, at: element.pointee.references)
                array.arrayCount = count + 1
            }
            Builtin(
                raw: """
                    /// Removes and returns the element at an index.
                    @discardableResult mutating func remove(at index: Int) -> Element
                    """
            ) {
                call in
                _ = call.typeArgument()
                let slot = call.address()
                try remove(at: call.argument(), from: slot, &call)
            }
            Builtin(raw: "mutating func _removeRange(_ start: Int, _ end: Int)") { call in
                let element = call.typeArgument()
                let slot = call.address()
                let (start, end): (Int, Int) = (try call.argument(), try call.argument())
                let count = Object(slot[0]).arrayCount
                guard start >= 0, start <= end else { throw indexOutOfRange(start, count: count) }
                guard end <= count else { throw indexOutOfRange(end - 1, count: count) }
                try prepare(slot, capacity: count, &call)
                let array = Object(slot[0])
                if element.pointee.references.count > 0 {
                    for index in start..<end {
                        call.machine.heap.release(
                            array.elementSlots + index * element.pointee.slots, as: element)
                    }
                }
                move(array, from: end, to: start, count: count - end)
                array.arrayCount = count - (end - start)
            }
            Builtin(raw: "func _slice(_ start: Int, _ end: Int) -> [Element]") { call in
                let element = call.typeArgument()
                let array = call.object()
                let (start, end): (Int, Int) = (try call.argument(), try call.argument())
                let count = array.arrayCount
                guard start >= 0, start <= end else { throw indexOutOfRange(start, count: count) }
                guard end <= count else { throw indexOutOfRange(end - 1, count: count) }
                let copy = try call.machine.newArray(of: element, capacity: end - start)
                let stride = element.pointee.stride
                copy.elements.copyMemory(
                    from: array.elements + start * stride, byteCount: (end - start) * stride)
                copy.arrayCount = end - start
                retainElements(of: copy, element, &call)
                call.setResult(copy)
            }
            Builtin(
                """
                /// Exchanges two elements.
                mutating func swapAt(_ i: Int, _ j: Int)
                """,
                intrinsic: "arraySwap")
            Builtin(
                raw: """
                    /// Reverses the order of the elements.
                    mutating func reverse()
                    """
            ) { call in
                let element = call.typeArgument()
                let slot = call.address()
                let count = Object(slot[0]).arrayCount
                try prepare(slot, capacity: count, &call)
                for index in 0..<count / 2 {
                    swapElements(
                        index, count - 1 - index, of: Object(slot[0]),
                        stride: element.pointee.stride)
                }
            }
            Builtin(
                source: """
                    /// Removes and returns the last element; there must be one.
                    @discardableResult mutating func removeLast() -> Element {
                        remove(at: count - 1)
                    }
                    /// Removes the last `k` elements.
                    mutating func removeLast(_ k: Int) { _removeRange(count - k, count) }
                    /// Removes and returns the first element; there must be one.
                    @discardableResult mutating func removeFirst() -> Element { remove(at: 0) }
                    /// Removes the first `k` elements.
                    mutating func removeFirst(_ k: Int) { _removeRange(0, k) }
                    /// Removes and returns the last element; nil if there is none.
                    @discardableResult mutating func popLast() -> Element? {
                        count == 0 ? nil : remove(at: count - 1)
                    }
                    /// Removes all elements.
                    mutating func removeAll(keepingCapacity: Bool = false) { self = [] }
                    mutating func removeSubrange(_ bounds: Range<Int>) {
                        _removeRange(bounds.lowerBound, bounds.upperBound)
                    }
                    """)
            Builtin(
                source: """
                    /// Removes the elements for which a condition holds.
                    mutating func removeAll(where shouldBeRemoved: (Element) throws -> Bool)
                        rethrows
                    {
                        var kept: [Element] = []
                        for element in self {
                            if !(try shouldBeRemoved(element)) { kept.append(element) }
                        }
                        self = kept
                    }
                    """)
            Builtin(
                source: """
                    /// Puts the elements of a collection before the one at index `i`.
                    mutating func insert<C: Collection>(contentsOf newElements: C, at i: Int)
                    where C.Element == Element {
                        _replace(i, i, Array(newElements))
                    }
                    mutating func replaceSubrange<C: Collection>(
                        _ subrange: Range<Int>, with newElements: C
                    ) where C.Element == Element {
                        _replace(subrange.lowerBound, subrange.upperBound, Array(newElements))
                    }
                    """)
            Builtin(
                raw: "mutating func _replace(_ start: Int, _ end: Int, _ newElements: [Element])"
            ) { call in
                let element = call.typeArgument()
                let slot = call.address()
                let (start, end): (Int, Int) = (try call.argument(), try call.argument())
                try replace(start..<max(start, end), by: call.object(), in: slot, element, &call)
            }
        }
    ]

    // MARK: Parts of the natives

    /// Makes the array in `slot` its own, with room for `capacity` elements.
    static func prepare(_ slot: Slots, capacity: Int, _ call: inout NativeCall) throws {
        guard call.machine.heap.prepareArray(slot, capacity: capacity) else {
            throw outOfMemory("an array of \(capacity) elements")
        }
    }

    private static func move(_ array: Object, from: Int, to: Int, count: Int) {
        let stride = array.type.pointee.element.unsafelyUnwrapped.pointee.stride
        (array.elements + to * stride).copyMemory(
            from: array.elements + from * stride, byteCount: count * stride)
    }

    private static func retainElements(
        of array: Object, _ element: TypePointer, _ call: inout NativeCall
    ) {
        guard element.pointee.references.count > 0 else { return }
        for index in 0..<array.arrayCount {
            call.machine.heap.retain(
                array.elementSlots + index * element.pointee.slots, at: element.pointee.references)
        }
    }

    private static func appendAll(
        of other: Object, to slot: Slots, _ call: inout NativeCall
    ) throws {
        let added = other.arrayCount
        let count = Object(slot[0]).arrayCount
        // The array may be appended to itself: the extra owner keeps `other` in place.
        other.retain()
        defer { call.machine.heap.release(other.slot) }
        try prepare(slot, capacity: count + added, &call)
        let array = Object(slot[0])
        let element = array.type.pointee.element.unsafelyUnwrapped
        let stride = element.pointee.stride
        (array.elements + count * stride).copyMemory(
            from: other.elements, byteCount: added * stride)
        array.arrayCount = count + added
        if element.pointee.references.count > 0 {
            for index in count..<count + added {
                call.machine.heap.retain(
                    array.elementSlots + index * element.pointee.slots,
                    at: element.pointee.references)
            }
        }
    }

    private static func replace(
        _ range: Range<Int>, by other: Object, in slot: Slots, _ element: TypePointer,
        _ call: inout NativeCall
    ) throws {
        let count = Object(slot[0]).arrayCount
        guard range.lowerBound >= 0, range.lowerBound <= count else {
            throw indexOutOfRange(range.lowerBound, count: count)
        }
        guard range.upperBound <= count else {
            throw indexOutOfRange(range.upperBound - 1, count: count)
        }
        // The array may be put into itself: the extra owner keeps `other` in place.
        other.retain()
        defer { call.machine.heap.release(other.slot) }
        let added = other.arrayCount
        let newCount = count - range.count + added
        try prepare(slot, capacity: newCount, &call)
        let array = Object(slot[0])
        if element.pointee.references.count > 0 {
            for index in range {
                call.machine.heap.release(
                    array.elementSlots + index * element.pointee.slots, as: element)
            }
        }
        move(
            array, from: range.upperBound, to: range.lowerBound + added,
            count: count - range.upperBound)
        let stride = element.pointee.stride
        (array.elements + range.lowerBound * stride).copyMemory(
            from: other.elements, byteCount: added * stride)
        array.arrayCount = newCount
        guard element.pointee.references.count > 0 else { return }
        for index in range.lowerBound..<range.lowerBound + added {
            call.machine.heap.retain(
                array.elementSlots + index * element.pointee.slots, at: element.pointee.references)
        }
    }

    private static func remove(
        at index: Int, from slot: Slots, _ call: inout NativeCall
    ) throws {
        let count = Object(slot[0]).arrayCount
        guard count > 0 else {
            throw Failure(id: "empty-array", "there is no element to remove: the array is empty")
        }
        guard index >= 0, index < count else { throw indexOutOfRange(index, count: count) }
        try prepare(slot, capacity: count, &call)
        let array = Object(slot[0])
        // Ownership moves from the array to the caller.
        call.machine.heap.borrowElement(index, of: array, to: call.slots)
        move(array, from: index + 1, to: index, count: count - index - 1)
        array.arrayCount = count - 1
    }

    private static func swapElements(_ i: Int, _ j: Int, of array: Object, stride: Int) {
        guard i != j else { return }
        let (a, b) = (array.elements + i * stride, array.elements + j * stride)
        for offset in 0..<stride {
            let byte = a.load(fromByteOffset: offset, as: UInt8.self)
            a.storeBytes(
                of: b.load(fromByteOffset: offset, as: UInt8.self), toByteOffset: offset,
                as: UInt8.self)
            b.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }
}
