// Covers: indirect-enums, enums, mutating
// Cases without payload of enums that others hold by reference: values all the same.
indirect enum Tree {
    case leaf
    case node(Tree, Int, Tree)

    func inserting(_ n: Int) -> Tree {
        switch self {
        case .leaf: return .node(.leaf, n, .leaf)
        case .node(let left, let value, let right):
            return n < value ? .node(left.inserting(n), value, right) : .node(left, value, right.inserting(n))
        }
    }
    var inOrder: [Int] {
        guard case .node(let left, let value, let right) = self else { return [] }
        return left.inOrder + [value] + right.inOrder
    }
    mutating func clear() { self = .leaf }
}
var tree = Tree.leaf
for n in [5, 2, 8, 1, 9, 3] { tree = tree.inserting(n) }
let copy = tree
tree.clear()
print(copy.inOrder, tree.inOrder.count)
tree = tree.inserting(4)
print(tree.inOrder, Tree.leaf.inOrder.isEmpty)

enum Shape {
    case nothing, everything
    case box(x: Double, y: Double, width: Double, height: Double, name: String)

    mutating func widen() {
        if case .box(let x, let y, let width, let height, let name) = self {
            self = .box(x: x, y: y, width: width * 2, height: height, name: name + "!")
        } else if case .nothing = self {
            self = .everything
        }
    }
}
var shapes = [Shape](repeating: .nothing, count: 3)
shapes[1] = .box(x: 0, y: 0, width: 1.5, height: 2, name: "b")
shapes[2].widen()
shapes[1].widen()
for shape in shapes { print(shape) }
var optional: Shape? = .nothing
optional?.widen()
print(optional!, shapes.map { if case .nothing = $0 { true } else { false } })
