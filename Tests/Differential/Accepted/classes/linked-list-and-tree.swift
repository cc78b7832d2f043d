// Covers: classes, inheritance
final class TreeNode<Key: Comparable> {
    let key: Key
    var left, right: TreeNode?
    weak var parent: TreeNode?
    init(_ key: Key) { self.key = key }
}
final class Tree<Key: Comparable> {
    private var root: TreeNode<Key>?
    private(set) var count = 0
    func insert(_ key: Key) {
        let new = TreeNode(key)
        guard var node = root else { root = new; count += 1; return }
        while true {
            if key == node.key { return }
            if key < node.key {
                guard let next = node.left else { node.left = new; break }
                node = next
            } else {
                guard let next = node.right else { node.right = new; break }
                node = next
            }
        }
        new.parent = node
        count += 1
    }
    func visit(_ body: (Key) -> Void) { visit(root, body) }
    private func visit(_ node: TreeNode<Key>?, _ body: (Key) -> Void) {
        guard let node else { return }
        visit(node.left, body); body(node.key); visit(node.right, body)
    }
    var depth: Int { depth(root) }
    private func depth(_ node: TreeNode<Key>?) -> Int { node.map { 1 + max(depth($0.left), depth($0.right)) } ?? 0 }
}
let tree = Tree<Int>()
for key in [5, 2, 8, 1, 9, 3, 5, 2] { tree.insert(key) }
var keys: [Int] = []
tree.visit { keys.append($0) }
print(keys, tree.count, tree.depth)
let words = Tree<String>()
"the quick brown fox jumps over the lazy dog".split(separator: " ").forEach { words.insert(String($0)) }
var text = ""
words.visit { text += $0 + " " }
print(text, words.count)
