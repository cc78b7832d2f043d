import Diagnostics

// The order of elements along the last axis. What sorts and chooses by rank reads it.

extension Tensor {
    /// Places of the elements along an axis in ascending order, as Int32. Equal elements keep their
    /// order, and NaN comes last.
    package func argsort(axis: Int = -1, descending: Bool = false) throws -> Tensor {
        try alongLast(axis, "argsort") {
            Tensor.record(.argsort, .int32, $0.shape, $0, key: descending ? 1 : 0)
        }
    }

    /// The elements along an axis in ascending order; NaN comes last.
    package func sorted(axis: Int = -1, descending: Bool = false) throws -> Tensor {
        let places = try argsort(axis: axis, descending: descending)
        return try taken(along: axis, at: places)
    }

    /// The `count` largest elements along the last axis, the largest first, and their places.
    package func topK(_ count: Int) throws -> (values: Tensor, places: Tensor) {
        guard rank > 0, count >= 0, count <= shape.last else {
            throw Failure(
                id: "invalid-argument",
                "topK: there are no \(count) elements along the last axis of shape \(shape)",
                hint: rank > 0 ? "at most \(shape.last) can be chosen" : "a scalar has no axes")
        }
        let places = try argsort(descending: true)
            .slice([.ellipsis, .range(lower: 0, upper: count, step: 1)])
        return (try taken(along: -1, at: places), places)
    }
}

extension Operation {
    static let sorting = [
        Operation(
            .argsort, "argsort", derivative: .undefined("its results are places"),
            routine: { build in
                switch build.operands[0].dtype {
                case .float32: return order(Float.self, build)
                case .float64: return order(Double.self, build)
                case .int32: return order(Int32.self, build)
                case .int64: return order(Int64.self, build)
                case .uint8, .bool: return order(UInt8.self, build)
                case .float16, .bfloat16: return nil
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let values = (0..<x.count).map {
                    x.dtype.isFloating ? x[$0] : Double(x.integer($0))
                }
                let size = Swift.max(1, x.shape.last)
                for start in stride(from: 0, to: x.count, by: size) {
                    let row = Array(values[start..<start + size])
                    for (place, at) in order(of: row, descending: call.node.key == 1).enumerated() {
                        y.setInteger(start + place, Int64(at))
                    }
                }
            })
    ]

    /// Places in order; a value that differs from itself, NaN, comes last. Swift's sort is stable.
    private static func order(of row: [Double], descending: Bool) -> [Int] {
        row.indices.filter { row[$0] == row[$0] }
            .sorted { descending ? row[$0] > row[$1] : row[$0] < row[$1] }
            + row.indices.filter { row[$0] != row[$0] }
    }

    private static func order<Element: RadixSortable>(_ type: Element.Type, _ build: Build)
        -> Routine
    {
        let (from, to) = (build.inputs[0], build.index)
        let (count, size) = (build.node.shape.count, build.node.shape.last)
        let isDescending = build.node.key == 1
        let scratch = build.scratch(RadixSort<Element.Key>.scratchBytes(count: size))
        return { run in
            let values = run.pointers[from].assumingMemoryBound(to: type)
            let places = run.pointers[to].assumingMemoryBound(to: Int32.self)
            let sort = RadixSort<Element.Key>(count: size, scratch: run.pointers[scratch])
            for start in stride(from: 0, to: count, by: Swift.max(1, size)) {
                for i in 0..<size {
                    try engine.pollForStop(at: i)
                    sort.keys[i] = values[start + i].sortingKey(descending: isDescending)
                }
                try sort.order(into: places + start)
            }
        }
    }
}

/// A number whose order is that of an unsigned integer of its bits.
private protocol RadixSortable {
    associatedtype Key: FixedWidthInteger & UnsignedInteger
    /// Smaller for what comes earlier; the largest there is for NaN.
    func sortingKey(descending: Bool) -> Key
}

extension RadixSortable where Self: BinaryFloatingPoint {
    /// Of a number's bits, its sign's taken together with what it does to the order of the rest.
    @inline(__always)
    fileprivate func key<Bits: FixedWidthInteger & UnsignedInteger>(
        _ bits: Bits, _ isDescending: Bool
    ) -> Bits {
        if self != self { return .max }
        let sign: Bits = 1 << Bits(Bits.bitWidth - 1)
        let ascending = bits & sign == 0 ? bits | sign : ~bits
        return isDescending ? ~ascending : ascending
    }
}

extension RadixSortable where Self: FixedWidthInteger {
    @inline(__always)
    fileprivate func key<Bits: FixedWidthInteger & UnsignedInteger>(
        _ bits: Bits, _ isDescending: Bool
    ) -> Bits {
        let ascending = Self.isSigned ? bits ^ (1 << Bits(Bits.bitWidth - 1)) : bits
        return isDescending ? ~ascending : ascending
    }
}

// Adding zero makes -0 the 0 that it is equal to.
extension Float: RadixSortable {
    func sortingKey(descending: Bool) -> UInt32 { key((self + 0).bitPattern, descending) }
}
extension Double: RadixSortable {
    func sortingKey(descending: Bool) -> UInt64 { key((self + 0).bitPattern, descending) }
}
extension Int32: RadixSortable {
    func sortingKey(descending: Bool) -> UInt32 { key(UInt32(bitPattern: self), descending) }
}
extension Int64: RadixSortable {
    func sortingKey(descending: Bool) -> UInt64 { key(UInt64(bitPattern: self), descending) }
}
extension UInt8: RadixSortable {
    func sortingKey(descending: Bool) -> UInt8 { key(self, descending) }
}

/// Sorts places by their keys, digit by digit from the lowest: stable, in a time that grows with the
/// count alone, and leavable after any 65,536 elements (Knuth, The Art of Computer Programming 3,
/// 5.2.5).
private struct RadixSort<Key: FixedWidthInteger & UnsignedInteger> {
    let count: Int
    /// The keys, in the order of their elements; sorting disturbs them.
    let keys: UnsafeMutablePointer<Key>
    private let otherKeys: UnsafeMutablePointer<Key>
    private let otherPlaces: UnsafeMutablePointer<Int32>

    /// Three digits of a key of 32 bits, with counters that stay in the first cache.
    private static var digitBits: Int { 11 }
    /// Rows shorter than the counters of a digit are inserted one by one.
    private static var shortest: Int { 64 }

    /// The bytes that sorting `count` keys needs beside them and the places.
    static func scratchBytes(count: Int) -> Int {
        placesOffset(count: count) + count * MemoryLayout<Int32>.size
    }

    /// Places lie behind the keys, where an Int32 may lie.
    private static func placesOffset(count: Int) -> Int {
        (2 * count * MemoryLayout<Key>.size + 3) & ~3
    }

    init(count: Int, scratch: UnsafeMutableRawPointer) {
        self.count = count
        keys = scratch.bindMemory(to: Key.self, capacity: 2 * count)
        otherKeys = keys + count
        otherPlaces = (scratch + Self.placesOffset(count: count))
            .bindMemory(to: Int32.self, capacity: count)
    }

    /// Writes the places of the keys in ascending order. Throws `Interrupted` when it should stop.
    func order(into places: UnsafeMutablePointer<Int32>) throws {
        for place in 0..<count { places[place] = Int32(truncatingIfNeeded: place) }
        if count < Self.shortest { return insert(into: places) }
        var (from, to) = ((keys, places), (otherKeys, otherPlaces))
        for shift in stride(from: 0, to: Key.bitWidth, by: Self.digitBits) {
            var starts = try digitCounts(from.0, shift)
            // All have the same digit: `[0, 1, 1, 0]` has nothing above its lowest.
            if starts.contains(count) { continue }
            var next = 0
            for digit in starts.indices { (starts[digit], next) = (next, next + starts[digit]) }
            for i in 0..<count {
                try engine.pollForStop(at: i)
                let digit = Self.digit(of: from.0[i], shift)
                to.0[starts[digit]] = from.0[i]
                to.1[starts[digit]] = from.1[i]
                starts[digit] += 1
            }
            swap(&from, &to)
        }
        if from.1 != places { places.update(from: from.1, count: count) }
    }

    private func digitCounts(_ keys: UnsafeMutablePointer<Key>, _ shift: Int) throws -> [Int] {
        var counts = [Int](repeating: 0, count: 1 << Self.digitBits)
        for i in 0..<count {
            try engine.pollForStop(at: i)
            counts[Self.digit(of: keys[i], shift)] += 1
        }
        return counts
    }

    @inline(__always)
    private static func digit(of key: Key, _ shift: Int) -> Int {
        Int(truncatingIfNeeded: key >> Key(shift)) & (1 << digitBits - 1)
    }

    private func insert(into places: UnsafeMutablePointer<Int32>) {
        for i in 0..<count {
            let key = keys[i]
            var hole = i
            while hole > 0, keys[hole - 1] > key {
                keys[hole] = keys[hole - 1]
                places[hole] = places[hole - 1]
                hole -= 1
            }
            keys[hole] = key
            places[hole] = Int32(truncatingIfNeeded: i)
        }
    }
}
