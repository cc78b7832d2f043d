// Covers: case-iterable, generic-where, protocol-extensions, static-members
extension CaseIterable where Self: Equatable, AllCases: BidirectionalCollection {
    var next: Self {
        let all = Self.allCases
        let after = all.index(after: all.firstIndex(of: self)!)
        return after == all.endIndex ? all.first! : all[after]
    }
    var previous: Self? {
        let all = Self.allCases
        guard let here = all.firstIndex(of: self), here != all.startIndex else { return nil }
        return all[all.index(before: here)]
    }
}
extension CaseIterable { static var count: Int { allCases.count } }
enum Direction: String, CaseIterable { case north, east, south, west }
print(Direction.north.next, Direction.west.next, Direction.east.previous as Any, Direction.north.previous == nil, Direction.count)
func names<E: CaseIterable & RawRepresentable>(of type: E.Type) -> [String] where E.RawValue == String {
    type.allCases.map(\.rawValue) + type.allCases.filter { $0.rawValue.count > 4 }.map { $0.rawValue.uppercased() }
}
print(names(of: Direction.self))
struct Option: CaseIterable {
    let id: Int
    static let allCases = [Option(id: 1), Option(id: 2)]
}
enum Shape: CaseIterable {
    case plain, filled(Bool)
    static var allCases: [Shape] { [.plain] + [true, false].map(Shape.filled) }
}
func list<T: CaseIterable>(_ type: T.Type) -> String { type.allCases.map { "\($0)" }.joined(separator: ", ") }
print(list(Option.self), list(Shape.self), Shape.count)
for direction in Direction.allCases.reversed() { print(direction.rawValue, terminator: " ") }
let table: [Direction.AllCases.Element: Int] = [.north: 1]
print(table[.north]!, Array(Direction.AllCases()).isEmpty)
