// Covers: guard, if-let, optional, where-patterns
func area(width: Int?, height: Int?) -> String {
    guard let width else { return "no width" }
    guard let height, height > 0 else { return "no usable height" }
    return "\(width * height)"
}
print(area(width: nil, height: 2))
print(area(width: 3, height: nil))
print(area(width: 3, height: -1))
print(area(width: 3, height: 4))

enum Reply { case ok(code: Int, body: String), failed(String) }
func body(of reply: Reply) -> String {
    guard case .ok(let code, let body) = reply, 200..<300 ~= code else { return "?" }
    return body
}
print(body(of: .ok(code: 204, body: "none")), body(of: .ok(code: 500, body: "x")), body(of: .failed("y")))

func firstEven(_ numbers: [Int]) -> Int {
    for n in numbers {
        guard n % 2 == 0 else { continue }
        return n
    }
    return -1
}
print(firstEven([3, 5, 8, 10]), firstEven([1]))

func parse(_ text: String) -> (name: String, age: Int)? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let age = Int(parts[1]), case 0...150 = age else { return nil }
    return (String(parts[0]), age)
}
print(parse("Ann:31")!, parse("Ann") == nil, parse("Ann:999") == nil)

func positive(_ n: Int) throws -> Int {
    struct NotPositive: Error { let n: Int }
    guard n > 0 else { throw NotPositive(n: n) }
    return n
}
print((try? positive(3)) ?? -1, (try? positive(-3)) ?? -1)
func countdown(from n: Int) {
    guard n > 0 else { return print("done") }
    print(n, terminator: " ")
    countdown(from: n - 1)
}
countdown(from: 3)
