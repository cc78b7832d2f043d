func area(side: Double) -> Double
print(area(side: 2))
