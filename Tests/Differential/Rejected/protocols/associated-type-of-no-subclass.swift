// Error: wrong-requirement
// swiftc: type 'Hotel' does not conform to protocol 'Shelter'
class Animal {}
protocol Shelter { associatedtype Guest: Animal; var guests: [Guest] { get } }
struct Hotel: Shelter { var guests: [Int] }
print(Hotel(guests: [1]))
