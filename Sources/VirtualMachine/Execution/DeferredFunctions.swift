import Bytecode
import Diagnostics

extension Machine {
    /// Loads the code of function `number`, whose placeholder has the frame, and hands it the frame.
    /// Where the code begins; nil with `pendingError` if it cannot run.
    ///
    /// Everything that calls a function enters its code with the arguments in place, so this is the only
    /// place that knows of functions without code.
    func compileFunction(_ number: Int, in frame: Frame) -> CodePointer? {
        do {
            guard let compileDeferred else {
                throw Failure(id: "not-understood", "this function was never compiled")
            }
            load(try compileDeferred(number))
        } catch {
            pendingError = interruption.isRequested ? Interrupted() : error
            return nil
        }
        let function = state.pointee.functions[number].unsafelyUnwrapped
        guard interruption.allowsStack(upTo: frame.base + function.pointee.frameSize) else {
            pendingError =
                interruption.isRequested ? Interrupted() : stackOverflow(calling: function)
            return nil
        }
        frame.base[-1] = UInt64(UInt(bitPattern: function))
        let references = function.pointee.references
        for k in 0..<references.count { frame.base[references[k]] = 0 }
        return function.pointee.code
    }
}
