import Diagnostics

/// One compiled function.
///
/// A frame begins with the parameters (borrowed: the caller keeps them alive; a function value's own
/// closure object comes first, and `inout` parameters are addresses). Results are left in slots 0…,
/// owned by the caller. A call's window `w` lies at the end of the caller's frame: slots w, w+1, w+2 are
/// the machine's (return address, base, function), the callee's frame begins at w+3.
package final class FunctionCode: @unchecked Sendable {
    /// The code from `start` up to `end` hands thrown errors to `target`, with the error in `slot`.
    package struct Handler: Sendable {
        package let start: Int
        package let end: Int
        package let target: Int
        package let slot: Int
        /// Slots of `referenceSlots` to release on the way: those that belong to the guarded scope.
        package let releasing: [Int]

        package init(start: Int, end: Int, target: Int, slot: Int, releasing: [Int]) {
            self.start = start
            self.end = end
            self.target = target
            self.slot = slot
            self.releasing = releasing
        }
    }

    package var name: String
    package var code: [Instruction] = []
    package var constants: [UInt64] = []
    package var literals: [String] = []
    package var failures: [Failure] = []
    /// In slots, the windows of calls included.
    package var frameSize = 0
    package var parameterSlots = 0
    package var resultSlots = 0
    /// Slots that hold owned references or 0. The machine zeroes them on entry; the unwinder releases them.
    package var referenceSlots: [Int] = []
    /// Innermost first.
    package var handlers: [Handler] = []
    /// Top-level variables that live in this frame while a cell runs: copied out, owned, when the cell
    /// ends or fails. (slot, global, count)
    package var globalWriteBacks: [(slot: Int, global: Int, count: Int)] = []
    package var file: SourceFile?
    /// Source stretch of each instruction, in UTF-8 offsets of `file`.
    package var ranges: [(start: Int32, end: Int32)] = []

    package init(name: String) { self.name = name }
}

/// What a compiled cell adds to a program. Numbers continue where the last one ended.
package struct ProgramDelta: Sendable {
    package var functions: [(number: Int, code: FunctionCode)] = []
    package var descriptors: [TypeDescriptor] = []
    /// The number of globals after this cell.
    package var globalCount = 0
    /// Which of the new globals hold references (for the session's end and for redefinition).
    package var globalReferences: [Int] = []
    /// To run, without arguments.
    package var entry: Int?

    package init() {}
}
