// Error: syntax
// swiftc: consecutive statements on a line must be separated by ';'
func double(_ n: Int) Int { n * 2 }
print(double(2))
