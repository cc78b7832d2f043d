// Error: missing-requirement
// swiftc: type 'Person' does not conform to protocol 'Named'
protocol Named { var name: String { get } }
struct Person: Named { var title = "a" }
print(Person().title)
