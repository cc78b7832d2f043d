// Error: private-member
// swiftc: 'balance' is inaccessible due to 'private' protection level
struct Account { private var balance = 0 }
let a = Account()
print(a.balance)
