func area(side: Double) -> Double { side * side }
func area(width: Double, height: Double) -> Double { width * height }
print(area(size: 3))
let start = Tensor(randomNormal: [2], sed: 3)
