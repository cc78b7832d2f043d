// Error: deinit-outside-class
// swiftc: deinitializer cannot be declared in struct
struct S {
    var x = 1
    deinit { print("gone") }
}
print(S().x)
