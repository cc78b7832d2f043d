struct Account { private var balance: Int }
let a = Account(balance: 5)
print(a)
