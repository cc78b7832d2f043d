// Error: existential-member
// swiftc: member 'isSame' cannot be used on value of type 'any Same'; consider using a generic constraint instead
protocol Same { func isSame(_ other: Self) -> Bool }
struct A: Same { func isSame(_ other: A) -> Bool { true } }
let x: any Same = A()
let y: any Same = A()
print(x.isSame(y))
