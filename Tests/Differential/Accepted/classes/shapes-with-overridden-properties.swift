// Covers: inheritance, initializers, property-observers
class Shape {
    var name: String
    init(name: String) { self.name = name }
    func area() -> Double { fatalError("abstract") }
    func describe() -> String { "\(name): \(area())" }
}
class Circle: Shape {
    var radius: Double { didSet { print("radius \(oldValue) -> \(radius)") } }
    init(radius: Double) {
        self.radius = radius
        super.init(name: "circle")
    }
    override func area() -> Double { 3 * radius * radius }
    var diameter: Double {
        get { radius * 2 }
        set { radius = newValue / 2 }
    }
}
class Square: Shape {
    let side: Double
    required init(side: Double) {
        self.side = side
        super.init(name: "square")
    }
    convenience init?(text: String) {
        guard let d = Double(text) else { return nil }
        self.init(side: d)
    }
    override func area() -> Double { side * side }
    override func describe() -> String { "[" + super.describe() + "]" }
}
final class Named: Square {
    override var name: String {
        get { super.name.uppercased() }
        set { super.name = newValue }
    }
    required init(side: Double) { super.init(side: side) }
}
let shapes: [Shape] = [Circle(radius: 1), Square(side: 2), Named(side: 3)]
for s in shapes { print(s.describe()) }
(shapes[0] as! Circle).diameter = 8
print(shapes[0].area(), Square(text: "x") == nil, Square(text: "1.5")!.side)
if let n = shapes.last as? Square {
    n.name = "nm"
    print(n.name, type(of: n) == Named.self, type(of: n))
}
print(shapes.map { $0 is Square }, shapes.reduce(0) { $0 + $1.area() })
