// Error: invalid-regex
// swiftc: lookbehind is not currently supported
let price = "cost 42"
print(price.firstMatch(of: #/(?<=cost )\d+/#)!.output)
