import JupyterKernel
import Testing

@Suite("The pace of printed text")
struct StreamPacerTests {
    @Test("A burst goes without a pause")
    func burst() {
        var pacer = StreamPacer()
        for _ in 0..<30 {
            let pause = pacer.pause(afterSending: 16_384, at: 100)
            #expect(pause == 0)
        }
    }

    @Test("After a burst, the pauses keep the rate of bytes")
    func bytes() {
        var pacer = StreamPacer()
        var time = 100.0
        var sent = 0
        while sent < 8_500_000 {
            time += pacer.pause(afterSending: 65_536, at: time)
            sent += 65_536
        }
        // 8.0 MB beyond the burst of 0.5 MB, at 0.8 MB a second.
        #expect(abs(time - 100 - Double(sent - 500_000) / 800_000) < 0.01)
    }

    @Test("Small messages are paced by their number")
    func messages() {
        var pacer = StreamPacer()
        var time = 100.0
        for _ in 0..<1400 { time += pacer.pause(afterSending: 10, at: time) }
        // 1,000 messages beyond the burst of 400, at 200 a second.
        #expect(abs(time - 105) < 0.01)
    }

    @Test("Messages grow when there are many, and are small again after a rest")
    func size() {
        var pacer = StreamPacer()
        _ = pacer.pause(afterSending: 1, at: 100)
        #expect(pacer.messageSize == 16_384)
        for _ in 0..<20 { _ = pacer.pause(afterSending: 1, at: 100) }
        #expect(pacer.messageSize == 65_536)
        _ = pacer.pause(afterSending: 1, at: 103)
        #expect(pacer.messageSize == 16_384)
    }

    @Test("In any three seconds, no more leaves than the server lets pass")
    func serverLimit() {
        var pacer = StreamPacer()
        var time = 100.0
        var log: [(time: Double, bytes: Int)] = []
        while time < 120 {
            log.append((time, 20_000))
            time += max(pacer.pause(afterSending: 20_000, at: time), 0.000_1)
        }
        for (index, start) in log.enumerated() {
            let window = log[index...].prefix { $0.time < start.time + 3 }
            #expect(window.reduce(0) { $0 + $1.bytes } < 3_000_000)
            #expect(window.count < 3000)
        }
    }
}
