// Error: immutable
// swiftc: setter is inaccessible
struct Counter { private(set) var count = 0 }
var c = Counter()
c.count = 5
print(c.count)
