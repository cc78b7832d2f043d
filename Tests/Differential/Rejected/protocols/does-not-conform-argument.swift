// Error: missing-conformance
// swiftc: global function 'show' requires that 'Point' conform to 'Shape'
protocol Shape { func area() -> Int }
struct Point { var x = 1 }
func show(_ s: some Shape) { print(s.area()) }
show(Point())
