import Bytecode

/// Reading and writing through key paths, by the functions they hold.
extension FunctionLowering {
    func keyPathValue(
        _ base: Expression, _ path: Expression, _ expression: Expression, _ destination: Int?
    ) -> Value {
        guard let call = keyPathCall("_get", path, [Argument(value: base)], expression.type) else {
            return target(destination, descriptor(expression.type))
        }
        return value(call, into: destination)
    }

    func storeThroughKeyPath(_ base: Expression, _ path: Expression, _ fresh: Value) {
        let placeholder = Expression(
            .placeholder, path.type.resolved.arguments.last ?? .error, path.range)
        placeholders[ObjectIdentifier(placeholder)] = fresh.borrowed
        let isReference = path.type.isLibrary("ReferenceWritableKeyPath")
        let arguments = [
            Argument(value: base, isInout: !isReference), Argument(value: placeholder),
        ]
        if let call = keyPathCall("_set", path, arguments, .void) { release(value(call)) }
        placeholders[ObjectIdentifier(placeholder)] = nil
        release(fresh)
    }

    private func keyPathCall(
        _ name: String, _ path: Expression, _ arguments: [Argument], _ result: Type
    ) -> Expression? {
        guard let nominal = concrete(path.type).nominal,
            let function = nominal.storedProperties.first(where: { $0.name == name })
        else { return nil }
        let map = Substitution(nominal.parameters, concrete(path.type).arguments)
        let callee = Expression(
            .property(path, function), function.type.substituting(map), path.range)
        return Expression(.callValue(callee, arguments), result, path.range)
    }
}
