// Error: guard-falls-through
// swiftc: 'guard' body must not fall through, consider using a 'return' or 'throw' to exit the scope
func half(_ n: Int) -> Int {
    guard n > 0 else { print("no") }
    return n / 2
}
print(half(4))
