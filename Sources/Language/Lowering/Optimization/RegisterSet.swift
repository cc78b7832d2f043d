/// A set of register numbers. Most functions have few, for which nothing is allocated.
struct RegisterSet: Equatable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    /// From register 128 on.
    private var others: [UInt64] = []

    init(count: Int) {
        if count > 128 { others = [UInt64](repeating: 0, count: (count - 65) / 64) }
    }

    @inline(__always)
    private func word(_ index: Int) -> UInt64 {
        index == 0 ? first : index == 1 ? second : others[index - 2]
    }

    @inline(__always)
    private mutating func change(_ register: Int, _ change: (inout UInt64, UInt64) -> Void) {
        let bit: UInt64 = 1 << UInt64(register & 63)
        switch register >> 6 {
        case 0: change(&first, bit)
        case 1: change(&second, bit)
        case let index: change(&others[index - 2], bit)
        }
    }

    @inline(__always)
    func contains(_ register: Int) -> Bool {
        word(register >> 6) >> UInt64(register & 63) & 1 != 0
    }

    @inline(__always)
    mutating func insert(_ register: Int) { change(register) { $0 |= $1 } }

    @inline(__always)
    mutating func remove(_ register: Int) { change(register) { $0 &= ~$1 } }

    /// Adds the others; whether any of them is new.
    mutating func formUnion(_ other: RegisterSet) -> Bool {
        let before = self
        first |= other.first
        second |= other.second
        for index in others.indices { others[index] |= other.others[index] }
        return self != before
    }
}
