// Covers: some, protocols, generics
protocol Shape {
    var area: Double { get }
    func named() -> String
}
extension Shape { func named() -> String { "shape of \(area)" } }
struct Square: Shape { var side: Double; var area: Double { side * side } }
struct Pair<A: Shape, B: Shape>: Shape {
    var first: A
    var second: B
    var area: Double { first.area + second.area }
    func named() -> String { "\(first.named()) and \(second.named())" }
}
func unit() -> some Shape { Square(side: 1) }
func join(_ a: some Shape, _ b: some Shape) -> some Shape { Pair(first: a, second: b) }
struct Drawing {
    var body: some Shape { join(unit(), Square(side: 2)) }
}
let drawing = Drawing().body
print(drawing.area, drawing.named())
func largest(of shapes: [some Shape]) -> Double { shapes.map(\.area).max() ?? 0 }
print(largest(of: [Square(side: 3), Square(side: 2)]))
var again = unit()
again = unit()
print(again.area, join(again, again).named())
let shapes: [any Shape] = [unit(), drawing]
for shape in shapes { print(shape.area) }
func describe(_ value: some Equatable & CustomStringConvertible) -> String { "<\(value)>" }
print(describe(3), describe("text"), describe(2.5))
