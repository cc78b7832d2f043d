// Error: tuple-pattern
// swiftc: different
let (whole, key, value, rest) = "a=1".firstMatch(of: #/(\w)=(\d)/#)!.output
print(whole, key, value, rest)
