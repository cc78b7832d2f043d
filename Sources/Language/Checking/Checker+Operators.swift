import Diagnostics
import SwiftSyntax

extension Checker {
    func checkInfix(_ syntax: InfixOperatorExprSyntax, _ expected: Type?) -> Expression {
        if syntax.operator.is(AssignmentExprSyntax.self) {
            return checkAssignment(syntax.leftOperand, syntax.rightOperand, syntax)
        }
        guard let symbol = syntax.operator.as(BinaryOperatorExprSyntax.self) else {
            return failed(syntax)
        }
        let name = symbol.operator.text
        return insulated {
            switch name {
            case "&&", "||": return checkLogical(name, syntax)
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

    private func checkLogical(_ name: String, _ syntax: InfixOperatorExprSyntax) -> Expression {
        let left = check(syntax.leftOperand, as: environment.bool, .condition)
        let right = check(syntax.rightOperand, as: environment.bool, .condition)
        return Expression(
            name == "&&" ? .and(left, right) : .or(left, right), environment.bool, range(syntax))
    }

    private func checkCoalescing(_ syntax: InfixOperatorExprSyntax, _ expected: Type?) -> Expression {
        let left = settledBase(check(syntax.leftOperand, expected.map { environment.optional($0.wrapped ?? $0) }))
        guard let wrapped = left.type.wrapped else {
            if !left.type.isError {
                error(
                    "not-optional", "the left side of '??' is never nil: it is \(article(left.type.resolved))",
                    at: syntax.leftOperand)
            }
            _ = check(syntax.rightOperand)
            return failed(syntax)
        }
        let right = check(syntax.rightOperand, expected ?? wrapped)
        if let value = convert(right, to: wrapped) {
            return Expression(.coalesce(left, value), wrapped, range(syntax))
        }
        if let value = convert(right, to: left.type) {
            return Expression(.coalesce(left, value), left.type, range(syntax))
        }
        reportMismatch(right, wrapped, .other, at: range(syntax.rightOperand))
        return failed(syntax)
    }

    private func checkNilComparison(_ name: String, _ syntax: InfixOperatorExprSyntax) -> Expression? {
        let operand: ExprSyntax
        if syntax.rightOperand.is(NilLiteralExprSyntax.self) { operand = syntax.leftOperand }
        else if syntax.leftOperand.is(NilLiteralExprSyntax.self) { operand = syntax.rightOperand }
        else { return nil }
        let value = settledBase(check(operand))
        if value.type.isError { return failed(syntax) }
        if value.type.wrapped == nil {
            error(
                "not-optional", "\(article(value.type.resolved)) is never nil", at: operand)
            return failed(syntax)
        }
        // `isType` of the optional itself: "is there a value?"
        let test = Expression(.isType(value, value.type), environment.bool, range(syntax))
        if name == "!=" { return test }
        return negated(test)
    }

    func negated(_ test: Expression) -> Expression {
        let no = Expression(.boolean(false), environment.bool, test.range)
        let yes = Expression(.boolean(true), environment.bool, test.range)
        return Expression(.ternary(test, no, yes), environment.bool, test.range)
    }

    // MARK: Binary operators in general

    /// Arithmetic and comparison whose result follows from the operands' common type.
    private static let homogeneous: Set<String> = [
        "+", "-", "*", "/", "%", "&+", "&-", "&*", "&", "|", "^",
    ]
    private static let numbers: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
        "Double", "Float",
    ]
    private static let comparisons: Set<String> = ["==", "!=", "<", ">", "<=", ">="]

    func checkBinary(
        _ name: String, _ leftArgument: WrittenArgument, _ rightArgument: WrittenArgument,
        _ expected: Type?, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        if name.hasSuffix("="), !Self.comparisons.contains(name), name != "===", name != "!==",
            !name.hasPrefix("."), name != "~="
        {
            return checkCompound(name, leftArgument.syntax, rightArgument.syntax, syntax)
        }
        // A side that needs context takes the other side's type.
        let left: Expression
        let right: Expression
        if leftArgument.isContextual, !rightArgument.isContextual {
            right = rightArgument.checked ?? check(rightArgument.syntax)
            left = check(leftArgument.syntax, right.type)
        } else {
            left = leftArgument.checked ?? check(leftArgument.syntax, leftArgument.isContextual ? expected : nil)
            right = rightArgument.checked
                ?? check(rightArgument.syntax, rightArgument.isContextual ? left.type : nil)
        }
        return binary(name, left, right, expected, syntax)
    }

    func binary(
        _ name: String, _ left: Expression, _ right: Expression, _ expected: Type?,
        _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let place = range(syntax)
        if left.type.isError || right.type.isError { return failed(syntax) }
        if let later = deferred(name, left, right, place) { return later }
        var candidates =
            rangeOperators(name, left, right)
            ?? operators(name, [left.type, right.type], expected, arity: 2)
        if candidates.isEmpty, let tuple = tupleComparison(name, left, right, syntax) { return tuple }
        let written = [
            WrittenArgument(syntax: ExprSyntax(syntax), checked: left),
            WrittenArgument(syntax: ExprSyntax(syntax), checked: right),
        ]
        candidates = viable(candidates, written, expected)
        guard let chosen = candidates.first else {
            reportOperator(name, left, right, place)
            return failed(syntax)
        }
        return apply(
            chosen, Matching(positions: [[0], [1]]), written, expected, at: syntax)
    }

    /// Operators over literals alone wait for the literals' type.
    private func deferred(_ name: String, _ left: Expression, _ right: Expression, _ place: SourceRange)
        -> Expression?
    {
        guard left.type.openLiteral != nil, right.type.openLiteral != nil else { return nil }
        let isComparison = Self.comparisons.contains(name)
        guard isComparison || Self.homogeneous.contains(name) else { return nil }
        guard solver.unify(left.type, right.type) else { return nil }
        let operation = PendingOperator(name: name, operands: [left, right], range: place)
        let result = Expression(
            .pending(operation), isComparison ? environment.bool : left.type, place)
        pending.append(result)
        return result
    }

    /// `..<` and `...` of one `Comparable` type, which for literals is still open.
    private func rangeOperators(_ name: String, _ left: Expression, _ right: Expression) -> [Candidate]? {
        guard name == "..<" || name == "...", let comparable = environment.libraryNominal("Comparable"),
            let parameter = comparable.selfParameter
        else { return nil }
        let before = solver.mark()
        guard solver.unify(left.type, right.type) else {
            solver.undo(to: before)
            return nil
        }
        return environment.ownMembers(of: comparable, named: name).compactMap { member in
            guard let function = member as? Function, function.parameters.count == 2 else { return nil }
            return Candidate(
                declaration: function,
                base: Expression(.metatype(left.type), .metatype(left.type), left.range),
                baseType: left.type, substitution: [parameter: left.type])
        }
    }

    /// The operator functions that could be meant: members of the operands' types and their protocols,
    /// and functions in scope.
    func operators(_ name: String, _ types: [Type], _ expected: Type?, arity: Int) -> [Candidate] {
        var result: [Candidate] = []
        var seen: Set<ObjectIdentifier> = []
        func add(_ declaration: Declaration, _ type: Type?, _ map: Substitution) {
            guard let function = declaration as? Function, function.parameters.count == arity,
                seen.insert(ObjectIdentifier(function)).inserted
            else { return }
            result.append(
                Candidate(
                    declaration: function,
                    base: type.map { Expression(.metatype($0), .metatype($0), file.wholeRange) },
                    baseType: type, substitution: map))
        }
        var current: Scope? = scope
        while let here = current {
            for declaration in here.local(name).reversed() { add(declaration, nil, [:]) }
            current = here.parent
        }
        for type in types + (expected.map { [$0] } ?? []) {
            var base = normalized(type)
            if case .variable(let variable) = base, let literal = variable.literal {
                // A literal beside something else: only protocols' generic operators.
                if types.count > 1, types.contains(where: { $0.openLiteral == nil }) { continue }
                base = environment.defaultType(of: literal)
            }
            // Generic types' operators infer their own parameters from both sides.
            if case .nominal(let nominal, let arguments) = base, nominal.kind != .protocolType,
                !arguments.isEmpty
            {
                let opened = Type.nominal(nominal, arguments.map { _ in .variable(TypeVariable()) })
                let map = Dictionary(
                    uniqueKeysWithValues: zip(nominal.parameters, opened.arguments))
                for member in environment.ownMembers(of: nominal, named: name) { add(member, opened, map) }
            }
            for (member, map) in members(of: base, named: name, isStatic: true) {
                add(member, base, map)
            }
            if let wrapped = base.wrapped {
                for (member, map) in members(of: wrapped, named: name, isStatic: true) {
                    add(member, wrapped, map)
                }
            }
        }
        return result
    }

    func viable(_ candidates: [Candidate], _ arguments: [WrittenArgument], _ expected: Type?)
        -> [Candidate]
    {
        let matching = Matching(positions: arguments.indices.map { [$0] })
        var best: [Candidate] = []
        var bestScore = Int.max
        for candidate in candidates {
            guard let score = score(candidate, matching, arguments, expected) else { continue }
            if score < bestScore { (best, bestScore) = ([candidate], score) }
            else if score == bestScore { best.append(candidate) }
        }
        return best
    }

    /// Chooses the operators that waited, innermost first, where their type is known by now.
    func resolvePending() {
        var waiting = pending
        pending = []
        waiting.removeAll { expression in
            guard case .pending(let operation) = expression.kind else { return true }
            guard operation.operands[0].type.openLiteral == nil else { return false }
            let resolved = resolvedOperator(operation, expression)
            expression.kind = resolved.kind
            expression.type = resolved.type
            return true
        }
        pending = waiting + pending
    }

    private func resolvedOperator(_ operation: PendingOperator, _ expression: Expression) -> Expression {
        let candidates = operators(
            operation.name, operation.operands.map(\.type), nil, arity: operation.operands.count)
        let token = ExprSyntax(NilLiteralExprSyntax())
        let written = operation.operands.map { WrittenArgument(syntax: token, checked: $0) }
        guard let chosen = viable(candidates, written, nil).first else {
            reportOperator(
                operation.name, operation.operands[0], operation.operands.last ?? operation.operands[0],
                operation.range)
            return Expression(.error, .error, operation.range)
        }
        let matching = Matching(positions: operation.operands.indices.map { [$0] })
        let applied = apply(chosen, matching, written, nil, at: token)
        return Expression(applied.kind, applied.type, operation.range)
    }

    private func tupleComparison(
        _ name: String, _ left: Expression, _ right: Expression, _ syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard case .tuple(let x) = normalized(left.type), case .tuple(let y) = normalized(right.type),
            x.count == y.count, Self.comparisons.contains(name)
        else { return nil }
        if name != "==", name != "!=" { return tupleOrder(name, left, right, x, y, syntax) }
        var result: Expression?
        for index in x.indices {
            let part = binary(
                "==", Expression(.tupleElement(left, index), x[index].type, left.range),
                Expression(.tupleElement(right, index), y[index].type, right.range), nil, syntax)
            result = result.map {
                Expression(.and($0, part), environment.bool, range(syntax))
            } ?? part
        }
        let equal = result ?? Expression(.boolean(true), environment.bool, range(syntax))
        return name == "==" ? equal : negated(equal)
    }

    /// Tuples compare by their first parts that differ.
    private func tupleOrder(
        _ name: String, _ left: Expression, _ right: Expression, _ x: [Type.TupleElement],
        _ y: [Type.TupleElement], _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        func part(_ name: String, _ index: Int) -> Expression {
            binary(
                name, Expression(.tupleElement(left, index), x[index].type, left.range),
                Expression(.tupleElement(right, index), y[index].type, right.range), nil, syntax)
        }
        var result = part(name, x.count - 1)
        for index in (0..<(x.count - 1)).reversed() {
            let strict = part(name.hasPrefix("<") ? "<" : ">", index)
            result = Expression(
                .ternary(part("==", index), result, strict), environment.bool, range(syntax))
        }
        return result
    }

    func reportOperator(_ name: String, _ left: Expression, _ right: Expression, _ place: SourceRange) {
        let (a, b) = (left.type.resolved, right.type.resolved)
        if a.isError || b.isError { return }
        var hint: String?
        let numbers: Set<String> = ["Int", "Double", "Float", "UInt8", "Int32", "Int64", "UInt"]
        if let x = a.nominal?.name, let y = b.nominal?.name, numbers.contains(x),
            numbers.contains(y), x != y
        {
            let wide = x == "Int" ? y : x
            hint =
                x == wide
                ? "convert one side: \(wide)(\(source(right.range)))"
                : "convert one side: \(wide)(\(source(left.range)))"
            if !Self.homogeneous.contains(name), !Self.comparisons.contains(name), name != "**" {
                hint = nil
            }
        } else if a.wrapped != nil || b.wrapped != nil {
            hint = "unwrap the optional first: with 'if let', '??' or '!'"
        } else if name == "+", a.isLibrary("String") || b.isLibrary("String") {
            hint = "put the value into the text: \"\\(value)\""
        } else if name == "**" {
            hint = "for scalars write pow(x, y)"
        }
        environment.error(
            "no-operator",
            a == b
                ? "'\(name)' does not work on two values of type \(a)"
                : "'\(name)' does not work on \(article(a)) and \(article(b))", at: place, hint: hint)
    }

    // MARK: Assignment

    private func checkAssignment(
        _ left: ExprSyntax, _ right: ExprSyntax, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        if left.is(DiscardAssignmentExprSyntax.self) {
            return Expression(.discard(check(right)), .void, range(syntax))
        }
        if let tuple = left.as(TupleExprSyntax.self), tuple.elements.count > 1,
            tuple.elements.contains(where: { $0.expression.is(DiscardAssignmentExprSyntax.self) })
        {
            error(
                "discard-in-tuple", "'_' cannot stand in a tuple that is assigned to", at: tuple,
                hint: "take the tuple into a constant first: let (a, _) = …")
            return failed(syntax)
        }
        if let name = left.as(DeclReferenceExprSyntax.self),
            lookUp(name.baseName.identifierText, at: name).isEmpty
        {
            _ = check(right)
            error(
                "unknown-name", "there is no '\(name.baseName.identifierText)' here to assign to",
                at: left, hint: "declare it: 'var \(name.baseName.identifierText) = …', or 'let' if it never changes")
            return failed(syntax)
        }
        let target = check(left)
        if target.type.isError {
            _ = check(right)
            return failed(syntax)
        }
        requireMutable(target, at: left)
        let value = check(right, as: target.type, .assignment)
        return Expression(.assign(target, value), .void, range(syntax))
    }

    /// `x += y`: the type's own `+=`, else `x = x + y`.
    private func checkCompound(
        _ name: String, _ left: ExprSyntax, _ right: ExprSyntax, _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let target = settledBase(check(left))
        let value = check(right, Self.needsContext(right) ? target.type : nil)
        if target.type.isError || value.type.isError { return failed(syntax) }
        requireMutable(target, at: left)
        let written = [
            WrittenArgument(syntax: left, checked: target),
            WrittenArgument(syntax: right, checked: value),
        ]
        // Numbers have `+=` too, as the operator and an assignment, which need no call.
        let isNumber = Self.numbers.contains { target.type.isLibrary($0) }
        let own =
            isNumber
            ? []
            : viable(operators(name, [target.type, value.type], nil, arity: 2), written, nil)
        if let chosen = own.first, (chosen.declaration as? Function)?.parameters[0].isInout == true {
            return apply(chosen, Matching(positions: [[0], [1]]), written, nil, at: syntax)
        }
        let plain = String(name.dropLast())
        let result = binary(plain, target, value, target.type, syntax)
        if result.type.isError { return result }
        let converted = converted(result, to: target.type, .assignment, at: right)
        return Expression(.assign(target, converted), .void, range(syntax))
    }

    /// Reports what stands in the way of changing a value; notes the variable as changed.
    func requireMutable(
        _ expression: Expression, at syntax: some SyntaxProtocol, calling method: String? = nil
    ) {
        func complain(_ message: String, hint: String?, declared: Declaration?) {
            let notes = declared.map {
                $0.isLibrary ? [] : [Diagnostic.Note("'\($0.name)' is declared here", at: $0.range)]
            }
            let action = method.map { "cannot call the mutating method '\($0)': " } ?? "cannot change it: "
            error("immutable", action + message, at: syntax, notes: notes ?? [], hint: hint)
        }
        switch expression.kind {
        case .error: return
        case .variable(let variable):
            if variable.isLet, variable.storage == .local, variable.initialValue == nil,
                variable.name != "self", !variable.isInoutParameter, isUninitializedLocal(variable)
            {
                variable.isMutated = true
                return
            }
            if variable.isLet {
                let what =
                    variable.name == "self"
                    ? "'self' is constant here" : "'\(variable.name)' is a constant"
                complain(
                    what,
                    hint: variable.name == "self"
                        ? "declare the method 'mutating'" : "declare it with 'var'",
                    declared: variable.name == "self" ? nil : variable)
            }
            variable.isMutated = true
        case .property(let base, let variable):
            if variable.owner?.kind == .classType { 
                if variable.isLet, !isInitializing(base) { complain("'\(variable.name)' is a constant", hint: "declare it with 'var'", declared: variable) }
                return
            }
            if variable.storage == .stored, variable.isLet, !isInitializing(base) {
                complain("'\(variable.name)' is a constant", hint: "declare it with 'var'", declared: variable)
            } else if variable.storage == .computed, variable.setter == nil {
                complain("'\(variable.name)' has only a getter", hint: nil, declared: variable)
            }
            if variable.setter?.isMutating != false { requireMutable(base, at: syntax, calling: method) }
        case .staticProperty(_, let variable):
            if variable.isLet { complain("'\(variable.name)' is a constant", hint: "declare it with 'static var'", declared: variable) }
            variable.isMutated = true
        case .subscriptAccess(let base, let variable, _, _):
            if variable.setter == nil {
                complain("this subscript has only a getter", hint: nil, declared: variable)
            }
            if variable.owner?.kind != .classType { requireMutable(base, at: syntax, calling: method) }
        case .tupleElement(let base, _), .forceUnwrap(let base), .bindOptional(let base),
            .optionalChain(let base):
            requireMutable(base, at: syntax, calling: method)
        case .tuple(let parts):
            for part in parts { requireMutable(part, at: syntax, calling: method) }
        default:
            complain("this value is temporary", hint: "store it in a variable first", declared: nil)
        }
    }

    /// `let x: Int` that gets its value later.
    private func isUninitializedLocal(_ variable: Variable) -> Bool { variable.isDeferredLet }

    /// `self.x = …` in an initializer may set constants.
    private func isInitializing(_ base: Expression) -> Bool {
        if case .variable(let variable) = base.kind, variable.name == "self" {
            return context?.function?.role == .initializer
        }
        return false
    }

    // MARK: Unary operators and ranges

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
        var candidates = operators(name, [operand.type], expected, arity: 1)
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
