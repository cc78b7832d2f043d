enum Shape: CaseIterable { case circle(Int) }
print(Shape.allCases.count)
