// Error: raw-value-without-type
// swiftc: enum case cannot have a raw value if the enum does not have a raw type
enum Light { case red(Int) = 1 }
print(1)
