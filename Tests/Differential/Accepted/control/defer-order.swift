// Covers: defer, guard, for-in, nested-functions
func steps() {
    defer { print("1: last") }
    defer { print("2: before the last") }
    print("body")
}
steps()

func early(_ n: Int) -> String {
    defer { print("leaving early(\(n))") }
    guard n >= 0 else { return "negative" }
    if n == 0 { return "zero" }
    defer { print("only for positive \(n)") }
    return "positive"
}
print(early(-1))
print(early(0))
print(early(1))

for i in 1...3 {
    defer { print("end of round", i) }
    if i == 2 { continue }
    print("round", i)
}

// The value is taken before the deferred block runs.
func next(_ counter: inout Int) -> Int {
    defer { counter += 1 }
    return counter
}
var counter = 10
print(next(&counter), next(&counter), counter)

func nested() {
    defer {
        defer { print("inner deferred") }
        print("outer deferred")
    }
    do {
        defer { print("block deferred") }
        print("block")
    }
    print("after block")
}
nested()

struct Failure: Error {}
func failing() throws {
    defer { print("cleanup") }
    throw Failure()
}
do { try failing() } catch { print("caught", error) }
var log: [String] = []
func collect() -> [String] {
    defer { log.append("late") }
    log.append("early")
    return log
}
print(collect(), log)
