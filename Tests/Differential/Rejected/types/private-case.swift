// Error: misplaced-modifier
// swiftc: 'private' modifier cannot be applied to this declaration
enum Shape { private case circle }
print(1)
