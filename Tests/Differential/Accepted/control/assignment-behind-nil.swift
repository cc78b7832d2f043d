// Covers: optional-chaining
// What is assigned behind a '?' is computed only where there is something to assign it to.
func made<T>(_ name: String, _ value: T) -> T {
    print(name, terminator: " ")
    return value
}
final class Node {
    var value = 0 { didSet { print("did set", oldValue, terminator: " ") } }
    var next: Node?
    var item: Item?
    var doubled: Int { get { value * 2 } set { value = newValue / 2 } }
    subscript(i: Int) -> Int { get { value + i } set { value = newValue - i } }
    deinit { print("gone", value) }
}
struct Item { var name = "item"; var list = [1]; var inner: [String: Int]? }

var node: Node?
node?.value = made("never", 1)
node?.value += made("never", 1)
node?.doubled = made("never", 1)
node?[made("never", 0)] = made("never", 1)
node?.next?.value = made("never", 1)
node?.item?.name = made("never", "x") + "y"
print("nothing so far")
node = Node()
node?.value = made("once", 1)
node?.value += made("once", 1)
node?.doubled += made("once", 2)
node?[made("index", 1)] += made("once", 1)
node?.next?.value = made("never", 1)
node?.item?.list[made("never", 0)] = 2
print(node!.value)
node?.next = Node()
node?.next?.value = made("once", 7)
node?.item = Item()
node?.item?.name += made("once", "!")
node?.item?.list[made("index", 0)] += made("once", 4)
node?.item?.inner?["k"] = made("never", 1)
node?.item?.inner = [:]
node?.item?.inner?[made("key", "k")] = made("once", 1)
node?.item?.inner?["k", default: 0] += made("once", 1)
print(node!.item!)

func local() {
    var item: Item?
    item?.name = made("never", "a")
    item?.list.append(made("never", 1))
    item?.list[made("never", 0)] += 1
    item = Item()
    item?.name = made("once", "b")
    item?.list[0] += made("once", 1)
    print(item!)
    weak var weakly = node?.next
    weakly?.value = made("once", 8)
    let kept = Node()
    var holder: Node?
    holder?.next = kept
    holder = Node()
    holder?.next = kept
    print(holder!.next === kept)
}
local()
node = nil
print("end")
