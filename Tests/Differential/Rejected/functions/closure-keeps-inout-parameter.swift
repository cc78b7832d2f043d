// Error: escaping-capture
// swiftc: escaping closure captures 'inout' parameter 'x'
func inc(_ x: inout Int) -> () -> Void { return { x += 1 } }
var n = 1
inc(&n)()
