struct Box<T> { var value: T }
extension Box where T: Comparable { func isMore(than other: T) -> Bool { value > other } }
extension Box where T == Int { var doubled: Int { value * 2 } }
struct Item { var price = 1 }
let items = [Item()]
print(Box(value: Item()).isMore(than: Item()), Box(value: 1.5).doubled)
print(items.sorted(), [1, 2].joined(separator: ", "))
