// Error: private-member
// swiftc: 'check' is inaccessible due to 'private' protection level
struct Account {
    private func check() -> Bool { true }
}
print(Account().check())
