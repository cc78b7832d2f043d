// Error: misplaced-modifier
// swiftc: 'final' modifier cannot be applied to this declaration
final struct Point { var x = 1 }
print(Point())
