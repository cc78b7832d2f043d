struct Node { var next: Node? }
print(Node(next: nil))
