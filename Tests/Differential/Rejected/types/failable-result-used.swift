// Error: unknown-member
// swiftc: value of optional type 'Even?' must be unwrapped to refer to member 'n' of wrapped base type 'Even'
struct Even {
    var n: Int
    init?(_ n: Int) { if n % 2 != 0 { return nil }; self.n = n }
}
print(Even(2).n)
