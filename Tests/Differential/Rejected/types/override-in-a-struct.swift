// Error: override-outside-class
// swiftc: 'override' can only be specified on class members
struct Point {
    override func describe() {}
}
