// Error: wrong-requirement
// swiftc: 'TextStore' requires the types 'Table.Key' (aka 'Int') and 'String' be equivalent
protocol Store { associatedtype Key: Hashable }
protocol TextStore: Store where Key == String {}
struct Table: TextStore { typealias Key = Int }
print(Table())
