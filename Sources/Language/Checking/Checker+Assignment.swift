import SwiftSyntax

/// `=` and the operators that end in it.
extension Checker {
    /// `a?.b = c` and `a?.b += c`: the chain holds the assignment, whose value is `()` or nil.
    func assigningThroughChain(
        _ target: ExprSyntax, _ syntax: some ExprSyntaxProtocol, _ assign: () -> Expression
    ) -> Expression {
        guard !insideOptionalChain, Self.startsOptionalChain(target), typeExpression(target) == nil
        else { return assign() }
        let inner = insulated(chain: true, assign)
        if inner.type.isError { return inner }
        return Expression(.optionalChain(inner), environment.optional(inner.type), range(syntax))
    }

    func checkAssignment(
        _ left: ExprSyntax, _ right: ExprSyntax, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        if left.is(DiscardAssignmentExprSyntax.self) {
            return Expression(.discard(check(right)), .void, range(syntax))
        }
        if let tuple = left.as(TupleExprSyntax.self), tuple.elements.count > 1,
            hasDiscard(tuple)
        {
            return checkPartialAssignment(tuple, right, syntax)
        }
        if let name = left.as(DeclReferenceExprSyntax.self),
            lookUp(name.baseName.identifierText, at: name).isEmpty
        {
            _ = check(right)
            error(
                "unknown-name", "there is no '\(name.baseName.identifierText)' here to assign to",
                at: left,
                hint:
                    "declare it: 'var \(source(range(syntax)))', or with 'let' if it never changes"
            )
            return failed(syntax)
        }
        let target = check(left)
        if target.type.isError {
            _ = check(right)
            return failed(syntax)
        }
        if let made = initializingWrapper(target, right, at: range(syntax)) { return made }
        requireMutable(target, at: left)
        forgetUse(of: target)
        let value = insulated { check(right, as: target.type, .assignment) }
        return Expression(.assign(target, value), .void, range(syntax))
    }

    /// `(first, _) = pair`: parts of the tuple go nowhere.
    private func checkPartialAssignment(
        _ tuple: TupleExprSyntax, _ right: ExprSyntax, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let target = partialTarget(tuple)
        if target.type.isError {
            _ = check(right)
            return failed(syntax)
        }
        let value = insulated { check(right, as: target.type, .assignment) }
        return Expression(.assign(target, value), .void, range(syntax))
    }

    private func hasDiscard(_ tuple: TupleExprSyntax) -> Bool {
        tuple.elements.contains { element in
            element.expression.is(DiscardAssignmentExprSyntax.self)
                || element.expression.as(TupleExprSyntax.self).map(hasDiscard) == true
        }
    }

    private func partialTarget(_ syntax: TupleExprSyntax) -> Expression {
        let parts = syntax.elements.map { element -> Expression in
            if element.expression.is(DiscardAssignmentExprSyntax.self) {
                return Expression(
                    .placeholder, .variable(TypeVariable()), range(element.expression))
            }
            if let inner = element.expression.as(TupleExprSyntax.self), inner.elements.count > 1 {
                return partialTarget(inner)
            }
            let part = check(element.expression)
            requireMutable(part, at: element.expression)
            forgetUse(of: part)
            return part
        }
        if parts.contains(where: \.type.isError) { return failed(syntax) }
        return Expression(
            .tuple(parts), .tuple(parts.map { Type.TupleElement(label: nil, type: $0.type) }),
            range(syntax))
    }

    /// `x += y`: the type's own `+=`, else `x = x + y`.
    func checkCompound(
        _ name: String, _ left: ExprSyntax, _ right: ExprSyntax, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let written = settledBase(check(left))
        let target = implicitlyForced(written) ?? written
        let value = insulated {
            guard Self.needsContext(right) else { return check(right) }
            let operand = WrittenArgument(syntax: right)
            let own = context(of: operand, named: name, beside: target, at: 0, nil)
            if own != target.type { return check(right, own) }
            let plain = String(name.dropLast())
            return check(right, context(of: operand, named: plain, beside: target, at: 0, nil))
        }
        if target.type.isError || value.type.isError { return failed(syntax) }
        forgetUse(of: target)
        let operands = [
            WrittenArgument(syntax: left, checked: target),
            WrittenArgument(syntax: right, checked: value),
        ]
        // Numbers have `+=` too, as the operator and an assignment, which need no call.
        let plain = String(name.dropLast())
        let isOfNumbers =
            (OperatorFamily(plain) == .arithmetic || OperatorFamily(plain) == .shift)
            && isNumber(target.type) && isNumber(value.type)
        let own =
            isOfNumbers
            ? []
            : viable(operators(name, [target.type, value.type], nil, arity: 2), operands, nil)
        let function = own.first?.declaration as? Function
        // An operator that changes an instance leaves the variable as it is.
        let changesInstance = function?.parameters[0].isInout == false
        if !changesInstance { requireMutable(target, at: left) }
        if let chosen = own.first, function != nil {
            return apply(chosen, Matching(positions: [[0], [1]]), operands, nil, at: syntax)
        }
        let result = binary(plain, target, value, target.type, syntax)
        if result.type.isError { return result }
        let converted = converted(result, to: target.type, .assignment, at: right)
        return Expression(.assign(target, converted), .void, range(syntax))
    }

    private func isNumber(_ type: Type) -> Bool {
        if let literal = type.openLiteral { return literal.isNumber }
        return type.isFree || type.nominal?.isNumber == true
    }

    /// Being given a value is not being used.
    private func forgetUse(of target: Expression) {
        if case .variable(let variable) = target.kind { variable.uses -= 1 }
    }
}
