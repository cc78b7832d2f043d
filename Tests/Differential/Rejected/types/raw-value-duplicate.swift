// Error: duplicate-raw-value
// swiftc: raw value for enum case is not unique
enum Level: Int { case low = 1, high = 1 }
print(Level.low)
