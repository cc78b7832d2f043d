@dynamicMemberLookup struct Bag {
    var items: [String: Int] = [:]
}
print(Bag().items.count)
