import Diagnostics
import SwiftSyntax

extension Checker {
    /// Checks an expression; the result's type need not be the expected one yet.
    func check(_ syntax: ExprSyntax, _ expected: Type? = nil) -> Expression {
        if !insideOptionalChain, Self.startsOptionalChain(syntax) {
            return checkOptionalChain(syntax, expected)
        }
        let expression = checkKind(syntax, expected)
        return expression
    }

    private func checkKind(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        switch syntax.as(ExprSyntaxEnum.self) {
        case .integerLiteralExpr(let literal): return checkInteger(literal)
        case .floatLiteralExpr(let literal): return checkFloat(literal)
        case .booleanLiteralExpr(let literal):
            return Expression(
                .boolean(literal.literal.tokenKind == .keyword(.true)), environment.bool,
                range(syntax))
        case .stringLiteralExpr(let literal): return checkString(literal, expected)
        case .nilLiteralExpr: return checkNil(syntax, expected)
        case .declReferenceExpr(let reference): return checkReference(reference, expected)
        case .memberAccessExpr(let member): return checkMemberAccess(member, expected)
        case .functionCallExpr(let call): return checkCall(call, expected)
        case .subscriptCallExpr(let call): return checkSubscript(call, expected)
        case .infixOperatorExpr(let infix): return checkInfix(infix, expected)
        case .prefixOperatorExpr(let prefix): return checkPrefix(prefix, expected)
        case .postfixOperatorExpr(let postfix): return checkPostfix(postfix)
        case .ternaryExpr(let ternary): return checkTernary(ternary, expected)
        case .tupleExpr(let tuple): return checkTuple(tuple, expected)
        case .arrayExpr(let array): return checkArray(array, expected)
        case .dictionaryExpr(let dictionary): return checkDictionary(dictionary, expected)
        case .closureExpr(let closure): return checkClosure(closure, expected)
        case .forceUnwrapExpr(let unwrap): return checkForceUnwrap(unwrap, expected)
        case .optionalChainingExpr(let chain):
            let base = settledBase(check(chain.expression))
            guard let wrapped = base.type.wrapped else {
                if !base.type.isError {
                    error(
                        "not-optional", "'?' needs an optional, and this is \(article(base.type.resolved))",
                        at: chain.expression, hint: "leave out the '?'")
                }
                return failed(syntax)
            }
            let bound = Expression(.bindOptional(base), wrapped, range(syntax))
            bound.isLvalue = base.isLvalue
            return bound
        case .tryExpr(let attempt): return checkTry(attempt, expected)
        case .asExpr(let cast): return checkCast(cast)
        case .isExpr(let test):
            let value = check(test.expression)
            return Expression(
                .isType(value, resolver.resolve(test.type)), environment.bool, range(syntax))
        case .ifExpr, .switchExpr: return checkStatementExpression(syntax, expected)
        case .genericSpecializationExpr:
            if let type = typeExpression(syntax) {
                return Expression(.metatype(type), .metatype(type), range(syntax))
            }
            return failed(syntax)
        case .inOutExpr(let argument):
            error(
                "unexpected-inout", "'&' belongs before an argument of an inout parameter", at: syntax)
            return check(argument.expression)
        case .discardAssignmentExpr:
            error("unexpected-discard", "'_' can stand only on the left of '='", at: syntax)
            return failed(syntax)
        case .missingExpr: return failed(syntax)
        case .awaitExpr(let waiting):
            error(
                "unsupported-async", "Swiftlet has no async functions", at: syntax,
                hint: "leave out 'await'")
            return check(waiting.expression)
        case .regexLiteralExpr: return unsupported("regular expression literals", syntax)
        case .macroExpansionExpr: return unsupported("macros", syntax)
        case .keyPathExpr: return unsupported("key paths", syntax, hint: "use a closure: { $0.name }")
        case .superExpr: return unsupported("'super'", syntax)
        default: return unsupported("this kind of expression", syntax)
        }
    }

    private func unsupported(_ what: String, _ syntax: ExprSyntax, hint: String? = nil) -> Expression
    {
        error("unsupported-expression", "Swiftlet does not support \(what) yet", at: syntax, hint: hint)
        return failed(syntax)
    }

    // MARK: Literals

    private func checkInteger(_ syntax: IntegerLiteralExprSyntax) -> Expression {
        let text = syntax.literal.text.replacing("_", with: "")
        let value: UInt64?
        if text.hasPrefix("0x") { value = UInt64(text.dropFirst(2), radix: 16) }
        else if text.hasPrefix("0b") { value = UInt64(text.dropFirst(2), radix: 2) }
        else if text.hasPrefix("0o") { value = UInt64(text.dropFirst(2), radix: 8) }
        else { value = UInt64(text) }
        guard let value else {
            error("literal-too-large", "\(text) does not fit into 64 bits", at: syntax)
            return failed(syntax)
        }
        return Expression(
            .integer(value, isNegative: false), literalVariable(.integer), range(syntax))
    }

    private func checkFloat(_ syntax: FloatLiteralExprSyntax) -> Expression {
        let text = syntax.literal.text.replacing("_", with: "")
        return Expression(.float(Double(text) ?? .nan), literalVariable(.float), range(syntax))
    }

    private func checkString(_ syntax: StringLiteralExprSyntax, _ expected: Type?) -> Expression {
        var segments: [Expression] = []
        var hasInterpolation = false
        for segment in syntax.segments {
            switch segment {
            case .stringSegment(let part):
                let text = part.content.text
                let value = StringLiterals.unescaped(
                    text, isRaw: syntax.openingPounds != nil)
                segments.append(Expression(.string(value), environment.string, range(part)))
            case .expressionSegment(let part):
                hasInterpolation = true
                guard let first = part.expressions.first else { continue }
                let value = checkWhole(first.expression)
                if value.type.wrapped != nil {
                    // Swift warns here; the value prints as Optional(…).
                }
                segments.append(value)
            }
        }
        if !hasInterpolation {
            var text = ""
            for segment in segments { if case .string(let part) = segment.kind { text += part } }
            let kind: TypeVariable.Literal = text.count == 1 ? .character : .string
            return Expression(.string(text), literalVariable(kind), range(syntax))
        }
        return Expression(.interpolation(segments), environment.string, range(syntax))
    }

    private func checkNil(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        if let expected = expected.map(normalized) {
            if expected.wrapped != nil { return Expression(.nilLiteral, expected, range(syntax)) }
            if expected.isUnresolvedVariable {
                let type = environment.optional(.variable(TypeVariable()))
                return Expression(.nilLiteral, type, range(syntax))
            }
            if expected.isError { return failed(syntax) }
            error(
                "nil-not-optional", "nil cannot be \(article(expected.resolved))", at: syntax,
                hint: "only an optional can be nil: declare the type as \(expected.resolved)?")
            return failed(syntax)
        }
        let type = environment.optional(.variable(TypeVariable()))
        return Expression(.nilLiteral, type, range(syntax))
    }

    private func checkTuple(_ syntax: TupleExprSyntax, _ expected: Type?) -> Expression {
        if syntax.elements.count == 1, let only = syntax.elements.first, only.label == nil {
            return insulated { check(only.expression, expected) }
        }
        var wanted: [Type?] = syntax.elements.map { _ in nil }
        if case .tuple(let elements)? = expected.map(normalized), elements.count == wanted.count {
            wanted = elements.map(\.type)
        }
        var parts: [Expression] = []
        var elements: [Type.TupleElement] = []
        for (element, type) in zip(syntax.elements, wanted) {
            let part = check(element.expression, type)
            parts.append(part)
            elements.append(
                Type.TupleElement(label: element.label?.identifierText, type: part.type))
        }
        let result = Expression(.tuple(parts), .tuple(elements), range(syntax))
        result.isLvalue = parts.allSatisfy(\.isLvalue)
        return result
    }

    private func checkArray(_ syntax: ArrayExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        if let target, let nominal = target.nominal, !target.isLibrary("Array"),
            conformances.conforms(target, toLibrary: "ExpressibleByArrayLiteral")
        {
            return checkArrayLiteral(syntax, as: target, nominal)
        }
        let element: Type
        if let target, target.isLibrary("Array") {
            element = target.arguments[0]
        } else {
            element = .variable(TypeVariable())
        }
        let values = elements(syntax, element)
        if syntax.elements.isEmpty, expected == nil {
            error(
                "empty-literal", "an empty array needs a type", at: syntax,
                hint: "write for example [Int]() or declare the variable's type")
            return failed(syntax)
        }
        return Expression(.array(values), environment.array(of: element), range(syntax))
    }

    private func elements(_ syntax: ArrayExprSyntax, _ element: Type) -> [Expression] {
        var values: [Expression] = []
        for item in syntax.elements {
            let type = normalized(element)
            let value = check(item.expression, type.isUnresolvedVariable && type.openLiteral == nil ? nil : type)
            values.append(value)
            if let converted = convert(value, to: type) {
                values[values.count - 1] = converted
            } else {
                reportMismatch(value, type, .element, at: range(item.expression))
            }
        }
        return values
    }

    /// A type of the library or a user's that array literals can make: Set, Tensor, Shape.
    private func checkArrayLiteral(_ syntax: ArrayExprSyntax, as target: Type, _ nominal: Nominal)
        -> Expression
    {
        let found = members(of: target, named: "init", isStatic: true).filter {
            ($0.0 as? Function)?.parameters.first?.label == "arrayLiteral"
        }
        let metatype = Expression(.metatype(target), .metatype(target), range(syntax))
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: target, substitution: $0.1)
        }
        if candidates.isEmpty { return failed(syntax) }
        var written = syntax.elements.map { WrittenArgument(label: nil, syntax: $0.expression) }
        if !written.isEmpty { written[0].label = "arrayLiteral" }
        return resolve(candidates, written, target, name: nominal.name, at: syntax)
    }

    private func checkDictionary(_ syntax: DictionaryExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        let key: Type
        let value: Type
        if let target, target.isLibrary("Dictionary") {
            (key, value) = (target.arguments[0], target.arguments[1])
        } else {
            (key, value) = (.variable(TypeVariable()), .variable(TypeVariable()))
        }
        var pairs: [(Expression, Expression)] = []
        if case .elements(let elements) = syntax.content {
            for element in elements {
                pairs.append(
                    (
                        check(element.key, as: key, .element),
                        check(element.value, as: value, .element)
                    ))
            }
        }
        return Expression(
            .dictionary(pairs), environment.libraryType("Dictionary", [key, value]), range(syntax))
    }

    // MARK: Names and members

    private func checkReference(_ syntax: DeclReferenceExprSyntax, _ expected: Type?) -> Expression {
        let name = syntax.baseName.identifierText
        if case .dollarIdentifier = syntax.baseName.tokenKind {
            guard let index = Int(name.dropFirst()), index < dollarParameters.count else {
                error(
                    "no-closure-argument",
                    dollarParameters.isEmpty
                        ? "'\(name)' can stand only in a closure without named parameters"
                        : "this closure has \(count(dollarParameters.count, "argument")), so there is no '\(name)'",
                    at: syntax)
                return failed(syntax)
            }
            return reference(to: dollarParameters[index], range(syntax))
        }
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        if case .binaryOperator = syntax.baseName.tokenKind {
            return operatorValue(name, expected, syntax)
        }
        let candidates = lookUp(name, at: syntax)
        guard !candidates.isEmpty else {
            reportUnknownName(name, at: syntax)
            return failed(syntax)
        }
        return use(choose(candidates, expected), at: ExprSyntax(syntax))
    }

    /// `+` as a function: the one for the expected operand types.
    private func operatorValue(_ name: String, _ expected: Type?, _ syntax: DeclReferenceExprSyntax)
        -> Expression
    {
        guard case .function(let wanted)? = expected.map(normalized) else {
            error(
                "no-context", "which '\(name)' is meant cannot be inferred here", at: syntax,
                hint: "write a closure: { $0 \(name) $1 }")
            return failed(syntax)
        }
        let written = wanted.parameters.map {
            WrittenArgument(
                syntax: ExprSyntax(syntax), checked: Expression(.placeholder, $0.type, range(syntax)))
        }
        let candidates = viable(
            operators(name, wanted.parameters.map(\.type), wanted.result, arity: written.count),
            written, wanted.result)
        guard let chosen = candidates.first else {
            let types = wanted.parameters.map { "\($0.type.resolved)" }.joined(separator: ", ")
            error("no-operator", "'\(name)' does not work on (\(types))", at: syntax)
            return failed(syntax)
        }
        return use(opened(chosen), at: ExprSyntax(syntax))
    }

    /// Among functions of one name the one that has the expected type.
    private func choose(_ candidates: [Candidate], _ expected: Type?) -> Candidate {
        if candidates.count > 1, let expected {
            for candidate in candidates {
                guard let function = candidate.declaration as? Function else { continue }
                let fits = solver.speculate {
                    solver.unify(.function(function.type), normalized(expected))
                }
                if fits { return candidate }
            }
        }
        return candidates[0]
    }

    /// A name or member as a value.
    func use(_ candidate: Candidate, at syntax: ExprSyntax) -> Expression {
        let place = range(syntax)
        switch candidate.declaration {
        case let variable as Variable:
            variable.completion?()
            if variable.owner == nil || variable.storage == .local {
                return reference(to: variable, place)
            }
            let type = normalized(conformances.substitute(variable.type, candidate.substitution))
            guard let base = candidate.base else { return failed(syntax) }
            if variable.isStatic {
                let result = Expression(
                    .staticProperty(candidate.baseType ?? base.type, variable), type, place)
                result.isLvalue = !variable.isLet && (variable.storage == .staticStored || variable.setter != nil)
                return result
            }
            return property(base, variable, type, place)
        case let function as Function:
            var map = candidate.substitution
            for parameter in function.signature.parameters {
                map[parameter] = .variable(TypeVariable())
                for constraint in parameter.constraints {
                    obligations.append((map[parameter]!, constraint, place))
                }
            }
            let type = normalized(conformances.substitute(.function(function.type), map))
            let base = function.isStatic ? nil : candidate.base
            return Expression(.functionValue(function, map, base: base), type, place)
        case let enumCase as EnumCase:
            let type = candidate.baseType.map(normalized) ?? enumCase.owner.declaredType
            if enumCase.payload.isEmpty { return Expression(.enumCase(enumCase, []), type, place) }
            error(
                "missing-payload", "the case '\(enumCase.name)' needs its values",
                at: syntax, hint: "write \(Signatures.text(of: enumCase).dropFirst(5))")
            return failed(syntax)
        case let nominal as Nominal:
            let type = Type.nominal(nominal, nominal.parameters.map { _ in .variable(TypeVariable()) })
            return Expression(.metatype(type), .metatype(type), place)
        default: return failed(syntax)
        }
    }

    func property(_ base: Expression, _ variable: Variable, _ type: Type, _ place: SourceRange)
        -> Expression
    {
        let result = Expression(.property(base, variable), type, place)
        let isReference = variable.owner?.kind == .classType
        if variable.storage == .stored {
            result.isLvalue = !variable.isLet && (base.isLvalue || isReference)
        } else if let setter = variable.setter {
            result.isLvalue = base.isLvalue || !setter.isMutating || isReference
        }
        return result
    }

    private func checkMemberAccess(_ syntax: MemberAccessExprSyntax, _ expected: Type?) -> Expression {
        let name = syntax.declName.baseName.identifierText
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        guard let baseSyntax = syntax.base else {
            guard let type = contextualType(expected, named: name) else {
                error(
                    "no-context", "the type of '.\(name)' cannot be inferred here", at: syntax,
                    hint: "write the type before the dot")
                return failed(syntax)
            }
            return checkStaticMember(type, name, syntax, expected)
        }
        if let type = typeExpression(baseSyntax) {
            return checkStaticMember(type, name, syntax, expected)
        }
        let base = settledBase(check(baseSyntax))
        if base.type.isError { return failed(syntax) }
        if case .metatype(let type) = base.type.shallow {
            return checkStaticMember(type, name, syntax, expected)
        }
        return checkMember(of: base, name, at: syntax, expected)
    }

    private func checkStaticMember(
        _ type: Type, _ name: String, _ syntax: MemberAccessExprSyntax, _ expected: Type?
    ) -> Expression {
        if type.isError { return failed(syntax) }
        if name == "self" { return Expression(.metatype(type), .metatype(type), range(syntax)) }
        let found = members(of: type, named: name, isStatic: true)
        guard !found.isEmpty else {
            reportUnknownMember(name, of: type, at: syntax.declName)
            return failed(syntax)
        }
        let metatype = Expression(.metatype(type), .metatype(type), range(syntax))
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        return use(choose(candidates, expected), at: ExprSyntax(syntax))
    }

    /// `base.name`, base being an instance.
    func checkMember(
        of base: Expression, _ name: String, at syntax: MemberAccessExprSyntax,
        _ expected: Type? = nil
    ) -> Expression {
        if case .tuple(let elements) = normalized(base.type) {
            let index = Int(name) ?? elements.firstIndex { $0.label == name }
            if let index, elements.indices.contains(index) {
                let result = Expression(
                    .tupleElement(base, index), elements[index].type, range(syntax))
                result.isLvalue = base.isLvalue
                return result
            }
        }
        if name == "self" { return base }
        let found = members(of: base.type, named: name, isStatic: false)
        guard !found.isEmpty else {
            reportUnknownMember(name, of: base.type, at: syntax.declName)
            return failed(syntax)
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        let properties = candidates.filter { $0.declaration is Variable }
        return use(properties.first ?? choose(candidates, expected), at: ExprSyntax(syntax))
    }

    /// A base whose members are asked for must have a type now.
    func settledBase(_ expression: Expression) -> Expression {
        // Texts in a collection are Strings unless something said otherwise before.
        for argument in expression.type.arguments {
            if case .variable(let variable) = argument.shallow,
                variable.literal == .string || variable.literal == .character
            {
                solver.bind(variable, to: environment.string)
            }
        }
        if case .variable(let variable) = expression.type.shallow {
            resolvePending()
            if variable.binding == nil, let literal = variable.literal {
                solver.bind(variable, to: environment.defaultType(of: literal))
                resolvePending()
            } else if variable.binding == nil {
                environment.error(
                    "ambiguous-type", "the type of this expression cannot be inferred",
                    at: expression.range, hint: "declare a type, for example of the closure's parameters")
                return Expression(.error, .error, expression.range)
            }
        }
        return expression
    }

    // MARK: Subscripts

    private func checkSubscript(_ syntax: SubscriptCallExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        let base = settledBase(check(syntax.calledExpression))
        if base.type.isError { return failed(syntax) }
        let isStatic: Bool
        let baseType: Type
        if case .metatype(let type) = base.type.shallow { (isStatic, baseType) = (true, type) }
        else { (isStatic, baseType) = (false, base.type) }
        let arguments = syntax.arguments.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
        let found = members(of: baseType, named: "subscript", isStatic: isStatic)
        if found.isEmpty {
            let hint =
                baseType.wrapped != nil ? "the value may be nil: unwrap it first, or write '?['" : nil
            error(
                "no-subscript", "\(article(baseType.resolved)) cannot be indexed with []", at: syntax,
                hint: hint)
            return failed(syntax)
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: base, baseType: baseType, substitution: $0.1)
        }
        let call = resolve(candidates, arguments, expected, name: "subscript", at: syntax)
        return call
    }

    // MARK: Optionals

    private static func startsOptionalChain(_ syntax: ExprSyntax) -> Bool {
        guard
            syntax.is(MemberAccessExprSyntax.self) || syntax.is(FunctionCallExprSyntax.self)
                || syntax.is(SubscriptCallExprSyntax.self)
                || syntax.is(ForceUnwrapExprSyntax.self)
        else { return false }
        var current = syntax
        while true {
            if current.is(OptionalChainingExprSyntax.self) { return true }
            if let member = current.as(MemberAccessExprSyntax.self), let base = member.base {
                current = base
            } else if let call = current.as(FunctionCallExprSyntax.self) {
                current = call.calledExpression
            } else if let call = current.as(SubscriptCallExprSyntax.self) {
                current = call.calledExpression
            } else if let unwrap = current.as(ForceUnwrapExprSyntax.self) {
                current = unwrap.expression
            } else {
                return false
            }
        }
    }

    private func checkOptionalChain(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        // `Int?.none` and `[Int]?.self` are types, not chains.
        if typeExpression(syntax) != nil { return insulated(chain: true) { check(syntax, expected) } }
        let inner = insulated(chain: true) { check(syntax, expected?.wrapped) }
        if inner.type.isError { return inner }
        let type = inner.type.wrapped != nil ? inner.type : environment.optional(inner.type)
        let result = Expression(.optionalChain(inner), type, range(syntax))
        result.isLvalue = inner.isLvalue
        return result
    }

    /// Runs work outside (or inside) of an optional chain: arguments start chains of their own.
    func insulated<Result>(chain: Bool = false, _ work: () -> Result) -> Result {
        let outer = insideOptionalChain
        insideOptionalChain = chain
        defer { insideOptionalChain = outer }
        return work()
    }

    private func checkForceUnwrap(_ syntax: ForceUnwrapExprSyntax, _ expected: Type?) -> Expression {
        let base = settledBase(check(syntax.expression, expected.map { environment.optional($0) }))
        if base.type.isError { return failed(syntax) }
        guard let wrapped = base.type.wrapped else {
            error(
                "not-optional", "'!' needs an optional, and this is \(article(base.type.resolved))",
                at: syntax, hint: "leave out the '!'")
            return failed(syntax)
        }
        let result = Expression(.forceUnwrap(base), wrapped, range(syntax))
        result.isLvalue = base.isLvalue
        return result
    }

    private func checkTry(_ syntax: TryExprSyntax, _ expected: Type?) -> Expression {
        tryDepth += 1
        defer { tryDepth -= 1 }
        switch syntax.questionOrExclamationMark?.tokenKind {
        case .postfixQuestionMark?:
            catchDepth += 1
            let inner = check(syntax.expression, expected?.wrapped ?? expected)
            catchDepth -= 1
            let type = inner.type.wrapped != nil ? inner.type : environment.optional(inner.type)
            return Expression(.tryExpression(inner, .optional), type, range(syntax))
        case .exclamationMark?:
            catchDepth += 1
            let inner = check(syntax.expression, expected)
            catchDepth -= 1
            return Expression(.tryExpression(inner, .forced), inner.type, range(syntax))
        default:
            return check(syntax.expression, expected)
        }
    }

    private func checkCast(_ syntax: AsExprSyntax) -> Expression {
        let type = resolver.resolve(syntax.type)
        switch syntax.questionOrExclamationMark?.tokenKind {
        case .postfixQuestionMark?:
            let value = checkCastOperand(syntax.expression)
            return Expression(
                .cast(value, type, isForced: false), environment.optional(type), range(syntax))
        case .exclamationMark?:
            let value = checkCastOperand(syntax.expression)
            return Expression(.cast(value, type, isForced: true), type, range(syntax))
        default: return check(syntax.expression, as: type, .other)
        }
    }

    private func checkCastOperand(_ syntax: ExprSyntax) -> Expression {
        settledBase(check(syntax))
    }

    private func checkTernary(_ syntax: TernaryExprSyntax, _ expected: Type?) -> Expression {
        let condition = check(syntax.condition, as: environment.bool, .condition)
        let (yes, no, type) = join(syntax.thenExpression, syntax.elseExpression, expected)
        return Expression(.ternary(condition, yes, no), type, range(syntax))
    }

    /// Two alternatives with one type between them.
    func join(_ first: ExprSyntax, _ second: ExprSyntax, _ expected: Type?) -> (
        Expression, Expression, Type
    ) {
        if let expected, !normalized(expected).isUnresolvedVariable {
            return (
                check(first, as: expected, .branch), check(second, as: expected, .branch), expected
            )
        }
        let firstFails = Self.needsContext(first)
        var yes = firstFails ? nil : check(first)
        var no = Self.needsContext(second) && yes == nil ? check(second) : check(second, yes?.type)
        if yes == nil { yes = check(first, no.type) }
        guard let left = yes else { return (no, no, no.type) }
        if let converted = convert(no, to: left.type) { return (left, converted, left.type) }
        if let converted = convert(left, to: no.type) { return (converted, no, no.type) }
        if case .nilLiteral = left.kind { 
            let type = environment.optional(no.type)
            return (Expression(.nilLiteral, type, left.range), convert(no, to: type) ?? no, type)
        }
        if case .nilLiteral = no.kind {
            let type = environment.optional(left.type)
            no = Expression(.nilLiteral, type, no.range)
            return (convert(left, to: type) ?? left, no, type)
        }
        reportMismatch(no, left.type, .branch, at: range(second))
        return (left, no, left.type)
    }
}
