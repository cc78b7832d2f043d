struct Circle { var radius: Double; var area: Double { 3 * radius * radius } }
func grow(_ path: WritableKeyPath<Circle, Double>, _ circle: inout Circle) { circle[keyPath: path] += 1 }
var circle = Circle(radius: 1)
grow(\.area, &circle)
