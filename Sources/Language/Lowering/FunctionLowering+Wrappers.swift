import Bytecode

/// Property wrappers around values that an initializer is given.
extension FunctionLowering {
    func wrapping(_ given: Value, in wrapped: WrappedProperty) -> Value {
        let checker = Checker(
            environment: environment, file: wrapped.variable.file, scope: wrapped.variable.scope)
        let place = wrapped.variable.range
        let placeholder = Expression(.placeholder, wrapped.variable.type, place)
        placeholders[ObjectIdentifier(placeholder)] = given
        defer { placeholders[ObjectIdentifier(placeholder)] = nil }
        return owned(value(checker.wrapping(placeholder, in: wrapped)))
    }
}
