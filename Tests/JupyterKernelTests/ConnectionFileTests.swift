import Diagnostics
import JupyterKernel
import JupyterProtocol
import Testing

@Suite("Connection files")
struct ConnectionFileTests {
    private static let whole = """
        {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
         "ip": "127.0.0.1", "key": "k", "transport": "tcp", "signature_scheme": "hmac-sha256"}
        """

    private func read(_ text: String) throws -> ConnectionFile {
        try ConnectionFile(json: try JSONParser.parse(Array(text.utf8)), path: "c.json")
    }

    @Test("Addresses are written as each transport wants them")
    func addresses() throws {
        var file = try read(Self.whole)
        #expect(file.address(port: file.shellPort) == "tcp://127.0.0.1:1")
        file.host = "::1"
        #expect(file.address(port: file.heartbeatPort) == "tcp://[::1]:5")
        file.transport = .ipc
        file.host = "/run/kernel"
        #expect(file.address(port: file.iopubPort) == "ipc:///run/kernel-2")
    }

    @Test(
        "What is missing or wrong is named",
        arguments: [
            ("\"key\": \"k\"", "\"key\": 1", "'key'"),
            ("\"hb_port\": 5", "\"hb_port\": 65536", "'hb_port'"),
            ("\"shell_port\": 1", "\"shell\": 1", "'shell_port'"),
            ("tcp", "udp", "'udp'"),
        ])
    func problems(original: String, changed: String, named: String) {
        let failure = #expect(throws: Failure.self) {
            try read(Self.whole.replacing(original, with: changed))
        }
        #expect(failure?.id == "connection-file")
        #expect(failure?.message.contains("'c.json'") == true)
        #expect(failure?.message.contains(named) == true)
    }

    @Test("A file that is not there is named")
    func missingFile() {
        let failure = #expect(throws: Failure.self) {
            try ConnectionFile(path: "/nonexistent/c.json")
        }
        #expect(failure?.message.contains("'/nonexistent/c.json'") == true)
    }
}
