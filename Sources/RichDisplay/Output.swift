/// One piece of rich output: the same content in several MIME types, of which a front end shows
/// the richest it can.
package struct MIMEBundle: Sendable {
    /// A representation: text as it is, or bytes (sent as base64).
    package enum Content: Sendable, Equatable {
        case text(String)
        case data([UInt8])
    }

    /// In order of adding; a type occurs once.
    package private(set) var representations: [(type: String, content: Content)] = []

    package init() {}

    package init(plain: String) { self["text/plain"] = .text(plain) }

    package subscript(type: String) -> Content? {
        get { representations.first { $0.type == type }?.content }
        set {
            representations.removeAll { $0.type == type }
            if let newValue { representations.append((type, newValue)) }
        }
    }

    /// What a console shows.
    package var plainText: String {
        if case .text(let text)? = self["text/plain"] { return text }
        return ""
    }
}

/// The only way out of a running cell: iopub in a notebook, the terminal in `swiftlet run`.
///
/// Called on the thread that runs the program; an implementation may hand the work to another.
package protocol Output: AnyObject, Sendable {
    func write(_ text: String, to stream: OutputStream)
    /// Shows a bundle. With an `id`, later `update`s replace what is shown in place.
    func display(_ bundle: MIMEBundle, id: String?)
    func update(_ bundle: MIMEBundle, id: String)
    /// Clears the cell's output, at once or when the next output comes.
    func clear(waitingForNext: Bool)
    /// Asks the user for a line. Nil at the end of input or where nobody can be asked.
    func readLine(prompt: String, isPassword: Bool) throws -> String?
}

package enum OutputStream: String, Sendable {
    case standard = "stdout"
    case error = "stderr"
}
