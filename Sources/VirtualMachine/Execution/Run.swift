import Bytecode
import Diagnostics

/// Running functions and ending runs: one unwinder for throw, failure and Stop.
extension Machine {
    /// Runs `function`, which takes no arguments, to its end. Its frame's global variables are
    /// written back whether it ends or fails.
    package func run(function number: Int) throws(RunError) {
        precondition(!isRunning, "a machine runs one program at a time")
        isRunning = true
        defer {
            endAllRecordings()
            isRunning = false
        }
        let function = state.pointee.functions[number].unsafelyUnwrapped
        let entry = Frame(stack + FunctionRecord.linkSlots)
        entry.base.update(repeating: 0, count: function.pointee.frameSize)
        entry.link(to: function, from: nil, returningTo: nil)
        state.pointee.base = entry.base
        state.pointee.pc = function.pointee.code + 1
        do {
            try execute(at: function.pointee.code, entry: entry)
        } catch {
            throw runError(for: error)
        }
        writeBackGlobals(of: entry)
        if let error = takeDeinitializerError() { throw runError(for: error) }
    }

    /// Runs from `pc` until the frame `entry` returns. Throws `RunError` for failures, which
    /// nothing catches on the way, and `ThrownValue` for errors that no handler of this run took.
    func execute(at pc: CodePointer, entry: Frame) throws {
        var pc = pc
        var base = entry.base
        while true {
            let exit =
                state.pointee.isRecording
                ? interpret(RecordingMode.self, at: pc, base: base)
                : interpret(PlainMode.self, at: pc, base: base)
            if exit == .finished { return }
            if exit == .modeChange {
                (pc, base) = (state.pointee.pc, state.pointee.base)
                continue
            }
            let frame = Frame(state.pointee.base)
            var thrown: UInt64?
            var thrownTrace: Trace?
            var error: RunError?
            switch exit {
            case .thrown:
                let place = Int((state.pointee.pc - 1).pointee.a)
                thrown = frame.base[place]
                frame.base[place] = 0
            case .native:
                let cause = pendingError ?? Interrupted()
                pendingError = nil
                if let value = cause as? ThrownValue {
                    thrown = value.slot
                    thrownTrace = value.trace
                } else if let catchable = cause as? CatchableFailure {
                    let type = typeTable.native(named: "Failure")
                    thrown = heap.newNative(type, CaughtFailure(catchable.failure)).slot
                } else {
                    error = runError(for: cause)
                }
            default:
                error = runError(for: failure(of: exit, in: frame))
            }
            if let thrown {
                // Places are gone once frames are left, so they are noted first.
                let trace = thrownTrace ?? (isCaught(upTo: entry) ? Trace() : self.trace())
                guard let handler = unwind(to: entry, throwing: thrown) else {
                    throw ThrownValue(slot: thrown, trace: trace)
                }
                (pc, base) = handler
            } else if let error {
                _ = unwind(to: entry, throwing: nil)
                throw error
            }
        }
    }

    /// Leaves frames, releasing what they own, until a handler takes the thrown error or `entry`
    /// is left. Returns where the handler begins.
    private func unwind(to entry: Frame, throwing thrown: UInt64?) -> (CodePointer, Slots)? {
        var frame = Frame(state.pointee.base)
        var pc = state.pointee.pc
        while true {
            let function = frame.function
            if let thrown {
                if let handler = function.pointee.handler(at: pc) {
                    release(handler.releasing, in: frame)
                    frame.base[handler.slot] = thrown
                    return (function.pointee.code + handler.target, frame.base)
                }
            }
            let isEntry = frame.base == entry.base
            if isEntry, suspended.isEmpty { writeBackGlobals(of: frame) }
            let references = function.pointee.references
            for k in 0..<references.count {
                heap.release(frame.base[references[k]])
                frame.base[references[k]] = 0
            }
            guard !isEntry, let back = frame.returnAddress else {
                state.pointee.base = frame.base
                return nil
            }
            pc = back
            frame = frame.caller
        }
    }

    /// Whether a handler between here and `entry` takes a thrown error.
    private func isCaught(upTo entry: Frame) -> Bool {
        var frame = Frame(state.pointee.base)
        var pc = state.pointee.pc
        while true {
            if frame.function.pointee.handler(at: pc) != nil { return true }
            guard frame.base != entry.base, let back = frame.returnAddress else { return false }
            pc = back
            frame = frame.caller
        }
    }

    private func release(_ slots: [Int], in frame: Frame) {
        for slot in slots {
            heap.release(frame.base[slot])
            frame.base[slot] = 0
        }
    }

    /// Moves the entry frame's top-level variables to their globals.
    private func writeBackGlobals(of frame: Frame) {
        let function = frame.function.pointee.source.takeUnretainedValue()
        for (slot, global, count) in function.globalWriteBacks {
            for k in 0..<count {
                state.pointee.globals[global + k] = frame.base[slot + k]
                frame.base[slot + k] = 0
            }
        }
    }

    /// Runs a function above the current frame, for natives that must ask a type's own `==`,
    /// `hash(into:)` or `description`. Arguments are borrowed; `body` reads the results from the
    /// frame's slots 0… and owns them.
    func call<Result>(
        function number: Int, arguments: (Slots) -> Void, results: (Slots) throws -> Result
    ) throws -> Result {
        let function = state.pointee.functions[number].unsafelyUnwrapped
        let (pc, base) = (state.pointee.pc, state.pointee.base)
        let top = isRunning ? base + Frame(base).function.pointee.frameSize : stack
        let entry = Frame(top + FunctionRecord.linkSlots)
        guard interruption.allowsStack(upTo: entry.base + function.pointee.frameSize) else {
            if interruption.isRequested { throw Interrupted() }
            throw stackOverflow(calling: function)
        }
        entry.base.update(repeating: 0, count: function.pointee.frameSize)
        entry.link(to: function, from: nil, returningTo: nil)
        arguments(entry.base)
        if isRunning { suspended.append((pc, base)) }
        let wasRunning = isRunning
        isRunning = true
        defer {
            isRunning = wasRunning
            if wasRunning { suspended.removeLast() }
            state.pointee.pc = pc
            state.pointee.base = base
        }
        try execute(at: function.pointee.code, entry: entry)
        return try results(entry.base)
    }
}
