// Error: type-mismatch
// swiftc: cannot convert value of type 'Substring' to specified type 'String'
let match = "a=1".firstMatch(of: #/(\w)=(\d)/#)!
let key: String = match.1
print(key)
