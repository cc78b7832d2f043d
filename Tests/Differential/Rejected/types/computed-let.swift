// Error: computed-let
// swiftc: 'let' declarations cannot be computed properties
struct Square {
    let area: Int { 4 }
}
print(Square().area)
