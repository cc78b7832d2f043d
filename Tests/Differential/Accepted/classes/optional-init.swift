// Covers: optional, initializers
// '.init' where an optional is wanted makes what is in it.
final class Node {
    var key: Int
    var left, right: Node?
    weak var parent: Node?
    init(_ key: Int, parent: Node? = nil) { self.key = key; self.parent = parent }
}
let root = Node(5)
root.left = .init(3, parent: root)
root.right = .init(8)
root.left?.right = .init(4, parent: root.left)
print(root.left?.key ?? 0, root.left?.parent === root, root.right!.parent == nil, root.left!.right!.key)
struct Size { var w = 0, h = 0 }
var size: Size? = .init(w: 2)
print(size!.w, size!.h)
size = .init()
print(size as Any)
let text: String? = .init(42)
let number: Int? = .init("12")
let none: Int? = .init("x")
let plain: Int? = .init(7)
print(text ?? "-", number ?? 0, none as Any, plain as Any)
