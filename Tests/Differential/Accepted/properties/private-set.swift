// Covers: access-modifiers
public struct Counter {
    public private(set) var count = 0
    fileprivate var step: Int = 1
    private let secret: String
    internal init(secret: String) { self.secret = secret }
    public mutating func increment() { count += step }
    private func reveal() -> String { secret }
    func hint() -> String { String(reveal().prefix(1)) }
}
fileprivate func helper(_ c: Counter) -> Int { c.count * 2 }
private let limit = 3
var counter = Counter(secret: "xyz")
for _ in 0..<limit { counter.increment() }
counter.step = 10
counter.increment()
print(counter.count, helper(counter), counter.hint())
extension Counter { private(set) var doubled: Int { get { count * 2 } set { count = newValue / 2 } } }
print(counter.doubled)
internal enum Level: Int { case low = 1, high }
print(Level.high.rawValue)
