// Error: tuple-pattern
// swiftc: '(Int, Int, Int)' is not convertible to '(Int, Int)', tuples have a different number of elements
let (a, b) = (1, 2, 3)
print(a, b)
