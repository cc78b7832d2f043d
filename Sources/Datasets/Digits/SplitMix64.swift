/// A small random number generator with a good start from any seed
/// (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
///
/// Every picture has one of its own, so that its pixels depend on seed and number alone, not on
/// which thread drew it or what was drawn before.
struct SplitMix64 {
    private var state: UInt64

    /// - Parameter stream: streams of one seed have nothing to do with each other.
    init(seed: UInt64, stream: UInt64) {
        state = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15 &* (stream &+ 1))
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// An even spread over -1 to 1.
    @inline(__always)
    mutating func symmetric() -> Float {
        Float(Int64(bitPattern: next()) >> 40) * 0x1p-23
    }

    /// Close to a normal distribution with mean 0 and deviation 1: the sum of four even spreads,
    /// which never strays beyond 3.5 and needs no function whose last bit differs by machine.
    @inline(__always)
    mutating func normal() -> Float {
        let bits = next()
        var sum = -131_070
        for part in 0..<4 { sum += Int(bits >> UInt64(16 * part) & 0xFFFF) }
        // Four spreads over 0...65535 have a deviation of 65536·√(4/12).
        return Float(sum) * (1 / 37_837.23)
    }

    /// A whole number below `bound`, which must be small.
    @inline(__always)
    mutating func index(below bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }
}
