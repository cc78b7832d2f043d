import VirtualMachine

extension CoreLibrary {
    static let randomness = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A source of random bits.
                    protocol RandomNumberGenerator {
                        /// The next 64 random bits.
                        mutating func next() -> UInt64
                    }

                    /// The session's own source of random bits. It starts from a fixed seed, so
                    /// that a program run again in a new session draws the same numbers.
                    struct SystemRandomNumberGenerator: RandomNumberGenerator {
                        init() {}
                        mutating func next() -> UInt64 { _nextRandomWord() }
                    }
                    """)
            Builtin(raw: "func _nextRandomWord() -> UInt64") { call in
                try call.setResult(call.machine.nextRandomWord())
            }
            Builtin("func _highProduct(_ a: UInt64, _ b: UInt64) -> UInt64") {
                (a: UInt64, b: UInt64) in
                a.multipliedFullWidth(by: b).high
            }
        },
        LibraryGroup("extension RandomNumberGenerator") {
            // Lemire's multiplication method, as Swift's own library has it: the same generator
            // must give the same numbers here and there.
            Builtin(
                source: """
                    /// A random number below `upperBound`.
                    mutating func next(upperBound: UInt64) -> UInt64 {
                        precondition(upperBound != 0, "the upper bound must not be zero")
                        var random = next()
                        var low = random &* upperBound
                        if low < upperBound {
                            let threshold = (0 &- upperBound) % upperBound
                            while low < threshold {
                                random = next()
                                low = random &* upperBound
                            }
                        }
                        return _highProduct(random, upperBound)
                    }
                    /// As `next(upperBound:)` in arithmetic of `width` bits, which narrow integers draw with;
                    /// a bound of 0 stands for 2 to the power of `width`.
                    mutating func _next(upperBound: UInt64, width: Int) -> UInt64 {
                        if width == 64 {
                            return upperBound == 0 ? next() : next(upperBound: upperBound)
                        }
                        let mask = ((1 as UInt64) << width) &- 1
                        var random = next() & mask
                        if upperBound & mask == 0 { return random }
                        if (random &* upperBound) & mask < upperBound {
                            let threshold = (mask &+ 1 &- upperBound) % upperBound
                            while (random &* upperBound) & mask < threshold {
                                random = next() & mask
                            }
                        }
                        return (random &* upperBound) >> width
                    }
                    """)
        },
        LibraryGroup("extension FixedWidthInteger") {
            Builtin(
                source: """
                    /// A random number from a range.
                    static func random(in range: Range<Self>) -> Self {
                        var generator = SystemRandomNumberGenerator()
                        return random(in: range, using: &generator)
                    }
                    /// A random number from a range and a generator of your own.
                    static func random<G: RandomNumberGenerator>(
                        in range: Range<Self>, using generator: inout G
                    ) -> Self {
                        precondition(
                            !range.isEmpty, "there is no number in the empty range \\(range)")
                        let span =
                            UInt64(truncatingIfNeeded: range.upperBound)
                            &- UInt64(truncatingIfNeeded: range.lowerBound)
                        let offset = generator._next(upperBound: span, width: Self.bitWidth)
                        return Self(
                            truncatingIfNeeded: UInt64(truncatingIfNeeded: range.lowerBound)
                                &+ offset)
                    }
                    """)
            Builtin(
                source: """
                    /// A random number from a range.
                    static func random(in range: ClosedRange<Self>) -> Self {
                        var generator = SystemRandomNumberGenerator()
                        return random(in: range, using: &generator)
                    }
                    /// A random number from a range and a generator of your own.
                    static func random<G: RandomNumberGenerator>(
                        in range: ClosedRange<Self>, using generator: inout G
                    ) -> Self {
                        let span =
                            UInt64(truncatingIfNeeded: range.upperBound)
                            &- UInt64(truncatingIfNeeded: range.lowerBound) &+ 1
                        let offset = generator._next(upperBound: span, width: Self.bitWidth)
                        return Self(
                            truncatingIfNeeded: UInt64(truncatingIfNeeded: range.lowerBound)
                                &+ offset)
                    }
                    """)
        },
        randomFloats("Double", bits: 53, width: 64, scale: "1.1102230246251565e-16"),
        randomFloats("Float", bits: 24, width: 32, scale: "5.960464477539063e-08"),
        LibraryGroup("extension Bool") {
            Builtin(
                source: """
                    /// True or false, each as likely.
                    static func random() -> Bool {
                        var generator = SystemRandomNumberGenerator()
                        return random(using: &generator)
                    }
                    /// True or false, from a generator of your own.
                    static func random<G: RandomNumberGenerator>(using generator: inout G) -> Bool {
                        (generator.next() >> 17) & 1 == 0
                    }
                    """)
        },
    ]

    /// - Parameters:
    ///   - bits: how many random bits a number takes, its significand's.
    ///   - width: of the numbers that the significand is drawn from.
    ///   - scale: 2 to the power of minus `bits`.
    private static func randomFloats(
        _ type: String, bits: Int, width: Int, scale: String
    ) -> LibraryGroup {
        let mask = (UInt64(1) << bits) - 1
        return LibraryGroup("extension \(type)") {
            Builtin(
                source: """
                    /// A random number from a range.
                    static func random(in range: Range<\(type)>) -> \(type) {
                        var generator = SystemRandomNumberGenerator()
                        return random(in: range, using: &generator)
                    }
                    /// A random number from a range and a generator of your own.
                    static func random<G: RandomNumberGenerator>(
                        in range: Range<\(type)>, using generator: inout G
                    ) -> \(type) {
                        precondition(
                            !range.isEmpty, "there is no number in the empty range \\(range)")
                        let span = range.upperBound - range.lowerBound
                        while true {
                            let bits = Int(truncatingIfNeeded: generator.next() & \(mask))
                            let unit = \(type)(bits) * \(scale)
                            let value = span * unit + range.lowerBound
                            // Rounding may reach the bound, which the range leaves out.
                            if value != range.upperBound { return value }
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// A random number from a range.
                    static func random(in range: ClosedRange<\(type)>) -> \(type) {
                        var generator = SystemRandomNumberGenerator()
                        return random(in: range, using: &generator)
                    }
                    /// A random number from a range and a generator of your own.
                    static func random<G: RandomNumberGenerator>(
                        in range: ClosedRange<\(type)>, using generator: inout G
                    ) -> \(type) {
                        let span = range.upperBound - range.lowerBound
                        let draw = generator._next(
                            upperBound: \(mask + 2), width: \(width))
                        if draw == \(mask + 1) { return range.upperBound }
                        return span * (\(type)(Int(truncatingIfNeeded: draw)) * \(scale))
                            + range.lowerBound
                    }
                    """)
        }
    }
}
