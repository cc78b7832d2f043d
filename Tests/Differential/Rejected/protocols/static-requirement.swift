// Error: missing-requirement
// swiftc: type 'Money' does not conform to protocol 'Zero'
protocol Zero { static var zero: Self { get } }
struct Money: Zero { var zero: Money { Money() } }
print(Money().zero)
