// Covers: do-catch, throw, type-patterns, enum-patterns
struct NetworkError: Error { let code: Int; var isServer: Bool { code >= 500 } }
enum FileError: Error { case missing(String), denied, full(needed: Int) }
struct Unknown: Error {}
func fail(_ n: Int) throws {
    switch n {
    case 0: return
    case 1: throw NetworkError(code: 404)
    case 2: throw NetworkError(code: 503)
    case 3: throw FileError.missing("a.txt")
    case 4: throw FileError.denied
    case 5: throw FileError.full(needed: 10)
    default: throw Unknown()
    }
}
func handle(_ n: Int) -> String {
    do {
        try fail(n)
        return "ok"
    } catch let error as NetworkError where error.isServer {
        return "server \(error.code)"
    } catch is NetworkError {
        return "client"
    } catch FileError.denied, FileError.full {
        return "no room or right"
    } catch FileError.missing(let name) {
        return "no \(name)"
    } catch {
        return "unknown \(error)"
    }
}
for n in 0...6 { print(n, handle(n)) }

// Errors pass through calls and nested blocks until a clause takes them.
func outer(_ n: Int) throws -> String {
    do {
        do { try fail(n) } catch is Unknown { return "inner" }
        return "none"
    } catch let error as FileError {
        if case .full = error { throw NetworkError(code: 1) }
        return "file \(error)"
    }
}
for n in [0, 1, 3, 5, 6] {
    do { print(try outer(n)) } catch { print("escaped", error) }
}
var log: [String] = []
func traced(_ n: Int) {
    defer { log.append("done \(n)") }
    do {
        defer { log.append("leave \(n)") }
        try fail(n)
        log.append("worked \(n)")
    } catch { log.append("caught \(n)") }
}
traced(0); traced(4)
print(log)
retry: for attempt in 1...5 {
    do { try fail(6 - attempt); print("worked"); break retry } catch FileError.denied { print("denied", attempt); continue } catch { print("failed", attempt) }
}
