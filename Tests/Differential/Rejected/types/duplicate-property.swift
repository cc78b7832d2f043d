// Error: duplicate-name
// swiftc: invalid redeclaration of 'x'
struct Point { var x = 1; var x = 2 }
print(Point())
