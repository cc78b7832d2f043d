import VirtualMachine

/// Measuring how long something takes, as far as programs in notebooks do that.
extension CoreLibrary {
    static let clocks = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A length of time.
                    struct Duration: Hashable, Comparable, CustomStringConvertible {
                        var _nanoseconds: Int

                        static func seconds(_ count: Double) -> Duration { Duration(_nanoseconds: Int((count * 1e9).rounded())) }
                        static func milliseconds(_ count: Double) -> Duration { Duration(_nanoseconds: Int((count * 1e6).rounded())) }
                        static func microseconds(_ count: Double) -> Duration { Duration(_nanoseconds: Int((count * 1e3).rounded())) }
                        static func nanoseconds(_ count: Int) -> Duration { Duration(_nanoseconds: count) }
                        /// No time at all.
                        static var zero: Duration { Duration(_nanoseconds: 0) }

                        static func == (lhs: Duration, rhs: Duration) -> Bool { lhs._nanoseconds == rhs._nanoseconds }
                        static func < (lhs: Duration, rhs: Duration) -> Bool { lhs._nanoseconds < rhs._nanoseconds }
                        static func + (lhs: Duration, rhs: Duration) -> Duration { Duration(_nanoseconds: lhs._nanoseconds + rhs._nanoseconds) }
                        static func - (lhs: Duration, rhs: Duration) -> Duration { Duration(_nanoseconds: lhs._nanoseconds - rhs._nanoseconds) }
                        static func / (lhs: Duration, rhs: Int) -> Duration { Duration(_nanoseconds: lhs._nanoseconds / rhs) }
                        /// How many times as long one is as the other: `time / .seconds(1)` is the time in seconds.
                        static func / (lhs: Duration, rhs: Duration) -> Double { Double(lhs._nanoseconds) / Double(rhs._nanoseconds) }

                        var description: String { "\\(Double(_nanoseconds) / 1e9) seconds" }
                    }
                    """)
            Builtin(
                source: """
                    /// A clock that always runs forward, to measure how long something takes.
                    ///
                    ///     let time = ContinuousClock().measure { work() }
                    struct ContinuousClock {
                        /// A moment on the clock; the difference of two is a `Duration`.
                        struct Instant: Hashable, Comparable {
                            var _nanoseconds: Int

                            static func == (lhs: Instant, rhs: Instant) -> Bool { lhs._nanoseconds == rhs._nanoseconds }
                            static func < (lhs: Instant, rhs: Instant) -> Bool { lhs._nanoseconds < rhs._nanoseconds }
                            static func - (lhs: Instant, rhs: Instant) -> Duration { Duration(_nanoseconds: lhs._nanoseconds - rhs._nanoseconds) }
                            /// How long it is from this moment to another.
                            func duration(to other: Instant) -> Duration { other - self }
                        }

                        init() {}
                        /// This moment.
                        static var now: Instant { Instant(_nanoseconds: _continuousNanoseconds()) }
                        /// This moment.
                        var now: Instant { ContinuousClock.now }
                        /// How long `work` takes.
                        func measure(_ work: () throws -> Void) rethrows -> Duration {
                            let start = now
                            try work()
                            return now - start
                        }
                    }
                    """)
            Builtin("func _continuousNanoseconds() -> Int") {
                let (seconds, attoseconds) = clockStart.duration(to: .now).components
                return Int(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
            }
        }
    ]

    /// Moments count from here, so that they stay small.
    private static let clockStart = ContinuousClock.now
}
