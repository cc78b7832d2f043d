import SwiftSyntax

/// Operators between, before and behind operands.
extension Checker {
    /// Types with arithmetic of their own in the machine.
    static let numbers: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
        "Double", "Float",
    ]

    func checkInfix(_ syntax: InfixOperatorExprSyntax, _ expected: Type?) -> Expression {
        if syntax.operator.is(AssignmentExprSyntax.self) {
            return assigningThroughChain(syntax.leftOperand, syntax) {
                checkAssignment(syntax.leftOperand, syntax.rightOperand, syntax)
            }
        }
        guard let symbol = syntax.operator.as(BinaryOperatorExprSyntax.self) else {
            return failed(syntax)
        }
        let name = symbol.operator.text
        return insulated {
            switch name {
            case "&&", "||": return checkLogical(name, syntax, expected)
            case "??": return checkCoalescing(syntax, expected)
            case "==", "!=":
                if let test = checkNilComparison(name, syntax) { return test }
            default: break
            }
            return checkBinary(
                name, WrittenArgument(syntax: syntax.leftOperand),
                WrittenArgument(syntax: syntax.rightOperand), expected, syntax)
        }
    }

    private func checkLogical(
        _ name: String, _ syntax: InfixOperatorExprSyntax, _ expected: Type?
    ) -> Expression {
        var wanted = environment.bool
        if let expected = expected.map(normalized), let nominal = expected.nominal,
            !nominal.isLibrary,
            operators(name, [expected], nil, arity: 2).contains(where: { !$0.declaration.isLibrary }
            )
        {
            wanted = expected
        }
        let first = check(syntax.leftOperand, wanted)
        if let nominal = normalized(first.type).nominal, !nominal.isLibrary {
            // Conditions of a type of the user's, which joins them in its own way.
            let own = operators(name, [first.type], nil, arity: 2).filter {
                !$0.declaration.isLibrary
            }
            if !own.isEmpty {
                let written = [
                    WrittenArgument(syntax: syntax.leftOperand, checked: first),
                    WrittenArgument(syntax: syntax.rightOperand),
                ]
                return resolve(own, written, expected, name: name, at: syntax)
            }
        }
        let left = converted(first, to: environment.bool, .condition, at: syntax.leftOperand)
        let right = check(syntax.rightOperand, as: environment.bool, .condition)
        return Expression(
            name == "&&" ? .and(left, right) : .or(left, right), environment.bool, range(syntax))
    }

    func negated(_ test: Expression) -> Expression {
        let no = Expression(.boolean(false), environment.bool, test.range)
        let yes = Expression(.boolean(true), environment.bool, test.range)
        return Expression(.ternary(test, no, yes), environment.bool, test.range)
    }

    func checkBinary(
        _ name: String, _ leftArgument: WrittenArgument, _ rightArgument: WrittenArgument,
        _ expected: Type?, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        if name.hasSuffix("="), OperatorFamily(name) != .comparison, name != "===", name != "!==",
            !name.hasPrefix("."), name != "~="
        {
            return assigningThroughChain(leftArgument.syntax, syntax) {
                checkCompound(name, leftArgument.syntax, rightArgument.syntax, syntax)
            }
        }
        if let call = functionOperator(name, leftArgument, rightArgument, expected, syntax) {
            return call
        }
        // A side that needs context takes the other side's type.
        let wanted = operandContext(name, expected)
        let left: Expression
        let right: Expression
        let isLeftContextual = leftArgument.isContextual
        let isRightContextual = rightArgument.isContextual
        if isLeftContextual, !isRightContextual {
            right = rightArgument.checked ?? check(rightArgument.syntax)
            left = check(
                leftArgument.syntax,
                context(of: leftArgument, named: name, beside: right, at: 1, wanted))
        } else {
            left =
                leftArgument.checked
                ?? check(
                    leftArgument.syntax,
                    isLeftContextual || isOfLiterals(leftArgument.syntax, for: expected)
                        ? wanted : nil)
            right =
                rightArgument.checked
                ?? check(
                    rightArgument.syntax,
                    isRightContextual
                        ? context(of: rightArgument, named: name, beside: left, at: 0, wanted)
                        : isOfLiterals(rightArgument.syntax, for: expected) ? expected : nil)
        }
        return binary(name, left, right, expected, syntax) {
            if let other = self.fitted(leftArgument, beside: right) { return (other, right) }
            return self.fitted(rightArgument, beside: left).map { (left, $0) }
        }
    }

    /// What is wanted of an operator's operands: `UInt8` for the bounds of a `ClosedRange<UInt8>`, and for those
    /// of a pattern that a `UInt8` is matched with.
    private func operandContext(_ name: String, _ expected: Type?) -> Type? {
        guard Self.rangeType(of: name) != nil, let expected else { return expected }
        let type = normalized(normalized(expected).wrapped ?? expected)
        return type.isLibrary("Range") || type.isLibrary("ClosedRange")
            ? type.arguments.first : expected
    }

    /// `2 * "x"` where a type of the user's is wanted that literals of several kinds make.
    private func isOfLiterals(_ syntax: ExprSyntax, for expected: Type?) -> Bool {
        guard let nominal = expected.map(normalized)?.nominal, !nominal.isLibrary,
            let infix = Self.withoutParentheses(syntax).as(InfixOperatorExprSyntax.self)
        else { return false }
        func isLiteral(_ operand: ExprSyntax) -> Bool {
            let operand = Self.withoutParentheses(operand)
            if let inner = operand.as(InfixOperatorExprSyntax.self) {
                return isLiteral(inner.leftOperand) && isLiteral(inner.rightOperand)
            }
            if let inner = operand.as(PrefixOperatorExprSyntax.self) {
                return isLiteral(inner.expression)
            }
            return operand.is(IntegerLiteralExprSyntax.self)
                || operand.is(FloatLiteralExprSyntax.self)
                || operand.is(StringLiteralExprSyntax.self)
        }
        return isLiteral(ExprSyntax(infix))
    }

    /// A closure parameter of which nothing is known has, beside an operator, the other side's type.
    func assumeSameType(_ name: String, _ left: Type, _ right: Type) {
        guard OperatorFamily(name) == .arithmetic || OperatorFamily(name) == .comparison,
            left.isFree != right.isFree
        else { return }
        _ = solver.unify(left, right)
    }

    func binary(
        _ name: String, _ left: Expression, _ right: Expression, _ expected: Type?,
        _ syntax: some ExprSyntaxProtocol, fitting: (() -> (Expression, Expression)?)? = nil
    ) -> Expression {
        let place = range(syntax)
        if left.type.isError || right.type.isError { return failed(syntax) }
        assumeSameType(name, left.type, right.type)
        if let later = deferred(name, left, right, place) { return later }
        if let exact = exactOperation(name, [left, right], place) { return exact }
        var candidates =
            rangeOperators(name, [left, right])
            ?? operators(name, [left.type, right.type], expected, arity: 2)
        let written = [
            WrittenArgument(syntax: ExprSyntax(syntax), checked: left),
            WrittenArgument(syntax: ExprSyntax(syntax), checked: right),
        ]
        candidates = viable(candidates, written, expected)
        guard let chosen = candidates.first else {
            if let tuple = tupleComparison(name, left, right, syntax) { return tuple }
            if let (left, right) = fitting?() { return binary(name, left, right, expected, syntax) }
            reportOperator(name, left, right, place)
            return failed(syntax)
        }
        return apply(
            chosen, Matching(positions: [[0], [1]]), written, expected, at: syntax)
    }

    func checkPrefix(_ syntax: PrefixOperatorExprSyntax, _ expected: Type?) -> Expression {
        let name = syntax.operator.text
        if name == "..." || name == "..<" || name == "&" {
            return checkUnary(name, check(syntax.expression), expected, syntax)
        }
        let operand = check(syntax.expression, expected)
        if name == "-" || name == "+" {
            switch operand.kind {
            case .integer(let value, let isNegative) where operand.type.openLiteral != nil:
                return Expression(
                    .integer(value, isNegative: name == "-" ? !isNegative : isNegative),
                    operand.type, range(syntax))
            case .float(let value) where operand.type.openLiteral != nil:
                return Expression(.float(name == "-" ? -value : value), operand.type, range(syntax))
            default: break
            }
        }
        if operand.type.isError { return failed(syntax) }
        return checkUnary(name, operand, expected, syntax)
    }

    func checkPostfix(_ syntax: PostfixOperatorExprSyntax) -> Expression {
        let operand = check(syntax.expression)
        if operand.type.isError { return failed(syntax) }
        return checkUnary(syntax.operator.text, operand, nil, syntax, isPostfix: true)
    }

    private func checkUnary(
        _ name: String, _ operand: Expression, _ expected: Type?, _ syntax: some ExprSyntaxProtocol,
        isPostfix: Bool = false
    ) -> Expression {
        if operand.type.openLiteral != nil, name == "-" || name == "~" || name == "!" {
            let operation = PendingOperator(name: name, operands: [operand], range: range(syntax))
            let result = Expression(.pending(operation), operand.type, range(syntax))
            pending.append(result)
            return result
        }
        if operand.type.isError { return failed(syntax) }
        let spelled = name == "..." ? (isPostfix ? "postfix..." : "prefix...") : name
        let written = [WrittenArgument(syntax: ExprSyntax(syntax), checked: operand)]
        var candidates =
            rangeOperators(name, [operand])
            ?? operators(name, [operand.type], expected, arity: 1)
        if spelled != name {
            candidates = candidates.filter {
                ($0.declaration as? Function)?.result.nominal?.name
                    == (isPostfix ? "PartialRangeFrom" : "PartialRangeThrough")
            }
        }
        candidates = viable(candidates, written, expected)
        guard let chosen = candidates.first else {
            environment.error(
                "no-operator", "'\(name)' does not work on \(article(operand.type.resolved))",
                at: range(syntax))
            return failed(syntax)
        }
        return apply(chosen, Matching(positions: [[0]]), written, expected, at: syntax)
    }
}
