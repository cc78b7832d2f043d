/// A function or closure while its body is checked: what it captures, what it returns.
final class FunctionContext {
    let parent: FunctionContext?
    let function: Function?
    /// Variables of outer contexts that this one uses, in order of first use.
    var captures: [Variable] = []
    /// Variables that it declares, parameters aside.
    var locals: [Variable] = []
    /// Of `return`.
    var result: Type
    var canThrow: Bool
    /// A single-expression closure, whose expression is its result.
    var sawReturn = false
    /// Whether a `try` or `throw` was seen outside any exhaustive `do`.
    var throwsErrors = false
    /// What the first `return` of a function with an opaque result gave.
    var opaqueResult: Type?
    /// A cell's own statements.
    var isTopLevel = false

    init(parent: FunctionContext?, function: Function?, result: Type, canThrow: Bool) {
        self.parent = parent
        self.function = function
        self.result = result
        self.canThrow = canThrow
    }
}
