// Error: bad-extension
// swiftc: trailing 'where' clause for extension of non-generic type 'Pair'
struct Pair { var left = 1, right = 2 }
extension Pair where Pair: CustomStringConvertible {
    var larger: Int { max(left, right) }
}
print(Pair().larger)
