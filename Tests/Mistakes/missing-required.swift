class Shape {
    required init(sides: Int) {}
}
class Square: Shape {
    override init(sides: Int) { super.init(sides: sides) }
}
