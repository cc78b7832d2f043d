import RichDisplay
import Synchronization

/// An `Output` that remembers what a program wrote and displayed.
package final class RecordingOutput: Output {
    package struct Display: Sendable {
        package let bundle: MIMEBundle
        package let id: String?
        package let isUpdate: Bool
    }

    private struct State {
        var standard = ""
        var error = ""
        var displays: [Display] = []
        var answers: [String] = []
        var onWrite: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// - Parameter answers: what `readLine` gives, in order.
    package init(answers: [String] = []) { state.withLock { $0.answers = answers } }

    package var standard: String { state.withLock { $0.standard } }
    package var error: String { state.withLock { $0.error } }
    package var displays: [Display] { state.withLock { $0.displays } }

    /// Everything so far, which is then forgotten.
    package func takeStandard() -> String {
        state.withLock { state in
            defer { state.standard = "" }
            return state.standard
        }
    }

    /// Runs whenever a program has written something, on the program's thread.
    package func whenWritten(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.onWrite = action }
    }

    package func write(_ text: String, to stream: OutputStream) {
        let action = state.withLock { state in
            if stream == .standard { state.standard += text } else { state.error += text }
            return state.onWrite
        }
        action?()
    }

    package func display(_ bundle: MIMEBundle, id: String?) {
        state.withLock { $0.displays.append(Display(bundle: bundle, id: id, isUpdate: false)) }
    }

    package func update(_ bundle: MIMEBundle, id: String) {
        state.withLock { $0.displays.append(Display(bundle: bundle, id: id, isUpdate: true)) }
    }

    package func clear(waitingForNext: Bool) {}

    package func readLine(prompt: String, isPassword: Bool) throws -> String? {
        state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
    }
}
