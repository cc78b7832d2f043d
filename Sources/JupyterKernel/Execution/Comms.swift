import JupyterProtocol
import Synchronization

/// A way between a front end and something in the kernel, opened by either, besides the cells.
struct Comm: Sendable {
    let id: String
    let target: String

    /// Says something to every client.
    func send(_ data: JSONValue, buffers: [[UInt8]], in scope: RequestScope) {
        scope.outbox.post(scope.broadcast(CommMessage(id: id, data: data), buffers: buffers))
    }
}

/// What a client can open a comm to. Called where the sockets are served: it must not wait.
protocol CommTarget: Sendable {
    func opened(_ comm: Comm, _ data: JSONValue, buffers: [[UInt8]], in scope: RequestScope)
    func received(_ data: JSONValue, buffers: [[UInt8]], on comm: Comm, in scope: RequestScope)
    func closed(_ comm: Comm)
}

/// The open comms, and the targets that there are.
final class Comms: Sendable {
    private struct Open: Sendable {
        let comm: Comm
        let target: any CommTarget
    }

    private let targets: [String: any CommTarget]
    private let open = Mutex<[String: Open]>([:])

    init(targets: [String: any CommTarget]) { self.targets = targets }

    /// The open comms of a target, or of all.
    func list(target: String?) -> [(id: String, target: String)] {
        open.withLock { open in
            open.values.filter { target == nil || $0.comm.target == target }
                .map { ($0.comm.id, $0.comm.target) }.sorted { $0.id < $1.id }
        }
    }

    /// False where the kernel has no such target, or the comm is open already.
    func open(_ request: CommOpen, in scope: RequestScope) -> Bool {
        guard let target = targets[request.target] else { return false }
        let comm = Comm(id: request.id, target: request.target)
        let isNew = open.withLock { open in
            guard open[comm.id] == nil else { return false }
            open[comm.id] = Open(comm: comm, target: target)
            return true
        }
        if isNew { target.opened(comm, request.data, buffers: scope.buffers, in: scope) }
        return isNew
    }

    func receive(_ message: CommMessage, in scope: RequestScope) {
        guard let found = open.withLock({ $0[message.id] }) else { return }
        found.target.received(message.data, buffers: scope.buffers, on: found.comm, in: scope)
    }

    func close(id: String) {
        guard let found = open.withLock({ $0.removeValue(forKey: id) }) else { return }
        found.target.closed(found.comm)
    }
}

/// Sends back what comes, data and buffers: by it a front end can see that its comms work.
struct EchoTarget: CommTarget {
    static let name = "swiftlet.echo"

    func opened(_ comm: Comm, _ data: JSONValue, buffers: [[UInt8]], in scope: RequestScope) {
        comm.send(data, buffers: buffers, in: scope)
    }

    func received(_ data: JSONValue, buffers: [[UInt8]], on comm: Comm, in scope: RequestScope) {
        comm.send(data, buffers: buffers, in: scope)
    }

    func closed(_ comm: Comm) {}
}
