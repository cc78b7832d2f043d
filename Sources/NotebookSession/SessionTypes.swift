import Diagnostics
import RichDisplay

/// What became of a cell.
package enum CellOutcome: Sendable {
    /// It ran to its end; the bundle is the value of its last expression, if that has one to show.
    case success(value: MIMEBundle?)
    /// It asked the kernel about a name (`?softmax`); the answer goes beside the notebook.
    case help(MIMEBundle)
    case failure(CellError)
}

/// The one error a failed cell ends with, ready for a front end.
package struct CellError: Error, Sendable {
    /// The diagnostic's id, or `interrupted`: Jupyter's `ename`.
    package var name: String
    /// The message on one line: Jupyter's `evalue`.
    package var message: String
    /// Rendered lines with place, caret, notes and hint, coloured with ANSI escapes.
    package var traceback: [String]
    package var isInterruption: Bool

    package init(name: String, message: String, traceback: [String], isInterruption: Bool = false) {
        self.name = name
        self.message = message
        self.traceback = traceback
        self.isInterruption = isInterruption
    }
}

/// What could stand at the cursor.
package struct Completions: Sendable {
    package struct Candidate: Sendable {
        package var text: String
        /// `function`, `type`, `variable`, `property`, `keyword`, … as front ends know them.
        package var kind: String
        package var signature: String

        package init(text: String, kind: String, signature: String) {
            self.text = text
            self.kind = kind
            self.signature = signature
        }
    }

    package var candidates: [Candidate]
    /// The stretch of code that a candidate replaces, in Unicode scalars.
    package var replacing: Range<Int>

    package init(candidates: [Candidate], replacing: Range<Int>) {
        self.candidates = candidates
        self.replacing = replacing
    }
}

/// Whether a cell may be run as it stands.
package enum Completeness: Sendable, Equatable {
    case complete
    case invalid
    /// More lines are needed; the next begins with this indent.
    case incomplete(indent: String)
}
