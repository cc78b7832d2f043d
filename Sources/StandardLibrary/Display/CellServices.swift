import Autodiff
import RichDisplay
import TensorEngine
import VirtualMachine

/// What happens around each cell, for the session: it calls `begin` before and `end` after.
///
/// State is of the whole process, because the engine's is: one thread runs programs.
package enum CellServices {
    /// What the cell's last expression is to be shown as; written by `_presentResult`.
    nonisolated(unsafe) static var result: MIMEBundle?

    /// Prepares for a cell that `machine` will run: Stop reaches the engine, layers are in use.
    package static func begin(_ machine: Machine) {
        Engine.interruptFlag = machine.interruption.flag.assumingMemoryBound(to: Int32.self)
        machine.limitMemory(to: MemoryAccountant.limit)
        Phase.isTraining = false
        result = nil
    }

    /// Ends a cell, however it ended: live displays get their final form. Returns what the last
    /// expression is to be shown as.
    package static func end() -> MIMEBundle? {
        LiveFigure.finishAll()
        // The flag lies in the machine's memory, which may not outlive the session.
        Engine.interruptFlag = nil
        defer { result = nil }
        return result
    }

    /// Computes every tensor a program still refers to, so that what fails does so in the cell
    /// that wrote it down. Throws a `Failure` with the site of that line.
    package static func computePending() throws { try Engine.forceAll() }

    /// Whether values are only told of, and what nobody computed stays so.
    nonisolated(unsafe) static var isOnlyLooking = false

    /// Describes values for somebody who did not ask for work: it may take long, and no Stop reaches it.
    package static func withoutComputing<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = isOnlyLooking
        isOnlyLooking = true
        defer { isOnlyLooking = before }
        return try body()
    }

    /// A cell was stopped: the next one need not compute what it left.
    package static func shelvePending() { Engine.shelvePending() }

    /// A value in every form that a cell that ends with it would show.
    package static func presentation(
        of slots: Slots, as type: TypePointer, in machine: Machine
    ) throws -> MIMEBundle? {
        try Presentation.bundle(of: slots, as: type, in: machine)
    }

    /// Starts a session: random numbers come from a fixed seed, so that Restart and Run All repeats.
    package static func startSession() { Engine.seedRandom(0) }
}
