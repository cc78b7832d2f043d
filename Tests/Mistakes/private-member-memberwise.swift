struct Account {
    private var balance = 0
    var owner: String
}
print(Account(owner: "Ann"))
