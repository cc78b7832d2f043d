protocol Shape { func scaled(by factor: Double) -> Self; var area: Double { get } }
struct Circle: Shape { var area: Double; func scaled(by factor: Double) -> Circle { Circle(area: area * factor) } }
let shape: any Shape = Circle(area: 1)
print(shape.scaled(by: 2).area)
