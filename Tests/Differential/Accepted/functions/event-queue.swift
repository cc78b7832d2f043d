// Covers: closures, functions-as-values, array, default-arguments, inout
struct EventQueue {
    private var events: [(time: Double, order: Int, action: (inout EventQueue) -> Void)] = []
    private var count = 0
    private(set) var now = 0.0
    mutating func schedule(after delay: Double = 0, _ action: @escaping (inout EventQueue) -> Void) {
        events.append((now + delay, count, action))
        count += 1
        events.sort { ($0.time, $0.order) < ($1.time, $1.order) }
    }
    mutating func run(until end: Double = .infinity) {
        while let next = events.first, next.time <= end {
            events.removeFirst()
            now = next.time
            next.action(&self)
        }
    }
    var pending: Int { events.count }
}
var log: [String] = []
var queue = EventQueue()
queue.schedule(after: 2) { q in log.append("B at \(q.now)") }
queue.schedule(after: 1) { q in
    log.append("A at \(q.now)")
    q.schedule(after: 0.5) { inner in log.append("A2 at \(inner.now)") }
}
queue.schedule { q in log.append("first at \(q.now)") }
queue.schedule(after: 2) { _ in log.append("C, same time as B, later") }
func tick(_ left: Int) -> (inout EventQueue) -> Void {
    { q in
        log.append("tick \(left) at \(q.now)")
        if left > 1 { q.schedule(after: 10, tick(left - 1)) }
    }
}
queue.schedule(after: 5, tick(3))
queue.run(until: 4)
print(log.joined(separator: "\n"))
print(queue.pending, queue.now)
log = []
queue.run()
print(log, queue.pending, queue.now)
