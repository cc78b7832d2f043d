// Error: misplaced-attribute
// swiftc: attribute can only be applied to types, not declarations
func run(@escaping action: () -> Int) -> Int { action() }
print(run { 3 })
