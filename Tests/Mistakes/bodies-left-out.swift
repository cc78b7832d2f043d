func area(_ side: Double) -> Double
struct Box {
    init(_ x: Int)
    func size() -> Int
    var half: Int { get }
    subscript(i: Int) -> Int
}
protocol Shape { var area: Double { get } }
extension Shape {
    var doubled: Double { get }
    subscript(i: Int) -> Double { get set }
}
