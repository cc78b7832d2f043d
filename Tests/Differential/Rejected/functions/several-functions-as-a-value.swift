// Error: ambiguous-use
// swiftc: ambiguous use of 'area'
func area(_ side: Int) -> Int { side * side }
func area(_ side: Double) -> Double { side * side }
let f = area
print([1, 2].map(area))
