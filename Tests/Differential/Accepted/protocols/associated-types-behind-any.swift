// Covers: existential-any, associated-types
protocol Shape {
    associatedtype Unit: Numeric & Comparable
    associatedtype Label
    func area() -> Unit
    func label() -> Label
}
struct Square: Shape {
    var side: Int
    func area() -> Int { side * side }
    func label() -> String { "square" }
}
struct Disc: Shape {
    var radius: Double
    func area() -> Double { 3 * radius * radius }
    func label() -> [Int] { [1, 2] }
}
let shapes: [any Shape] = [Square(side: 2), Disc(radius: 1.5)]
for shape in shapes { print(shape.area(), type(of: shape.area()), shape.label(), type(of: shape.label())) }
print(shapes.map { "\($0.label())" }, shapes[0].area() is Int, (shapes[1].label() as? [Int])?.count ?? 0)
