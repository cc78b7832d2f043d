// Covers: classes, inheritance, computed-properties
class Shape {
    var name: String { "shape" }
    var sides: Int { get { 0 } set { print("ignored", newValue) } }
    var area: Double { 0 }
    subscript(index: Int) -> String { "\(name)[\(index)]" }
    func report() { print(name, sides, area, self[2]) }
}
class Rectangle: Shape {
    var width = 2.0, height = 3.0
    override var name: String { "rectangle, not " + super.name }
    override var sides: Int { get { 4 } set { width = Double(newValue) } }
    override var area: Double { width * height }
}
final class Square: Rectangle {
    override var name: String { "square" }
    override subscript(index: Int) -> String { "<" + super[index] + ">" }
    override var sides: Int {
        get { super.sides }
        set { super.sides = newValue; height = width }
    }
}
for shape in [Shape(), Rectangle(), Square()] {
    shape.sides = 5
    shape.report()
}
