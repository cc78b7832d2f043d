// Error: unknown-member
// swiftc: has no
if let match = "a=1".firstMatch(of: #/(?<key>\w)=(?<value>\d)/#) {
    print(match.key, match.val)
}
