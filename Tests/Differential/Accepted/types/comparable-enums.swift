// Covers: synthesized-comparable, enums
enum Size: Comparable { case small, medium, large }
enum Level: Int, Comparable, CaseIterable {
    case low = 10, mid = 5, high = 1
    static func < (l: Level, r: Level) -> Bool { l.rawValue < r.rawValue }
}
print(Size.small < .large, Size.medium >= .large, [Size.large, .small, .medium].sorted())
print((Size.small...Size.medium).contains(.small), (Size.small..<Size.large).contains(.large))
print(max(Size.small, .medium), [Size.medium, .small].min()!)
print(Level.allCases.sorted(), Level.low > .high)
enum Card: Int, Comparable { case two = 2, three, jack = 11
    static func < (l: Card, r: Card) -> Bool { l.rawValue < r.rawValue } }
print([Card.jack, .two, .three].sorted().map(\.rawValue), Card.two.rawValue.distance(to: Card.jack.rawValue))
print([Size.large, .small].max() == .large, Size.small != .medium)
