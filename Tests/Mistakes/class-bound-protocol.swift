protocol P: AnyObject { func f() }
struct S: P { func f() {} }
S().f()
