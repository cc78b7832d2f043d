import Diagnostics
import Glibc

/// Where a socket listens, as ZeroMQ writes it: `tcp://127.0.0.1:5555`, `tcp://[::1]:5555`, `tcp://*:*`,
/// `ipc:///run/user/1000/kernel-1`.
package struct Endpoint: Sendable, CustomStringConvertible {
    private enum Place: Sendable {
        /// `*` stands for every address of the machine, and for any free port.
        case tcp(host: String, port: String)
        case ipc(path: String)
    }

    package let description: String
    private let place: Place

    /// - Throws: `Failure` `socket` where the text is no endpoint.
    package init(_ text: String) throws(Failure) {
        description = text
        if text.hasPrefix("ipc://"), text.utf8.count > 6 {
            place = .ipc(path: String(text.dropFirst(6)))
        } else if text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":"),
            colon > text.index(text.startIndex, offsetBy: 5)
        {
            var host = String(text[..<colon].dropFirst(6))
            if host.hasPrefix("["), host.hasSuffix("]") {
                host = String(host.dropFirst().dropLast())
            }
            place = .tcp(host: host, port: String(text[text.index(after: colon)...]))
        } else {
            throw Failure(
                id: "socket", "'\(text)' is no address of ZeroMQ's",
                hint: "write 'tcp://127.0.0.1:5555' or 'ipc:///path'")
        }
    }

    /// A descriptor that accepts connections, without ever blocking.
    func listen() throws(Failure) -> Int32 {
        try open("listen at") { descriptor, address, length in
            var yes: Int32 = 1
            setsockopt(
                descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            // What an earlier process left there.
            if case .ipc(let path) = place { unlink(path) }
            return bind(descriptor, address, length) == 0
                && Glibc.listen(descriptor, Self.backlog) == 0
        }
    }

    /// A descriptor connected to whoever listens here.
    func connect() throws(Failure) -> Int32 {
        try open("connect to") { descriptor, address, length in
            Glibc.connect(descriptor, address, length) == 0 || errno == EINPROGRESS
        }
    }

    private static var backlog: Int32 { 128 }

    private typealias Step = (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool

    /// Opens a socket for each address that this may stand for, until one of them works.
    private func open(_ verb: String, _ use: Step) throws(Failure) -> Int32 {
        var reason = ""
        switch place {
        case .ipc(let path):
            if let descriptor = openLocal(path, use) { return descriptor }
            reason = Self.reason
        case .tcp(let host, let port):
            var hints = addrinfo()
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
            var found: UnsafeMutablePointer<addrinfo>?
            let name = host == "*" ? nil : host
            // Every address of the machine: those of the fourth version, as ZeroMQ has it.
            if name == nil { hints.ai_family = AF_INET }
            let status = getaddrinfo(name, port == "*" ? "0" : port, &hints, &found)
            guard status == 0 else {
                throw failure(verb, String(cString: gai_strerror(status)))
            }
            defer { freeaddrinfo(found) }
            var next = found
            while let candidate = next?.pointee {
                if let descriptor = openSocket(
                    candidate.ai_family, candidate.ai_addr, candidate.ai_addrlen, use)
                {
                    return descriptor
                }
                reason = Self.reason
                next = candidate.ai_next
            }
        }
        throw failure(verb, reason)
    }

    private func openLocal(_ path: String, _ use: Step) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { space in
            // One byte stays for the zero at the end.
            guard path.utf8.count < space.count else { return false }
            space.copyBytes(from: path.utf8)
            return true
        }
        guard fits else {
            errno = ENAMETOOLONG
            return nil
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                openSocket(AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size), use)
            }
        }
    }

    private func openSocket(
        _ family: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t, _ use: Step
    ) -> Int32? {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { return nil }
        if use(descriptor, address, length) { return descriptor }
        let why = errno
        close(descriptor)
        errno = why
        return nil
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private func failure(_ verb: String, _ reason: String) -> Failure {
        Failure(
            id: "socket", "cannot \(verb) \(description): \(reason)",
            hint: "another process may use the port; restarting the kernel chooses new ones")
    }
}
