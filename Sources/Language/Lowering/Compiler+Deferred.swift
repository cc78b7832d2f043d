import Bytecode
import Diagnostics

/// Functions of the library are compiled when something calls them for the first time.
///
/// Most of what a program refers to never runs: descriptions and hashes of types that nobody prints or
/// looks up, messages of failures that do not happen (docs/decisions/0015-library-on-demand.md). A
/// user's functions are compiled with their cell, so that the cell tells all that is wrong with them.
extension Compiler {
    /// The code of a deferred function, with what it needs; nil if it has problems, which lie in the
    /// environment then. It may be asked for again.
    func compile(deferred number: Int) -> ProgramDelta? {
        guard let function = deferred[number] else { return nil }
        var delta = undelivered
        undelivered = ProgramDelta()
        let before = environment.problems.count
        waiting.append(function)
        drain(into: &delta)
        if environment.hasErrors(since: before) {
            delta.functions.removeAll { $0.number == number }
            undelivered = delta
            return nil
        }
        deferred[number] = nil
        return delta
    }

    /// What stands for a deferred function: code that asks for the function's own.
    static func placeholder(for function: Waiting) -> FunctionCode {
        let builder = FunctionBuilder(
            name: function.name, file: nil, parameterSlots: 0, resultSlots: 0)
        builder.emit(.compileFunction, 0, immediate: function.number)
        return builder.finish() ?? FunctionCode(name: function.name)
    }
}
