// Error: unknown-name
// swiftc: static member 'pi' cannot be used on instance of type 'Circle'
struct Circle {
    static let pi = 3
    func area() -> Int { pi * 2 }
}
print(Circle().area())
