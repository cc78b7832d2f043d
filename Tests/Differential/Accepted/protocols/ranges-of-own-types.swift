// Covers: range, closed-range, for-in, stride, protocols, literal-protocols
struct Day: Strideable, Hashable, CustomStringConvertible {
    var number: Int
    init(_ number: Int) { self.number = number }
    func distance(to other: Day) -> Int { other.number - number }
    func advanced(by n: Int) -> Day { Day(number + n) }
    var description: String { "day \(number)" }
}
let (monday, friday) = (Day(1), Day(5))
for day in monday...friday where day.number % 2 == 1 { print(day, terminator: "; ") }
for day in monday..<Day(3) { print(day.number, terminator: " ") }
print()
print((monday...friday).count, (monday..<friday).map(\.number), Array(monday...Day(2)), (monday...friday).contains(Day(9)))
print((monday...).prefix(2).map { $0 }, (monday...friday).reversed().first!, (monday..<monday).isEmpty, monday < friday)
print(stride(from: monday, through: friday, by: 2).map(\.number), (monday...friday).last!, Range(monday...friday))
func days<T: Strideable>(from start: T, to end: T) -> [T] where T.Stride: SignedInteger { (start...end).filter { $0 != start } }
print(days(from: monday, to: Day(3)), days(from: 4, to: 6), (UInt8(250)...255).count, (0..<3).map { $0 * $0 })

struct Debt: SignedNumeric {
    var amount: Int
    init(_ amount: Int) { self.amount = amount }
    init(integerLiteral value: Int) { amount = value }
    init?<T: BinaryInteger>(exactly source: T) { amount = Int(source) }
    var magnitude: Int { abs(amount) }
    static func + (a: Debt, b: Debt) -> Debt { Debt(a.amount + b.amount) }
    static func - (a: Debt, b: Debt) -> Debt { Debt(a.amount - b.amount) }
    static func * (a: Debt, b: Debt) -> Debt { Debt(a.amount * b.amount) }
    static func *= (a: inout Debt, b: Debt) { a = a * b }
}
var debt = -Debt(3)
print(debt.amount)
debt.negate()
print(debt.amount, (debt + 4 - 1).amount)
