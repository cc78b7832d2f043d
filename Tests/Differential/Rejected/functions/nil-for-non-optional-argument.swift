// Error: nil-not-optional
// swiftc: 'nil' is not compatible with expected argument type 'Int'
func double(_ n: Int) -> Int { n * 2 }
print(double(nil))
