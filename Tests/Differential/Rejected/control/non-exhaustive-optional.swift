// Error: switch-not-exhaustive
// swiftc: switch must be exhaustive
let n: Int? = 3
switch n {
case .some(1): print("one")
case .none: print("none")
}
