/// A set of register numbers, a bit for each.
struct RegisterSet {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: Self.wordCount(for: count)) }

    /// - Parameter words: one bit for each register, the lowest bit of the first word for register 0.
    init(words: ArraySlice<UInt64>) { self.words = Array(words) }

    /// How many words of 64 bits have one for each register, and for the number behind the last: a value
    /// without slots has that.
    static func wordCount(for registers: Int) -> Int { registers / 64 + 1 }

    @inline(__always)
    func contains(_ register: Int) -> Bool {
        words[register >> 6] >> UInt64(register & 63) & 1 != 0
    }

    @inline(__always)
    mutating func insert(_ register: Int) { words[register >> 6] |= 1 << UInt64(register & 63) }

    @inline(__always)
    mutating func remove(_ register: Int) { words[register >> 6] &= ~(1 << UInt64(register & 63)) }

    mutating func formUnion(_ other: RegisterSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }
}
