/// A set of register numbers.
struct RegisterSet: Equatable {
    private(set) var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    func contains(_ register: Int) -> Bool {
        words[register >> 6] >> UInt64(register & 63) & 1 != 0
    }

    mutating func insert(_ register: Int) { words[register >> 6] |= 1 << UInt64(register & 63) }

    mutating func remove(_ register: Int) { words[register >> 6] &= ~(1 << UInt64(register & 63)) }

    /// Adds the others; whether any of them is new.
    mutating func formUnion(_ other: RegisterSet) -> Bool {
        var isChanged = false
        for index in words.indices {
            let union = words[index] | other.words[index]
            if union != words[index] {
                words[index] = union
                isChanged = true
            }
        }
        return isChanged
    }
}
