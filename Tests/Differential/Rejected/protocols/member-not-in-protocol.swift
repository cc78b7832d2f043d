// Error: unknown-member
// swiftc: value of type 'any Shape' has no member 'side'
protocol Shape { func area() -> Int }
struct Square: Shape {
    var side = 2
    func area() -> Int { side * side }
}
let s: any Shape = Square()
print(s.side)
