import Testing

import ZeroMQ

@Suite("Z85")
struct Z85Tests {
    @Test("The example of RFC 32 is read")
    func example() {
        #expect(
            Z85.bytes(of: "HelloWorld") == [0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B])
    }

    @Test(
        "What is not in the code is not read",
        arguments: ["HelloWorl", "Hello Worl", "#####", "Hell\u{F6}"])
    func refused(text: String) {
        #expect(Z85.bytes(of: text) == nil)
    }

    @Test("The public key of the pair in ZeroMQ's manual follows from its secret key")
    func pair() {
        // zmq_curve(7)
        let key = SecretKey("JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6")
        #expect(key?.publicKey == Z85.bytes(of: "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"))
    }
}
