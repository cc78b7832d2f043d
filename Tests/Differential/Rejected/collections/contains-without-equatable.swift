// Error: missing-conformance
// swiftc: missing argument label 'where:' in call
struct Item { var price: Int }
let items = [Item(price: 2)]
print(items.contains(Item(price: 2)))
