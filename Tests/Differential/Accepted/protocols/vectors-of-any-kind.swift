// Covers: associated-types, conditional-conformance, operators, inout, subscripts
protocol Vector {
    associatedtype Scalar: Numeric
    var size: Int { get }
    subscript(i: Int) -> Scalar { get set }
    init(zeros size: Int)
}
extension Vector {
    static func + (a: Self, b: Self) -> Self {
        var sum = Self(zeros: a.size)
        for i in 0..<a.size { sum[i] = a[i] + b[i] }
        return sum
    }
    static func *= (a: inout Self, factor: Scalar) { for i in 0..<a.size { a[i] *= factor } }
    func dot(_ other: Self) -> Scalar { (0..<size).reduce(0) { $0 + self[$1] * other[$1] } }
}
struct Pair: Vector {
    var (x, y) = (0.0, 0.0)
    var size: Int { 2 }
    subscript(i: Int) -> Double {
        get { i == 0 ? x : y }
        set { if i == 0 { x = newValue } else { y = newValue } }
    }
    init(zeros size: Int) {}
    init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}
extension Array: Vector where Element: Numeric {
    var size: Int { count }
    init(zeros size: Int) { self.init(repeating: 0, count: size) }
}
func scaled<V: Vector>(_ vector: V, by factor: V.Scalar) -> V {
    var result = vector
    result *= factor
    return result
}
var pair = Pair(1, 2) + Pair(3, 4)
pair *= 2
print(pair.x, pair.y, pair.dot(Pair(1, 1)), scaled(pair, by: 0.5).y)
var whole = [1, 2, 3]
whole *= 3
print(whole, whole.dot([1, 0, 1]), scaled([0.5, 1], by: 4), [1, 2].dot([3, 4]))
