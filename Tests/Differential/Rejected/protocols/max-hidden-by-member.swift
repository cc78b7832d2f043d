// Error: no-overload
// swiftc: use of 'max' refers to instance method rather than global function
extension Array {
    func clamped(_ n: Int) -> Int { max(0, n) }
}
print([1].clamped(3))
