struct S {
    var x = 1
    deinit { print("gone") }
}
print(S().x)
