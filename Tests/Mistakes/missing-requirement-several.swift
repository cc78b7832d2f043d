protocol Shape {
    var name: String { get }
    func area() -> Double
    static func make() -> Self
}
struct Square: Shape {}
