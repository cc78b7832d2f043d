func scale(_ x: Double, by factor: Double) -> Double { x * factor }
print(scale(2.0, by=3.0))
