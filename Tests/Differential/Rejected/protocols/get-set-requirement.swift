// Error: wrong-requirement
// swiftc: type 'Person' does not conform to protocol 'Named'
protocol Named { var name: String { get set } }
struct Person: Named { let name = "a" }
print(Person().name)
