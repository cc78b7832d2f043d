// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to closure result type 'Bool'
let test: (Int) -> Bool = { n in n + 1 }
print(test(1))
