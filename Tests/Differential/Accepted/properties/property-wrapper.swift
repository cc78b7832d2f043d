// Covers: property-wrappers
@propertyWrapper
struct Clamped {
    private var value: Int
    let range: ClosedRange<Int>
    var wrappedValue: Int {
        get { value }
        set { value = min(max(newValue, range.lowerBound), range.upperBound) }
    }
    init(wrappedValue: Int, _ range: ClosedRange<Int>) {
        self.range = range
        value = min(max(wrappedValue, range.lowerBound), range.upperBound)
    }
}
struct Player {
    @Clamped(0...100) var health = 150
    @Clamped(wrappedValue: 5, 1...10) var level: Int
    var name: String
    mutating func hurt(_ n: Int) { health -= n }
}
var p = Player(name: "Ann")
print(p.health, p.level)
p.health = 40
p.hurt(60)
p.level += 99
print(p.health, p.level, p.name)
var q = p
q.health = 7
print(p.health, q.health)
func demo() {
    @Clamped(0...5) var local = 3
    local += 10
    print(local)
}
demo()
