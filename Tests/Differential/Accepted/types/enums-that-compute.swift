// Covers: case-iterable, payloads, enum-patterns
enum Op: CaseIterable, CustomStringConvertible {
    case plus, minus, times
    var apply: (Int, Int) -> Int {
        switch self {
        case .plus: return (+)
        case .minus: return (-)
        case .times: return (*)
        }
    }
    var description: String { ["+", "-", "*"][Op.allCases.firstIndex(of: self)!] }
}
func solve(_ n: [Int], _ target: Int) -> [String] {
    func go(_ i: Int, _ acc: Int, _ s: String) -> [String] {
        if i == n.count { return acc == target ? [s] : [] }
        return Op.allCases.flatMap { go(i + 1, $0.apply(acc, n[i]), "(\(s) \($0) \(n[i]))") }
    }
    return go(1, n[0], "\(n[0])")
}
print(solve([1, 2, 3, 4], 10))
enum Compass: Int {
    case n, e, s, w
    mutating func turn(right: Bool = true) {
        self = Compass(rawValue: (rawValue + (right ? 1 : 3)) % 4)!
    }
    static let all: [Compass] = [.n, .e, .s, .w]
}
var d = Compass.n
for r in [true, true, false] { d.turn(right: r) }
print(d, Compass.all.map { $0.rawValue })
enum HTTP: Equatable {
    case ok(body: String)
    case redirect(to: String, permanent: Bool = false)
    case error(code: Int)
    var isError: Bool {
        if case .error = self { return true }
        return false
    }
    init(code: Int) {
        switch code {
        case 200..<300: self = .ok(body: "")
        case 301, 302: self = .redirect(to: "/", permanent: code == 301)
        case let c: self = .error(code: c)
        }
    }
}
print(
    [200, 301, 302, 404].map(HTTP.init(code:)), HTTP(code: 500).isError,
    HTTP.redirect(to: "x") == .redirect(to: "x", permanent: false))
if case .redirect(to: let u, permanent: true) = HTTP(code: 301) { print(u) }
if case .redirect(let u, let p) = HTTP(code: 302) { print(u, p) }
