// Error: recursive-value
// swiftc: recursive enum 'Tree' is not marked 'indirect'
enum Tree { case leaf, node(Tree, Tree) }
print(Tree.leaf)
