// Error: missing-return
// swiftc: missing return in closure expected to return
let sign = { (n: Int) -> String in
    if n < 0 { return "minus" }
    if n > 0 { return "plus" }
}
print(sign(3))
