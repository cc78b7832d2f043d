// Error: misplaced-modifier
// swiftc: only classes and class members may be marked with 'final'
struct Point { final func area() -> Int { 1 } }
print(Point().area())
