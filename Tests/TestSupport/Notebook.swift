import Foundation
import NotebookSession
import RichDisplay

/// A session whose cells a test runs one by one.
package final class Notebook {
    package let output: RecordingOutput
    package let session: Session
    private var count = 0

    package init(answers: [String] = [], names: NameLedger? = nil) {
        output = RecordingOutput(answers: answers)
        session = Session(output: output, names: names)
    }

    /// What became of a cell: what it printed, and its value or its error.
    package struct Result {
        package var printed: String
        package var value: MIMEBundle?
        package var error: CellError?
        package var help: MIMEBundle?

        /// The value as a console shows it.
        package var text: String? { value?.plainText }

        /// The error as a user reads it, without colours.
        package var message: String {
            (error?.traceback ?? []).joined(separator: "\n").replacing(
                #/\u{1B}\[[0-9;]*m/#, with: "")
        }
    }

    /// - Parameter cellID: what the front end calls the cell, each time that it runs.
    @discardableResult
    package func run(_ code: String, cellID: String? = nil) -> Result {
        count += 1
        let outcome = session.execute(code, as: NotebookCell(number: count, id: cellID))
        let printed = output.takeStandard()
        switch outcome {
        case .success(let value): return Result(printed: printed, value: value)
        case .help(let page): return Result(printed: printed, help: page)
        case .failure(let error): return Result(printed: printed, error: error)
        }
    }

    /// Runs a cell where recursion may go as deep as it may in the kernel, whose cells have a thread
    /// of their own.
    package func runOnDeepStack(_ code: String) -> Result {
        let finished = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var result = Result(printed: "")
        nonisolated(unsafe) let notebook = self
        let thread = Thread {
            result = notebook.run(code)
            finished.signal()
        }
        thread.stackSize = 512 << 20
        thread.start()
        finished.wait()
        return result
    }
}
