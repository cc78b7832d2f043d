// Error: misplaced-modifier
// swiftc: 'required' may only be used on 'init' declarations
class Shape { required func area() -> Int { 1 } }
print(Shape().area())
