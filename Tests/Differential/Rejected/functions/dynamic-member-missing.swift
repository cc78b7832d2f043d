// Error: unknown-member
// swiftc: has no dynamic member
struct Size { var width = 1 }
@dynamicMemberLookup struct Box {
    var size = Size()
    subscript<T>(dynamicMember path: KeyPath<Size, T>) -> T { size[keyPath: path] }
}
print(Box().depth)
