// Error: class-bound-protocol
// swiftc: cannot conform to class protocol
protocol P: AnyObject { func f() }
struct S: P { func f() {} }
S().f()
