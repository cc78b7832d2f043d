import Bytecode
import Diagnostics

/// The frames that were active at one moment, innermost first.
struct Trace {
    var frames: [RunError.Frame] = []
    /// Frames left out between the innermost and the outermost ones that are listed.
    var omitted = 0
    /// All frames.
    var depth: Int { frames.count + omitted }
}

/// Where a run is: frame chains, source sites, and errors with their places.
extension Machine {
    /// Frames listed at either end of a deep chain.
    private static var listedFrames: Int { 40 }

    /// Calls `body` with each active frame and the index of the instruction it is at, innermost
    /// first, until `body` returns false.
    func forEachFrame(_ body: (Frame, Int) -> Bool) {
        guard isRunning else { return }
        var frame = Frame(state.pointee.base)
        var pc = state.pointee.pc
        var outer = suspended.count
        while true {
            let function = frame.function
            guard body(frame, pc - function.pointee.code - 1) else { return }
            if let back = frame.returnAddress {
                pc = back
                frame = frame.caller
            } else {
                outer -= 1
                guard outer >= 0 else { return }
                pc = suspended[outer].pc
                frame = Frame(suspended[outer].base)
            }
        }
    }

    /// The chain of frames as it is now.
    func trace() -> Trace {
        var innermost: [RunError.Frame] = []
        var others: [(FunctionPointer, Int)] = []
        var otherCount = 0
        forEachFrame { frame, index in
            let function = frame.function
            if innermost.count < Self.listedFrames {
                innermost.append(describe(function, at: index))
            } else {
                // Only the last ones are kept, in a ring.
                if others.count < Self.listedFrames {
                    others.append((function, index))
                } else {
                    others[otherCount % Self.listedFrames] = (function, index)
                }
                otherCount += 1
            }
            return true
        }
        let first = otherCount > others.count ? otherCount % Self.listedFrames : 0
        let outermost = others[first...] + others[..<first]
        return Trace(
            frames: innermost + outermost.map { describe($0.0, at: $0.1) },
            omitted: otherCount - others.count)
    }

    private func describe(_ function: FunctionPointer, at index: Int) -> RunError.Frame {
        let code = function.pointee.source.takeUnretainedValue()
        return RunError.Frame(
            functionName: code.name, range: code.range(at: index), isUser: function.pointee.isUser)
    }

    // MARK: Sites

    /// A mark for the place that the user's code has reached: the innermost frame of a cell or
    /// script; of the library if there is no other.
    package func currentSite() -> SourceSite {
        var site = SourceSite.unknown
        forEachFrame { frame, index in
            let function = frame.function
            let isUser = function.pointee.isUser
            if isUser || site == .unknown {
                // Numbers start at 1, since a site of 0 is unknown.
                site = SourceSite(
                    rawValue: UInt64(function.pointee.number + 1) << 32 | UInt64(index))
            }
            return !isUser
        }
        return site
    }

    /// The place that a site marks; nil for an unknown one.
    package func range(of site: SourceSite) -> SourceRange? {
        let number = Int(site.rawValue >> 32) - 1
        guard number >= 0, number < functionCount, let function = state.pointee.functions[number]
        else { return nil }
        return function.pointee.source.takeUnretainedValue()
            .range(at: Int(site.rawValue & 0xFFFF_FFFF))
    }

    /// Calls `body` with the function's name and the slots of each active call, innermost first: its
    /// `self` and its arguments lie there as long as it needs them.
    package func forEachActiveCall(_ body: (String, Slots) -> Void) {
        forEachFrame { frame, _ in
            body(frame.function.pointee.source.takeUnretainedValue().name, frame.base)
            return true
        }
    }

    // MARK: Errors

    /// Puts what went wrong together with where: within a run before its frames are left, outside one
    /// (forcing tensors at the end of a cell) by the failure's own site alone.
    package func runError(for cause: any Error) -> RunError {
        switch cause {
        case let error as RunError: return error
        case let thrown as ThrownValue: return uncaught(thrown)
        case is Interrupted:
            if let shortage = memoryShortage {
                memoryShortage = nil
                return runError(shortage, at: trace())
            }
            let failure = Failure(id: "interrupted", "stopped")
            return runError(failure, at: trace(), isInterrupted: true)
        case let failure as Failure: return runError(failure, at: trace())
        case let catchable as CatchableFailure:
            return runError(catchable.failure, at: trace())
        default:
            return runError(Failure(id: "native-failure", "\(cause)"), at: trace())
        }
    }

    private func runError(
        _ failure: Failure, at trace: Trace, isInterrupted: Bool = false
    ) -> RunError {
        var error = RunError(failure: failure, isInterrupted: isInterrupted, frames: trace.frames)
        error.omittedFrames = trace.omitted
        error.range =
            failure.site.flatMap { range(of: $0) }
            ?? trace.frames.first { $0.isUser && $0.range != nil }?.range
            ?? trace.frames.first { $0.range != nil }?.range
        return error
    }

    /// The error of a thrown value that nothing caught; releases the value.
    private func uncaught(_ thrown: ThrownValue) -> RunError {
        defer { heap.release(thrown.slot) }
        let object = Object(thrown.slot)
        if object.type.pointee.kind == .native, let caught = object.native as? CaughtFailure {
            return runError(caught.failure, at: thrown.trace)
        }
        let name = object.type.pointee.descriptor.name
        let text = (try? describe(existential: thrown.slot)) ?? name
        let failure = Failure(
            id: "uncaught-error",
            "an error was thrown and not caught: \(text.hasPrefix(name) ? "" : name + ".")\(text)",
            hint: "handle it with do { try … } catch { … }, or use try?")
        return runError(failure, at: thrown.trace)
    }
}

extension FunctionCode {
    /// The source stretch of an instruction.
    func range(at index: Int) -> SourceRange? {
        guard let file, index >= 0, index < ranges.count else { return nil }
        let (start, end) = ranges[index]
        return SourceRange(file: file, start: Int(start), end: Int(end))
    }
}
