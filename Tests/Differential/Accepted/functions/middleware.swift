// Covers: closures, functions-as-values
struct Request { var path: String, headers: [String: String] = [:], body: [UInt8] = [] }
struct Response: CustomStringConvertible {
    var status = 200
    var body = ""
    var description: String { "\(status): \(body)" }
}
typealias Handler = (Request) throws -> Response
typealias Middleware = (@escaping Handler) -> Handler
enum HTTPError: Error {
    case notFound(String)
    case unauthorized
    var status: Int {
        switch self {
        case .notFound: 404
        case .unauthorized: 401
        }
    }
}
let logging: Middleware = { next in
    { req in
        print("->", req.path)
        defer { print("<-", req.path) }
        return try next(req)
    }
}
let auth: Middleware = { next in
    {
        guard $0.headers["token"] == "x" || $0.path == "/" else { throw HTTPError.unauthorized }
        return try next($0)
    }
}
let recover: Middleware = { next in
    { req in
        do { return try next(req) } catch let e as HTTPError {
            return Response(status: e.status, body: "\(e)")
        }
    }
}
func compose(_ m: Middleware...) -> Middleware { { h in m.reversed().reduce(h) { $1($0) } } }
final class Router {
    private var routes:
        [(pattern: [Substring], handler: ([String: String], Request) throws -> Response)] = []
    @discardableResult func on(
        _ p: String, _ h: @escaping ([String: String], Request) throws -> Response
    ) -> Self {
        routes.append((p.split(separator: "/"), h))
        return self
    }
    func handle(_ r: Request) throws -> Response {
        let parts = r.path.split(separator: "/")
        for (pattern, handler) in routes where pattern.count == parts.count {
            var params = [String: String]()
            let ok = zip(pattern, parts).allSatisfy { p, v in
                if p.hasPrefix(":") {
                    params[String(p.dropFirst())] = String(v)
                    return true
                }
                return p == v
            }
            if ok { return try handler(params, r) }
        }
        throw HTTPError.notFound(r.path)
    }
}
let router = Router().on("/") { _, _ in Response(body: "home") }.on("/users/:id") { p, _ in
    .init(body: "user \(p["id"] ?? "?")")
}.on("/sum/:a/:b") { p, _ in
    guard let a = p["a"].flatMap(Int.init), let b = p["b"].flatMap({ Int($0) }) else {
        return Response(status: 400)
    }
    return Response(body: String(a + b))
}
let app = compose(recover, logging, auth)(router.handle)
for (path, token) in [
    ("/", nil), ("/users/7", "x"), ("/users/7", "y"), ("/sum/2/40", "x"), ("/sum/2/z", "x"),
    ("/nope", "x"),
] as [(String, String?)] {
    print(try app(Request(path: path, headers: token.map { ["token": $0] } ?? [:])))
}
protocol Plugin {
    static var name: String { get }
    var priority: Int { get }
    init()
    func run(_ s: inout String)
}
extension Plugin {
    static var name: String { "\(self)".lowercased() }
    var priority: Int { 0 }
}
struct Upper: Plugin { func run(_ s: inout String) { s = s.uppercased() } }
struct Exclaim: Plugin {
    static let name = "!"
    let priority = -1
    func run(_ s: inout String) { s += "!" }
}
let registry: [String: any Plugin.Type] = ([Upper.self, Exclaim.self] as [any Plugin.Type]).reduce(
    into: [:]) { $0[$1.name] = $1 }
var text = "hi"
for p in registry.values.map({ $0.init() }).sorted(by: { $0.priority < $1.priority }) {
    p.run(&text)
    print(type(of: p).name, text)
}
struct Pipeline<In, Out> {
    let run: (In) throws -> Out
    func then<T>(_ f: @escaping (Out) throws -> T) -> Pipeline<In, T> { .init { try f(run($0)) } }
    static func >>> <T>(a: Pipeline, b: Pipeline<Out, T>) -> Pipeline<In, T> { a.then(b.run) }
    func callAsFunction(_ x: In) -> Out { try! run(x) }
}
precedencegroup Compose {
    associativity: left
    higherThan: AssignmentPrecedence
}
infix operator >>> : Compose
let words = Pipeline<String, [Substring]> { $0.split(separator: " ") }
let count = Pipeline { (xs: [Substring]) in xs.count }
print(
    (words >>> count)("a b c"), words.then { $0.map(\.count) }.then { $0.max() ?? 0 }("aa bbbb c"))
