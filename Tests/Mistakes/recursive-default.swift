struct Node<Value> {
    var name = "node"
    var children: Any = Node<[Value]>(name: "child")
}
print(Node<Int>(name: "root", children: 0).name)
print(Node<Int>().name)
