class A {
    let x: Int
    init(x: Int) { self.x = x }
    init() { self.init(x: 3) }
}
print(A().x)
