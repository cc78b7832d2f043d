import TensorEngine
import VirtualMachine

/// Measuring how long something takes, as far as programs in notebooks do that.
extension CoreLibrary {
    static let clocks = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A length of time, to the attosecond (10⁻¹⁸ s).
                    struct Duration: Hashable, Comparable, CustomStringConvertible {
                        var _seconds: Int
                        /// From 0 up to a second, also where the whole is negative.
                        var _attoseconds: Int

                        init(secondsComponent: Int, attosecondsComponent: Int) {
                            let second = 1_000_000_000_000_000_000
                            let rest = attosecondsComponent % second
                            _seconds = secondsComponent + attosecondsComponent / second - (rest < 0 ? 1 : 0)
                            _attoseconds = rest < 0 ? rest + second : rest
                        }
                        static func seconds<T: BinaryInteger>(_ count: T) -> Duration { Duration(secondsComponent: Int(count), attosecondsComponent: 0) }
                        static func seconds(_ count: Double) -> Duration {
                            let whole = count.rounded(.down)
                            return Duration(secondsComponent: Int(whole), attosecondsComponent: Int(((count - whole) * 1e18).rounded()))
                        }
                        static func milliseconds<T: BinaryInteger>(_ count: T) -> Duration { _parts(Int(count), 1_000) }
                        static func milliseconds(_ count: Double) -> Duration { seconds(count / 1e3) }
                        static func microseconds<T: BinaryInteger>(_ count: T) -> Duration { _parts(Int(count), 1_000_000) }
                        static func microseconds(_ count: Double) -> Duration { seconds(count / 1e6) }
                        static func nanoseconds<T: BinaryInteger>(_ count: T) -> Duration { _parts(Int(count), 1_000_000_000) }
                        static func nanoseconds(_ count: Double) -> Duration { seconds(count / 1e9) }
                        /// `count` parts of a second of which there are so many.
                        static func _parts(_ count: Int, _ parts: Int) -> Duration {
                            Duration(secondsComponent: count / parts, attosecondsComponent: count % parts * (1_000_000_000_000_000_000 / parts))
                        }
                        /// No time at all.
                        static var zero: Duration { Duration(secondsComponent: 0, attosecondsComponent: 0) }

                        /// Whole seconds, and what is left in attoseconds, of the same sign.
                        var components: (seconds: Int, attoseconds: Int) {
                            _seconds < 0 && _attoseconds > 0
                                ? (_seconds + 1, _attoseconds - 1_000_000_000_000_000_000) : (_seconds, _attoseconds)
                        }
                        var _inAttoseconds: Double { Double(components.seconds) * 1e18 + Double(components.attoseconds) }
                        var _negated: Duration { .zero - self }

                        static func == (lhs: Duration, rhs: Duration) -> Bool { lhs._seconds == rhs._seconds && lhs._attoseconds == rhs._attoseconds }
                        static func < (lhs: Duration, rhs: Duration) -> Bool {
                            lhs._seconds != rhs._seconds ? lhs._seconds < rhs._seconds : lhs._attoseconds < rhs._attoseconds
                        }
                        static func + (lhs: Duration, rhs: Duration) -> Duration {
                            Duration(secondsComponent: lhs._seconds + rhs._seconds, attosecondsComponent: lhs._attoseconds + rhs._attoseconds)
                        }
                        static func - (lhs: Duration, rhs: Duration) -> Duration {
                            Duration(secondsComponent: lhs._seconds - rhs._seconds, attosecondsComponent: lhs._attoseconds - rhs._attoseconds)
                        }
                        static func * <T: BinaryInteger>(lhs: Duration, rhs: T) -> Duration { lhs * Int(rhs) }
                        static func * (lhs: Duration, count: Int) -> Duration {
                            if count < 0 { return (lhs * -count)._negated }
                            // In two halves of nine digits, so that nothing overflows on the way.
                            let low = lhs._attoseconds % 1_000_000_000 * count
                            let high = lhs._attoseconds / 1_000_000_000 * count + low / 1_000_000_000
                            return Duration(
                                secondsComponent: lhs._seconds * count + high / 1_000_000_000,
                                attosecondsComponent: high % 1_000_000_000 * 1_000_000_000 + low % 1_000_000_000)
                        }
                        static func / <T: BinaryInteger>(lhs: Duration, rhs: T) -> Duration { lhs / Int(rhs) }
                        static func / (lhs: Duration, count: Int) -> Duration {
                            if count < 0 { return (lhs / -count)._negated }
                            if lhs < .zero { return (lhs._negated / count)._negated }
                            let high = lhs._seconds % count * 1_000_000_000 + lhs._attoseconds / 1_000_000_000
                            let low = high % count * 1_000_000_000 + lhs._attoseconds % 1_000_000_000
                            return Duration(
                                secondsComponent: lhs._seconds / count,
                                attosecondsComponent: high / count * 1_000_000_000 + low / count)
                        }
                        static func * (lhs: Duration, rhs: Double) -> Duration { seconds(lhs._inAttoseconds * rhs / 1e18) }
                        static func / (lhs: Duration, rhs: Double) -> Duration { seconds(lhs._inAttoseconds / rhs / 1e18) }
                        /// How many times as long one is as the other: `time / .seconds(1)` is the time in seconds.
                        static func / (lhs: Duration, rhs: Duration) -> Double { lhs._inAttoseconds / rhs._inAttoseconds }
                        static func += (lhs: inout Duration, rhs: Duration) { lhs = lhs + rhs }
                        static func -= (lhs: inout Duration, rhs: Duration) { lhs = lhs - rhs }

                        var description: String { "\\(_inAttoseconds / 1e18) seconds" }
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
                            var _time: Duration
                            /// The present moment.
                            static var now: Instant { ContinuousClock.now }

                            static func == (lhs: Instant, rhs: Instant) -> Bool { lhs._time == rhs._time }
                            static func < (lhs: Instant, rhs: Instant) -> Bool { lhs._time < rhs._time }
                            static func - (lhs: Instant, rhs: Instant) -> Duration { lhs._time - rhs._time }
                            static func + (lhs: Instant, rhs: Duration) -> Instant { lhs.advanced(by: rhs) }
                            static func - (lhs: Instant, rhs: Duration) -> Instant { Instant(_time: lhs._time - rhs) }
                            /// The moment so much later.
                            func advanced(by duration: Duration) -> Instant { Instant(_time: _time + duration) }
                            /// How long it is from this moment to another.
                            func duration(to other: Instant) -> Duration { other - self }
                        }

                        init() {}
                        /// This moment.
                        static var now: Instant { Instant(_time: .nanoseconds(_continuousNanoseconds())) }
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
            // What was written before a clock is read belongs to the time before it.
            Builtin("func _continuousNanoseconds() -> Int") {
                try Engine.forceAll()
                let (seconds, attoseconds) = clockStart.duration(to: .now).components
                return Int(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
            }
        }
    ]

    /// Moments count from here, so that they stay small.
    private static let clockStart = ContinuousClock.now
}
