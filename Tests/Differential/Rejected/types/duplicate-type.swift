// Error: duplicate-name
// swiftc: invalid redeclaration of 'Point'
struct Point { var x = 1 }
struct Point { var y = 1 }
print(Point())
