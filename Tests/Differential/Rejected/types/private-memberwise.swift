// Error: private-member
// swiftc: 'Account' initializer is inaccessible due to 'private' protection level
struct Account { private var balance: Int }
let a = Account(balance: 5)
print(a)
