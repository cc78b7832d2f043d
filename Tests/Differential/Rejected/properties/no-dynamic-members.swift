// Error: no-dynamic-members
// swiftc: requires 'Bag' to have a 'subscript(dynamicMember:)' method
@dynamicMemberLookup struct Bag {
    var items: [String: Int] = [:]
}
print(Bag().items.count)
