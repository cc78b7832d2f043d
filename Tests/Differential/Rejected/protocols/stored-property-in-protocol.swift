// Error: requirement-accessors
// swiftc: property in protocol must have explicit { get } or { get set } specifier
protocol Named { var name: String }
struct A: Named { var name = "" }
print(A().name)
