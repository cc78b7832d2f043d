import RichDisplay
import Testing

/// Notes what was shown.
private final class RecordingOutput: Output, @unchecked Sendable {
    var events: [String] = []

    func write(_ text: String, to stream: OutputStream) {}
    func display(_ bundle: MIMEBundle, id: String?) {
        events.append("display \(id ?? "-"): \(describe(bundle))")
    }
    func update(_ bundle: MIMEBundle, id: String) {
        events.append("update \(id): \(describe(bundle))")
    }
    func clear(waitingForNext: Bool) {}
    func readLine(prompt: String, isPassword: Bool) throws -> String? { nil }

    private func describe(_ bundle: MIMEBundle) -> String {
        "\(bundle.plainText) as \(bundle.representations.count)"
    }
}

/// A clock that stands still until it is moved.
private final class ManualClock {
    var time = ContinuousClock.now
    func advance(milliseconds: Int) { time = time.advanced(by: .milliseconds(milliseconds)) }
}

private struct Label: Figure {
    let plainText: String
    func html() -> String { plainText }
    func svg() -> String? { "<svg/>" }
    func png() -> [UInt8]? { [1] }
}

@Test("The first frame comes at once, later ones ten times a second, the last always")
func throttling() {
    let output = RecordingOutput()
    let clock = ManualClock()
    let live = LiveDisplay(on: output, id: "d1", now: { clock.time })
    var made = 0
    for step in 0..<1000 {
        live.update {
            made += 1
            return Label(plainText: "\(step)")
        }
        clock.advance(milliseconds: 1)
    }
    live.finish { Label(plainText: "end") }
    live.finish { Label(plainText: "twice") }
    live.update { Label(plainText: "late") }
    #expect(made == 10)
    let expected =
        ["display d1: 0 as 2"] + (1..<10).map { "update d1: \($0 * 100) as 2" }
        + ["update d1: end as 4"]
    #expect(output.events == expected)
}

@Test("Work that ends at once shows its only frame in full")
func finishedAtOnce() {
    let output = RecordingOutput()
    LiveDisplay(on: output, id: "a").finish { Label(plainText: "x") }
    #expect(output.events == ["display a: x as 4"])
}

@Test("A figure that is slow to draw is drawn less often")
func slowFigures() {
    let output = RecordingOutput()
    let clock = ManualClock()
    let live = LiveDisplay(on: output, id: "a", now: { clock.time })
    for _ in 0..<125 {
        live.update {
            clock.advance(milliseconds: 20)
            return Label(plainText: "x")
        }
        clock.advance(milliseconds: 20)
    }
    // A frame of 20 ms is followed by 1,000 ms without one: 2,500 ms and a few hold three.
    #expect(output.events.count == 3)
}

@Test("A failure while a figure is made passes through, and the display goes on")
func failingFigure() {
    struct Failed: Error {}
    let output = RecordingOutput()
    let live = LiveDisplay(on: output, id: "a")
    #expect(throws: Failed.self) { try live.update { throw Failed() } }
    live.finish { Label(plainText: "x") }
    #expect(output.events == ["display a: x as 4"])
}
