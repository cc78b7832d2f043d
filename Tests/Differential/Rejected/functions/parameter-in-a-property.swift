// Error: escaping-parameter
// swiftc: passing non-escaping parameter 'f' to function expecting an '@escaping' closure
struct Box { let f: () -> Int }
func make(_ f: () -> Int) -> Box { Box(f: f) }
print(make { 2 }.f())
