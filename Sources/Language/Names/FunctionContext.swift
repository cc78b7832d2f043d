import Diagnostics

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
    /// `E` of `throws(E)`, its own or that of the type wanted of a closure.
    var promisedError: Type?
    /// A single-expression closure, whose expression is its result.
    var sawReturn = false
    /// Whether a `try` or `throw` was seen outside any exhaustive `do`.
    var throwsErrors = false
    /// The types of what is returned as `some P`, some of them perhaps only tried.
    var opaqueResults: [(type: Type, range: SourceRange)] = []
    /// What its calls and `throw`s throw, each with its place, where no `do` has caught it.
    var thrown: [(type: Type, range: SourceRange)] = []
    /// Where functions declared in functions are used, for the outermost function and all within it.
    var localUses: [LocalUse] = []
    /// Wrapped properties that an initializer has given their first value, and where.
    var initializedWrappers: [(property: Variable, scope: Scope)] = []
    /// Of a closure: whether the call may yet say more of what it is given.
    var isGivenOpenTypes = false
    /// A cell's own statements.
    var isTopLevel = false

    init(parent: FunctionContext?, function: Function?, result: Type, canThrow: Bool) {
        self.parent = parent
        self.function = function
        self.result = result
        self.canThrow = canThrow
        promisedError = function?.thrown
    }

    /// The function or closure around all others.
    var outermost: FunctionContext { parent?.outermost ?? self }

    /// The innermost function with type parameters, its own or its type's.
    var genericFunction: Function? {
        if let function, !function.signature.parameters.isEmpty || function.owner?.isGeneric == true
        {
            return function
        }
        return parent?.genericFunction
    }

    func lies(in other: FunctionContext) -> Bool {
        self === other || parent?.lies(in: other) == true
    }

    /// Whether it is the other one, or a closure within it: no function that may be called later.
    func runs(amid other: FunctionContext?) -> Bool {
        if self === other { return true }
        return function == nil && parent?.runs(amid: other) == true
    }

    /// Notes that this function needs a variable of one around it, and so do those in between.
    @discardableResult
    func capture(_ variable: Variable) -> Bool {
        var isNew = false
        var here: FunctionContext? = self
        while let current = here, current !== variable.context {
            if !current.captures.contains(variable) {
                current.captures.append(variable)
                isNew = true
            }
            here = current.parent
        }
        return isNew
    }
}

/// A place where a function declared within a function is called or taken as a value.
struct LocalUse {
    let context: FunctionContext
    let function: Function
    let range: SourceRange
}
