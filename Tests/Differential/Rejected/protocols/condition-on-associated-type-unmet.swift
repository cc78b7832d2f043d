// Error: wrong-requirement
// swiftc: type 'Plain' does not conform to protocol 'Comparable'
protocol Shelf { associatedtype Items: Collection where Items.Element: Comparable }
struct Plain {}
struct Box: Shelf { typealias Items = [Plain] }
print(Box())
