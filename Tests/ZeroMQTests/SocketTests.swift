import Diagnostics
import Foundation
import Testing

import ZeroMQ

@Suite("Sockets")
struct SocketTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("zeromq-\(UUID().uuidString.prefix(8))")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func endpoint() throws -> Endpoint { try Endpoint("ipc://\(folder.path)/socket") }

    /// Lets the server do what there is to do until `isDone`.
    private func serve(_ poller: Poller, until isDone: () -> Bool) {
        for _ in 0..<200 where !isDone() { poller.wait(milliseconds: 50) }
    }

    @Test("A request goes to the router and its answer back to the client that asked")
    func exchange() async throws {
        let poller = Poller()
        let router = try RouterSocket(at: try endpoint(), polledBy: poller)
        defer { router.close() }
        let place = try endpoint()
        let answer = Task.detached {
            let client = try DealerSocket(connectingTo: place)
            while !client.isReady(within: 10_000) {}
            client.send([[1, 2], [], Array(repeating: 7, count: 70_000)])
            return client.receive(within: 10_000)
        }
        var request: [[UInt8]]?
        serve(poller) {
            request = request ?? router.receive()
            return request != nil
        }
        let frames = try #require(request)
        #expect(Array(frames.dropFirst()) == [[1, 2], [], Array(repeating: 7, count: 70_000)])
        #expect(router.send([frames[0], [9]]))
        router.flush()
        #expect(try await answer.value == [[9]])
    }

    @Test("A message to a client that is not there is refused")
    func nobody() throws {
        let router = try RouterSocket(at: try endpoint(), polledBy: Poller())
        defer { router.close() }
        #expect(!router.send([[5], [1]]))
    }

    @Test(
        "What is no address is refused, and says how one is written",
        arguments: ["", "tcp://", "tcp://1.2.3.4", "udp://1.2.3.4:5", "ipc://"])
    func badAddress(text: String) {
        #expect(throws: Failure.self) { try Endpoint(text) }
    }

    @Test("A port that is taken is refused with the system's reason")
    func taken() throws {
        let place = "ipc:///proc/nowhere/socket"
        let failure = #expect(throws: Failure.self) {
            try RouterSocket(at: try Endpoint(place), polledBy: Poller())
        }
        #expect(failure?.message.contains("cannot listen at \(place): ") == true)
    }
}
