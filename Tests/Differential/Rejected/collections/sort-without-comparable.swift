// Error: missing-conformance
// swiftc: referencing instance method 'sorted()' on 'Sequence' requires that 'Item' conform to 'Comparable'
struct Item { var price: Int }
let items = [Item(price: 2), Item(price: 1)]
print(items.sorted())
