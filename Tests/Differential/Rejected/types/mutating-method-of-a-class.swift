// Error: misplaced-modifier
// swiftc: 'mutating' is not valid on instance methods in classes
class Counter { var n = 0; mutating func up() { n += 1 } }
print(Counter().n)
