import Diagnostics

/// Why a run ended early: what happened, and where.
package struct RunError: Error {
    /// A function that was active, with the place it had reached.
    package struct Frame: Sendable {
        package let functionName: String
        package let range: SourceRange?
        /// Whether it is the user's code, not the library's.
        package let isUser: Bool

        package init(functionName: String, range: SourceRange?, isUser: Bool) {
            self.functionName = functionName
            self.range = range
            self.isUser = isUser
        }
    }

    package var failure: Failure
    /// Whether the user pressed Stop.
    package var isInterrupted: Bool
    /// Innermost first; of a very deep recursion only both ends.
    package var frames: [Frame]
    /// How many frames the middle that was left out had.
    package var omittedFrames = 0
    /// The place to show: where the failing work was written down, else the innermost frame of
    /// the user's own code.
    package var range: SourceRange?

    package init(
        failure: Failure, isInterrupted: Bool, frames: [Frame], omittedFrames: Int = 0,
        range: SourceRange? = nil
    ) {
        self.failure = failure
        self.isInterrupted = isInterrupted
        self.frames = frames
        self.omittedFrames = omittedFrames
        self.range = range
    }
}

/// A failure that programs may catch: natives of functions marked `throws` throw it.
package struct CatchableFailure: Error {
    package let failure: Failure

    package init(_ failure: Failure) { self.failure = failure }
}

/// What `catch` gets for a `CatchableFailure`: an error whose description is the message.
package final class CaughtFailure: NativeObject {
    package let failure: Failure

    package init(_ failure: Failure) { self.failure = failure }

    package var typeName: String { "Failure" }
    package func describe() -> String { failure.message }
}

/// An error of the program's own travelling through a native that ran the program's code.
struct ThrownValue: Error {
    /// The existential, owned.
    let slot: UInt64
    /// Where it was thrown.
    let trace: Trace
}
