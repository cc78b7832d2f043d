// Covers: result, do-catch, closures, generics
enum Problem: Error, Equatable { case negative, tooBig(Int) }
func root(_ n: Double) -> Result<Double, Problem> {
    if n < 0 { return .failure(.negative) }
    if n > 1000 { return .failure(.tooBig(Int(n))) }
    var x = n / 2
    for _ in 0..<30 where x > 0 { x = (x + n / x) / 2 }
    return .success(x)
}
for n in [16.0, -1, 5000] {
    switch root(n) {
    case .success(let x): print("root", x)
    case .failure(.negative): print("negative")
    case .failure(.tooBig(let n)): print("too big", n)
    }
}
let good = root(81), bad = root(-4)
print(good.map { Int($0) }, bad.map { Int($0) })
print(good.flatMap { root($0) }, good.flatMap { root(-$0) })
print(bad.mapError { "\($0)".count > 3 ? Problem.tooBig(1) : $0 })
print((try? good.get()) as Any, (try? bad.get()) as Any)
do { print(try bad.get()) } catch { print("thrown", error) }
print(good == .success(9), bad == .failure(.negative))

func load(_ name: String, then finish: (Result<String, any Error>) -> Void) {
    struct Missing: Error { let name: String }
    finish(name.isEmpty ? .failure(Missing(name: "?")) : .success("data of \(name)"))
}
load("a") { result in if case .success(let text) = result { print(text) } }
load("") { if case .failure(let error) = $0 { print(error) } }
let all = [root(1), root(4), root(-1)]
let values = all.compactMap { try? $0.get() }
let failures = all.filter { if case .failure = $0 { true } else { false } }
print(values, failures.count)
let caught = Result { () throws -> Int in throw Problem.tooBig(7) }
if case .failure(let error) = caught, let problem = error as? Problem { print(problem) }
func collect<T, E>(_ results: [Result<T, E>]) -> Result<[T], E> {
    var values: [T] = []
    for result in results { switch result { case .success(let v): values.append(v); case .failure(let e): return .failure(e) } }
    return .success(values)
}
print(collect([root(4), root(9)]), collect(all))
