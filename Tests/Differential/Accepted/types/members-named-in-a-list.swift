// Covers: enums, closures, key-paths
enum Direction: String, CaseIterable { case north, south, east, west
    var opposite: Direction { switch self { case .north: .south; case .south: .north; case .east: .west; case .west: .east } }
}
let names = [.north, .south].map { (d: Direction) in d.rawValue }
print(names)
let back = [.east, .west].map(\Direction.opposite)
print(back)
for d in [.north, .east] as [Direction] { print(d.opposite) }
func step(_ d: Direction) -> Int { d == .north ? 1 : 0 }
print([.north, .south, .north].map(step))
print([.north, .south].map { step($0) })
print([.north, .south].filter { (d: Direction) -> Bool in d == .north }.count)
