// Error: missing-requirement
// swiftc: type 'Score' does not conform to protocol 'Comparable'
struct Score: Comparable { var n = 1 }
print(Score() < Score())
