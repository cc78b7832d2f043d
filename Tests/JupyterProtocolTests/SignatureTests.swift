import Diagnostics
import JupyterProtocol
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite("Signatures")
struct SignatureTests {
    // RFC 4231, test case 2, for SHA-2; RFC 2202, test case 2, for MD5.
    @Test(
        "Signatures are those of the RFCs",
        arguments: [
            (
                "hmac-sha256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                "hmac-sha512",
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                    + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
            ),
            ("hmac-md5", "750c783e6ab0b503eaa86e310a5db738"),
        ])
    func vectors(scheme: String, expected: String) throws {
        let signer = try MessageSigner(key: "Jefe", scheme: scheme)
        // The frames are signed as if they were one text.
        let frames = ["what do ya ", "want ", "", "for nothing?"].map { Array($0.utf8) }
        for _ in 0..<3 { #expect(text(signer.signature(of: frames[...])) == expected) }
        #expect(signer.accepts(Array(expected.utf8), for: frames[...]))
        #expect(!signer.accepts(Array(expected.uppercased().utf8), for: frames[...]))
        #expect(!signer.accepts(Array(expected.utf8.dropLast()), for: frames[...]))
        #expect(!signer.accepts([], for: frames[...]))
    }

    @Test("An empty key signs with nothing and believes everything")
    func emptyKey() throws {
        let signer = try MessageSigner(key: "")
        #expect(!signer.isSigning)
        #expect(signer.signature(of: [[1, 2]]) == [])
        #expect(signer.accepts(Array("whatever".utf8), for: [[1, 2]]))
    }

    @Test("An unknown scheme is named", arguments: ["hmac-whirligig", "sha256", ""])
    func unknownScheme(scheme: String) {
        let failure = #expect(throws: Failure.self) {
            try MessageSigner(key: "k", scheme: scheme)
        }
        #expect(failure?.id == "unknown-signature-scheme")
        #expect(failure?.message.contains("'\(scheme)'") == true)
    }

    @Test("Several threads may sign at once")
    func concurrency() async throws {
        let signer = try MessageSigner(key: "k")
        let expected = (0..<8).map { signer.signature(of: [Array("\($0)".utf8)]) }
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<8 {
                group.addTask {
                    (0..<500).allSatisfy { _ in
                        signer.signature(of: [Array("\(index)".utf8)]) == expected[index]
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("A signature is admitted once, and memory is bounded")
    func replays() {
        var guardian = ReplayGuard(generation: 4)
        func signature(_ number: Int) -> [UInt8] {
            let digits = String(number, radix: 16)
            let zeros = String(repeating: "0", count: 64 - digits.count)
            return Array((zeros + digits).utf8.reversed())
        }
        for number in 0..<100 {
            let isAdmitted = guardian.admits(signature(number))
            let isAdmittedAgain = guardian.admits(signature(number))
            #expect(isAdmitted && !isAdmittedAgain)
            // The four before it are still known.
            for earlier in max(0, number - 4)..<number {
                let isAdmitted = guardian.admits(signature(earlier))
                #expect(!isAdmitted)
            }
        }
        let forgotten = guardian.admits(signature(0))
        #expect(forgotten)
    }
}
