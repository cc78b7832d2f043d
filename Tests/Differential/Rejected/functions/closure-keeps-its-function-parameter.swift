// Error: escaping-parameter
// swiftc: escaping closure captures non-escaping parameter 'f'
let twice = { (f: (Int) -> Int) in { f(f($0)) } }
print(twice { $0 + 1 }(2))
