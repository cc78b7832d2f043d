// Error: unknown-type
// swiftc: cannot find type 'Printable' in scope
struct Point: Printable { var x = 1 }
print(Point().x)
