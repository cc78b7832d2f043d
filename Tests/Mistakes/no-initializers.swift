class A {
    var x: Int
    let y = 2
}
print(A().y)
