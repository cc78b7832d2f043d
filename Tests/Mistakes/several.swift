print(aaa)
let n: Int = "a"
func f() -> Strin { "b" }
func g() -> Strin { "c" }
struct P { var x: Int }
print(P(x: 1).y)
