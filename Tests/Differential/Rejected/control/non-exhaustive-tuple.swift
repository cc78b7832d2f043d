// Error: switch-not-exhaustive
// swiftc: switch must be exhaustive
let pair = (true, false)
switch pair {
case (true, true): print("both")
case (false, _): print("not first")
}
