struct Note: CustomStringConvertible {}
struct Suit: CaseIterable {}
struct Countdown: Sequence {}
final class Account: Hashable {}
final class Level: Comparable {
    static func < (lhs: Level, rhs: Level) -> Bool { true }
}
final class Door: Hashable {
    static func == (lhs: Door, rhs: Door) -> Bool { true }
}
struct Raw: RawRepresentable { var rawValue: Int }
struct Code: RawRepresentable {}
protocol Made { init(text: String) }
struct Number: Made {
    init?(text: String) { return nil }
}
