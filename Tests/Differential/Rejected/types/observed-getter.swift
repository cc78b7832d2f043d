// Error: observed-getter
// swiftc: 'didSet' cannot be provided together with a getter
struct Point {
    var x: Int {
        get { 1 }
        didSet { print(oldValue) }
    }
}
print(Point().x)
