// Covers: classes, inheritance, initializers
class Food {
    let name: String
    var amount: Int
    init(name: String, amount: Int) { self.name = name; self.amount = amount }
    convenience init(_ name: String) { self.init(name: name, amount: 1) }
    convenience init() { self.init("nothing") ; amount = 0 }
}
class Ingredient: Food {
    var unit = "g"
    override init(name: String, amount: Int) {
        super.init(name: name.uppercased(), amount: amount)
    }
}
class Item: Ingredient {
    var isBought = false
    var text: String { "\(amount)\(unit) \(name) \(isBought ? "yes" : "no")" }
}
print(Item().text)
print(Item("flour").text)
print(Item(name: "sugar", amount: 6).text)
let egg = Ingredient("egg")
print(egg.name, egg.amount, egg.unit, type(of: egg))
