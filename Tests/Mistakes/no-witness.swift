protocol Shape { init() }
struct Dot: Shape {}
func another<S: Shape>(_ shape: S) -> S { S() }
let shape: any Shape = Dot()
print(another(shape))
