// Error: recursive-value
// swiftc: value type 'Node' cannot have a stored property that recursively contains it
struct Node { var next: Node? }
print(Node(next: nil))
