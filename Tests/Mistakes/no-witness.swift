protocol Shape { init() }
struct Dot: Shape {}
func another<S: Shape>(_ shapes: [S]) -> S { S() }
let shapes: [any Shape] = [Dot()]
print(another(shapes))
