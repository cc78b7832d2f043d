import Foundation
import TensorEngine
import VirtualMachine

extension CoreLibrary {
    static let dates = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A length of time in seconds.
                    typealias TimeInterval = Double

                    /// A point in time.
                    struct Date: Hashable, Comparable, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        /// Seconds from the start of 2001 to this date.
                        var timeIntervalSinceReferenceDate: Double
                        /// This moment.
                        init() { timeIntervalSinceReferenceDate = _secondsSince2001() }
                        init(timeIntervalSinceReferenceDate seconds: Double) {
                            timeIntervalSinceReferenceDate = seconds
                        }
                        init(timeIntervalSince1970 seconds: Double) {
                            timeIntervalSinceReferenceDate = seconds - 978307200
                        }
                        init(timeIntervalSinceNow seconds: Double) {
                            timeIntervalSinceReferenceDate = _secondsSince2001() + seconds
                        }
                        init(timeInterval seconds: Double, since date: Date) {
                            timeIntervalSinceReferenceDate =
                                date.timeIntervalSinceReferenceDate + seconds
                        }
                        /// This moment.
                        static var now: Date { Date() }
                        static var distantPast: Date {
                            Date(timeIntervalSinceReferenceDate: -63114076800)
                        }
                        static var distantFuture: Date {
                            Date(timeIntervalSinceReferenceDate: 63113904000)
                        }
                        /// Seconds from the start of 1970 to the start of 2001.
                        static var timeIntervalBetween1970AndReferenceDate: Double { 978307200 }
                        /// Seconds from the start of 2001 to this moment.
                        static var timeIntervalSinceReferenceDate: Double { _secondsSince2001() }
                        /// Seconds from another date to this one.
                        func timeIntervalSince(_ date: Date) -> Double {
                            timeIntervalSinceReferenceDate - date.timeIntervalSinceReferenceDate
                        }
                        /// Seconds from this moment to this date: negative for the past.
                        var timeIntervalSinceNow: Double {
                            timeIntervalSinceReferenceDate - _secondsSince2001()
                        }
                        /// Seconds from the start of 1970 to this date.
                        var timeIntervalSince1970: Double {
                            timeIntervalSinceReferenceDate + 978307200
                        }
                        /// The date some seconds later.
                        func addingTimeInterval(_ timeInterval: Double) -> Date {
                            self + timeInterval
                        }
                        /// Moves the date.
                        mutating func addTimeInterval(_ timeInterval: Double) {
                            self = self + timeInterval
                        }
                        /// Seconds from this date to another.
                        func distance(to other: Date) -> Double { other.timeIntervalSince(self) }
                        /// The date some seconds later.
                        func advanced(by n: Double) -> Date { self + n }
                        /// How the date compares with another.
                        func compare(_ other: Date) -> ComparisonResult {
                            self < other
                                ? .orderedAscending
                                : self == other ? .orderedSame : .orderedDescending
                        }
                        var description: String { _dateText(timeIntervalSinceReferenceDate) }
                        var debugDescription: String { description }
                        static func == (lhs: Date, rhs: Date) -> Bool {
                            lhs.timeIntervalSinceReferenceDate == rhs.timeIntervalSinceReferenceDate
                        }
                        static func < (lhs: Date, rhs: Date) -> Bool {
                            lhs.timeIntervalSinceReferenceDate < rhs.timeIntervalSinceReferenceDate
                        }
                        static func + (lhs: Date, rhs: Double) -> Date {
                            Date(
                                timeIntervalSinceReferenceDate:
                                    lhs.timeIntervalSinceReferenceDate + rhs)
                        }
                        static func - (lhs: Date, rhs: Double) -> Date {
                            Date(
                                timeIntervalSinceReferenceDate:
                                    lhs.timeIntervalSinceReferenceDate - rhs)
                        }
                        static func += (lhs: inout Date, rhs: Double) { lhs = lhs + rhs }
                        static func -= (lhs: inout Date, rhs: Double) { lhs = lhs - rhs }
                    }
                    """)
            // What was written before a clock is read belongs to the time before it.
            Builtin("func _secondsSince2001() -> Double") {
                try Engine.forceAll()
                return Date().timeIntervalSinceReferenceDate
            }
            Builtin("func _dateText(_ seconds: Double) -> String") { (seconds: Double) in
                Date(timeIntervalSinceReferenceDate: seconds).description
            }
        }
    ]
}
