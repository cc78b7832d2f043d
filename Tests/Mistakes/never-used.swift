func f() {
    let unused = 3
    for i in 0..<2 { print("x") }
}
f()
