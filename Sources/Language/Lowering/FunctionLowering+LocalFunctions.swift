import Bytecode

/// Functions declared in functions: code like a closure's, with what it captures in an object.
///
/// The object is made where the function is used, from the captures at hand there, so that functions
/// which use each other hold no references to each other. A call of the function from itself passes
/// on the object it was called with.
extension FunctionLowering {
    /// What a local function is called with before its arguments.
    ///
    /// - Parameter code: the function's number where its types are not those at hand.
    func environmentInput(_ function: Function, _ map: Substitution, code: Int? = nil)
        -> CallInput
    {
        if let passedEnvironment { return .value(passedEnvironment.object) }
        let captured = captures(of: function)
        if captured.isEmpty { return .constant(0) }
        let type = descriptor(.function(FunctionType(parameters: [], result: .void)))
        if self.function === function {
            return .value(Value(register: 0, type: type, isOwned: false, isTemporary: false))
        }
        return .value(
            closureObject(code ?? localNumber(function, map), captured, type, nil))
    }

    func captureLayout(of function: Function) -> [Capture] {
        passedEnvironment?.captures ?? captureLayout(captures(of: function))
    }

    func localFunctionValue(
        _ function: Function, _ map: Substitution, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let captured = captures(of: function)
        if self.function === function, !captured.isEmpty {
            let own = Value(register: 0, type: type, isOwned: false, isTemporary: false)
            return delivered(own, destination)
        }
        return closureObject(localNumber(function, map), captured, type, destination)
    }

    private func captures(of function: Function) -> [(variable: Variable, location: Location)] {
        (function.body?.captures ?? []).map { ($0, location(of: $0)) }
    }

    /// The number of a local function's code for the types at hand.
    func localNumber(_ function: Function, _ map: Substitution) -> Int {
        let substitution = substitution.merging(map)
        let instance = Compiler.LocalInstance(function: function, substitution: substitution)
        if let known = compiler.localNumbers[instance] { return known }
        let layout = captureLayout(of: function)
        let compiler = compiler
        let number = compiler.enqueue {
            guard let body = function.body else { return nil }
            return FunctionEmitter(
                compiler: compiler,
                checker: Checker(environment: compiler.environment, file: function.file)
            ).emitClosure(
                body, parameters: function.parameters.map(\.isInout), result: function.result,
                captures: layout, name: function.name, file: function.file,
                substitution: substitution, function: function)
        }
        compiler.localNumbers[instance] = number
        return number
    }
}
