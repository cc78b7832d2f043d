// Error: escaping-parameter
// swiftc: converting non-escaping parameter 'f' to generic parameter 'Element' may allow it to escape
var saved: [() -> Void] = []
func keep(_ f: () -> Void) { saved.append(f) }
keep { print(1) }
