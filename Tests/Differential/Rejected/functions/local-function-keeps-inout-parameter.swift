// Error: escaping-capture
// swiftc: escaping local function captures 'inout' parameter 'x'
func f(_ x: inout Int) { func g() { x += 1 }; let h = g; h() }
