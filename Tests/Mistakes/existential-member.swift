protocol Same { func isSame(_ other: Self) -> Bool }
struct A: Same { func isSame(_ other: A) -> Bool { true } }
let x: any Same = A()
let y: any Same = A()
print(x.isSame(y))
