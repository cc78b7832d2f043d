// Error: operator-not-static
// swiftc: must be 'static'
struct V { var x = 1; func + (a: V, b: V) -> V { V(x: a.x + b.x) } }
print((V() + V()).x)
