protocol Shape {}
struct A: Shape {}
struct B: Shape {}
func make(_ flag: Bool) -> some Shape {
    if flag { return A() }
    return B()
}
print(make(true))
