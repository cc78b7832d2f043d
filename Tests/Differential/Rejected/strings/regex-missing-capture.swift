// Error: unknown-member
// swiftc: has no
if let match = "a=1".firstMatch(of: #/(\w)=(\d)/#) {
    print(match.3)
}
