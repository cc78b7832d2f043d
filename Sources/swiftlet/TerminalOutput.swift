import Glibc
import RichDisplay
import Synchronization

/// A script's output in the terminal: text as it is, displays as their plain text, live displays
/// redrawn in place where the terminal can.
final class TerminalOutput: Output {
    private struct State {
        /// Text on its way to standard output.
        var buffer: [UInt8] = []
        /// The live display that the cursor stands right below, and its height in lines.
        var lastDisplay: (id: String, lines: Int)?
        /// What live displays should show by now but do not, because standard output is a file.
        var unshown: [(id: String, text: String)] = []
    }

    /// A file or pipe gets output in pieces of this many bytes, a terminal at once.
    private static let bufferSize = 65_536

    private let state = Mutex(State())
    private let isTerminal = Terminal.outputIsTerminal

    func write(_ text: String, to stream: OutputStream) {
        state.withLock { $0.lastDisplay = nil }
        switch stream {
        case .standard: put(text)
        case .error:
            // In the order of writing where both go to one terminal.
            flush()
            Terminal.writeToError(text)
        }
    }

    func display(_ bundle: MIMEBundle, id: String?) {
        let text = Self.lines(bundle)
        put(text)
        state.withLock { $0.lastDisplay = id.map { ($0, Self.height(text)) } }
    }

    func update(_ bundle: MIMEBundle, id: String) {
        let text = Self.lines(bundle)
        guard isTerminal else {
            // A log should not hold every step of a progress bar, only where it ended.
            state.withLock { state in
                state.unshown.removeAll { $0.id == id }
                state.unshown.append((id, text))
            }
            return
        }
        let lines = state.withLock { state in
            state.lastDisplay.flatMap { $0.id == id ? $0.lines : nil } ?? 0
        }
        // Up to the display's first line, then clear to the end of the screen.
        if lines > 0 { put("\u{1B}[\(lines)F\u{1B}[J") }
        put(text)
        state.withLock { $0.lastDisplay = (id, Self.height(text)) }
    }

    func clear(waitingForNext: Bool) {}

    func readLine(prompt: String, isPassword: Bool) throws -> String? {
        put(prompt)
        flush()
        guard isPassword, isatty(STDIN_FILENO) == 1 else { return Swift.readLine() }
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        let shown = settings.c_lflag
        settings.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        defer {
            settings.c_lflag = shown
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            put("\n")
        }
        return Swift.readLine()
    }

    /// Writes what is still to be written.
    func finish() {
        let unshown = state.withLock { state in
            defer { state.unshown = [] }
            return state.unshown
        }
        for display in unshown { put(display.text) }
        flush()
    }

    private func put(_ text: String) {
        let isDue = state.withLock { state in
            state.buffer.append(contentsOf: text.utf8)
            return isTerminal || state.buffer.count >= Self.bufferSize
        }
        if isDue { flush() }
    }

    private func flush() {
        let bytes = state.withLock { state in
            defer { state.buffer.removeAll(keepingCapacity: true) }
            return state.buffer
        }
        Terminal.writeToOutput(bytes)
    }

    private static func lines(_ bundle: MIMEBundle) -> String {
        let text = bundle.plainText
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    private static func height(_ text: String) -> Int {
        text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
}
