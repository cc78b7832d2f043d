// Covers: existential-any, static-members, protocols
protocol Shape {
    static var name: String { get }
    init()
    static func make(_ n: Int) -> [Self]
    func area() -> Double
}
struct Sq: Shape {
    static let name = "Sq"
    static func make(_ n: Int) -> [Sq] { (0..<n).map { _ in Sq() } }
    func area() -> Double { 4 }
}
struct Ci: Shape {
    static var name: String { "Ci" }
    static func make(_ n: Int) -> [Ci] { [Ci()] }
    func area() -> Double { 3.14 }
}
let types: [Shape.Type] = [Sq.self, Ci.self]
for t in types { print(t.name, t.init().area(), t.make(2).count, t) }
let t2: any Shape.Type = Sq.self
print(t2.name)
print(t2 == Sq.self, types[1] == Sq.self)
