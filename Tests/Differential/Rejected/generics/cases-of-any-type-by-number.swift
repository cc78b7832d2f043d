// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to expected argument type 'T.AllCases.Index'
func second<T: CaseIterable>(_ type: T.Type) -> T { type.allCases[1] }
enum Letter: CaseIterable { case a, b }
print(second(Letter.self))
