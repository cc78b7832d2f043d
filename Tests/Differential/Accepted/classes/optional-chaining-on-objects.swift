// Covers: optional-chaining, classes, inheritance
class Address { var street: String?; var number = 1; func label() -> String? { street.map { "\($0) \(number)" } } }
class Home { var rooms: [String] = []; var address: Address?; subscript(i: Int) -> String? { i < rooms.count ? rooms[i] : nil } }
class Person { var home: Home?; weak var partner: Person? }
let person = Person()
print(person.home?.rooms.count ?? -1, person.home?.address?.label() == nil)
person.home?.rooms.append("lost")
person.home = Home()
person.home?.rooms.append("kitchen")
person.home?.rooms.append("hall")
person.home?.address = Address()
person.home?.address?.street = "Main"
person.home?.address?.number += 41
print(person.home?.rooms ?? [], person.home?.address?.label() ?? "-", person.home?[1] ?? "-", person.home?[5] ?? "none")
let partner = Person()
person.partner = partner
partner.home = person.home
print(person.partner?.home?.rooms.first?.uppercased() ?? "-")
person.home!.rooms[0] = "cellar"
print(partner.home!.rooms, partner.home === person.home)
if let street = person.partner?.home?.address?.street { print("street", street) }
partner.home = nil
print(person.partner?.home?.rooms.count as Any)
