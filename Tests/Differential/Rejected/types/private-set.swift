// Error: immutable
// swiftc: cannot assign to property: 'balance' setter is inaccessible
struct Account { private(set) var balance = 0 }
var a = Account()
a.balance = 5
