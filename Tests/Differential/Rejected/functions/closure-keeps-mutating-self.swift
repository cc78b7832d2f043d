// Error: escaping-capture
// swiftc: escaping closure captures mutating 'self' parameter
struct S { var v = 0; var fs: [() -> Void] = []; mutating func go() { fs.append { self.v += 1 } } }
var s = S(); s.go()
