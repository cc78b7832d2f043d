// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to raw type 'Int'
enum Level: Int { case low = "a" }
print(Level.low)
