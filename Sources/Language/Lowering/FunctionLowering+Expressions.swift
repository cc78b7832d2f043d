import Bytecode

/// Expressions by kind.
extension FunctionLowering {
    /// Computes an expression.
    ///
    /// - Parameter destination: registers that hold nothing yet and own the result then. Without them
    ///   the answer may be a variable's own registers, borrowed.
    func value(_ expression: Expression, into destination: Int? = nil) -> Value {
        if !placeholders.isEmpty, let known = placeholders[ObjectIdentifier(expression)] {
            return delivered(known, destination)
        }
        mark(expression.range)
        let type = descriptor(expression.type)
        switch expression.kind {
        case .integer(let magnitude, let isNegative):
            return integer(magnitude, isNegative, expression, type, destination)
        case .float(let number): return float(number, expression, type, destination)
        case .boolean(let flag):
            let result = target(destination, type)
            builder.loadInteger(result.register, flag ? 1 : 0)
            return result
        case .string(let text): return string(text, expression, type, destination)
        case .interpolation(let segments): return interpolation(segments, type, destination)
        case .nilLiteral: return none(type, destination)
        case .variable(let variable): return variableValue(variable, type, destination)
        case .functionValue(let function, let map, let base):
            return functionValue(function, map, base, expression, destination)
        case .metatype: return metatype(type, destination)
        case .typeOf(let inner): return typeOf(inner, type, destination)
        case .upcast(let inner): return upcast(inner, expression.type, destination)
        case .superReference(let inner): return upcast(inner, expression.type, destination)
        case .call(let function, let map, let base, let arguments):
            return call(function, map, base, arguments, expression, destination)
        case .callValue(let callee, let arguments):
            return callClosure(callee, arguments, type, destination)
        case .enumCase(let enumCase, let arguments):
            return makeCase(enumCase, arguments, type, destination)
        case .property(let base, let variable):
            return property(base, variable, type, destination)
        case .staticProperty(let owner, let variable):
            return staticProperty(owner, variable, type, destination)
        case .subscriptAccess(let base, let variable, let map, let arguments):
            return subscriptValue(base, variable, map, arguments, type, destination)
        case .keyPathAccess(let base, let path):
            return keyPathValue(base, path, expression, destination)
        case .tupleElement(let base, let index):
            let tuple = value(base)
            guard tuple.type.fields.indices.contains(index) else {
                return target(destination, type)
            }
            return component(of: tuple, at: tuple.type.fields[index].offset, type, destination)
        case .tuple(let parts): return makeTuple(parts, type, destination)
        case .array(let elements): return makeArray(elements, type, destination)
        case .dictionary(let pairs): return makeDictionary(pairs, expression, type, destination)
        case .closure(let closure): return makeClosure(closure, type, destination)
        case .assign(let place, let new):
            assign(place, new)
            return target(destination, type)
        case .discard(let inner):
            release(value(inner))
            return target(destination, type)
        case .ternary, .and, .or: return branches(expression, type, destination)
        case .coalesce(let optional, let fallback):
            return coalesce(optional, fallback, type, destination)
        case .wrap(let inner): return wrap(inner, type, destination)
        case .makeExistential(let inner):
            return makeExistential(inner, expression.type, destination)
        case .convertFunction(let inner): return value(inner, into: destination)
        case .forceUnwrap(let inner): return forceUnwrap(inner, type, destination)
        case .optionalChain(let inner): return optionalChain(inner, type, destination)
        case .bindOptional(let inner): return bindOptional(inner, type, destination)
        case .isType(let inner, let wanted): return isType(inner, wanted, type, destination)
        case .cast(let inner, let wanted, let isForced):
            return cast(inner, wanted, isForced, expression, destination)
        case .delegate(let made):
            delegate(made)
            return target(destination, type)
        case .tryExpression(let inner, let kind):
            return tryValue(inner, kind, type, destination)
        case .ifExpression(let statement):
            return statementValue(statement, expression.type, destination)
        case .placeholder, .pending, .error:
            // The checker has said why. If it has not, running the cell would be worse than this.
            if !environment.problems.contains(where: { $0.severity == .error }) {
                environment.error(
                    "not-understood", "Swiftlet cannot make sense of this expression",
                    at: expression.range, hint: "write it in smaller steps, with types")
            }
            return target(destination, type)
        }
    }

    /// A value that later operands cannot change under our feet.
    func operand(_ expression: Expression, before later: some Collection<Expression>) -> Value {
        let result = value(expression)
        if result.isTemporary || later.allSatisfy({ $0.isCallFree }) { return result }
        guard case .variable(let variable) = expression.root, variable.isMutated else {
            return result
        }
        let copy = temporary(result.type)
        initialize(copy.register, with: result)
        return copy
    }

    private func statementValue(_ statement: Statement, _ type: Type, _ destination: Int?) -> Value
    {
        let result = target(destination, descriptor(type))
        let end = builder.label()
        yieldTargets.append((result.register, concrete(type), end, scopes.count))
        self.statement(statement)
        builder.place(end)
        yieldTargets.removeLast()
        return result
    }
}

extension Expression {
    /// Whether evaluating it runs no code that could change a variable.
    var isCallFree: Bool {
        switch kind {
        case .integer, .float, .boolean, .string, .nilLiteral, .metatype, .placeholder: true
        case .variable(let variable): variable.getter == nil
        case .property(let base, let variable): variable.storage == .stored && base.isCallFree
        case .tupleElement(let base, _), .wrap(let base), .upcast(let base),
            .superReference(let base):
            base.isCallFree
        case .call(let function, _, let base, let arguments):
            function.isIntrinsic && base?.isCallFree != false
                && arguments.allSatisfy { $0.value.isCallFree && !$0.isInout }
        case .subscriptAccess(let base, let variable, _, let arguments):
            variable.getter?.isIntrinsic == true && base.isCallFree
                && arguments.allSatisfy { $0.value.isCallFree }
        case .and(let left, let right), .or(let left, let right):
            left.isCallFree && right.isCallFree
        default: false
        }
    }

    /// The variable an access path starts from.
    var root: Kind {
        switch kind {
        case .property(let base, _), .tupleElement(let base, _): base.root
        default: kind
        }
    }
}
