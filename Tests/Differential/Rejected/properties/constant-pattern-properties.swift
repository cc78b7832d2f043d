// Error: pattern-property
// swiftc: binding multiple 'let' stored properties
struct Pair {
    let (left, right) = (1, 2)
}
print(Pair().left)
