// Covers: discardable-result
struct Stack {
    private var items: [Int] = []
    @discardableResult mutating func push(_ n: Int) -> Int { items.append(n); return items.count }
    @discardableResult
    mutating func pop() -> Int? { items.popLast() }
    @inlinable var top: Int? { items.last }
    @inline(__always) func size() -> Int { items.count }
    @available(*, deprecated, message: "use size") func length() -> Int { size() }
}
@available(macOS 10.15, *)
@inline(never)
func run() {
    var s = Stack()
    s.push(1)
    s.push(2)
    s.pop()
    print(s.top ?? -1, s.size(), s.push(9))
}
run()
@frozen enum Mode { case on, off }
let flag = Mode.on
print(flag)
@discardableResult func noisy(_ f: () -> Int) -> Int { print("noisy"); return f() }
noisy { 3 }
_ = noisy { 4 }
@inlinable public func half(_ n: Int) -> Int { n / 2 }
print(half(9))
if #available(macOS 12, *) { print("available") }
guard #available(iOS 15, *) else { fatalError() }
print("end")
