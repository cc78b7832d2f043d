import Diagnostics
import SwiftSyntax

/// An argument as written.
struct WrittenArgument {
    var label: String?
    var syntax: ExprSyntax
    var isTrailingClosure = false
    /// Already checked: given by a result builder or an operator.
    var checked: Expression?

    var isContextual: Bool {
        checked == nil && Checker.needsContext(syntax)
    }
}

extension Checker {
    /// Whether an expression says too little by itself: closures, `.member`, nil, collections.
    static func needsContext(_ syntax: ExprSyntax) -> Bool {
        if syntax.is(ClosureExprSyntax.self) || syntax.is(NilLiteralExprSyntax.self) { return true }
        if syntax.is(ArrayExprSyntax.self) || syntax.is(DictionaryExprSyntax.self) { return true }
        if isOperatorReference(syntax) { return true }
        if let member = syntax.as(MemberAccessExprSyntax.self) {
            return member.base.map(needsMemberContext) ?? true
        }
        if let call = syntax.as(FunctionCallExprSyntax.self) {
            return needsMemberContext(call.calledExpression)
        }
        if let tuple = syntax.as(TupleExprSyntax.self) {
            return tuple.elements.contains { needsContext($0.expression) }
        }
        if let ternary = syntax.as(TernaryExprSyntax.self) {
            return needsContext(ternary.thenExpression) && needsContext(ternary.elseExpression)
        }
        if let inout_ = syntax.as(InOutExprSyntax.self) { return needsContext(inout_.expression) }
        return false
    }

    static func isOperatorReference(_ syntax: ExprSyntax) -> Bool {
        if case .binaryOperator? = syntax.as(DeclReferenceExprSyntax.self)?.baseName.tokenKind {
            return true
        }
        return false
    }

    private static func needsMemberContext(_ syntax: ExprSyntax) -> Bool {
        if let member = syntax.as(MemberAccessExprSyntax.self) {
            return member.base.map(needsMemberContext) ?? true
        }
        if let call = syntax.as(FunctionCallExprSyntax.self) {
            return needsMemberContext(call.calledExpression)
        }
        return false
    }

    // MARK: Call syntax

    func checkCall(_ syntax: FunctionCallExprSyntax, _ expected: Type?) -> Expression {
        var arguments = syntax.arguments.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
        if let closure = syntax.trailingClosure {
            arguments.append(
                WrittenArgument(label: nil, syntax: ExprSyntax(closure), isTrailingClosure: true))
        }
        for closure in syntax.additionalTrailingClosures {
            arguments.append(
                WrittenArgument(
                    label: closure.label.identifierText, syntax: ExprSyntax(closure.closure),
                    isTrailingClosure: true))
        }
        let callee = syntax.calledExpression
        if let name = callee.as(DeclReferenceExprSyntax.self) {
            return checkNamedCall(name, arguments, expected, syntax)
        }
        if let member = callee.as(MemberAccessExprSyntax.self),
            typeExpression(callee) == nil
        {
            return checkMemberCall(member, arguments, expected, syntax)
        }
        if let type = typeExpression(callee) {
            return checkInitializerCall(type, arguments, expected, syntax)
        }
        return checkValueCall(check(callee), arguments, expected, syntax)
    }

    private func checkNamedCall(
        _ name: DeclReferenceExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let text = name.baseName.identifierText
        if text == "type", arguments.count == 1, arguments[0].label == "of" {
            let value = check(arguments[0].syntax)
            return Expression(.metatype(value.type), .metatype(value.type), range(syntax))
        }
        if let type = typeExpression(ExprSyntax(name)) {
            return checkInitializerCall(type, arguments, expected, syntax)
        }
        let candidates = lookUp(text, at: name)
        if candidates.isEmpty {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            reportUnknownName(text, at: name)
            return failed(syntax)
        }
        let functions = candidates.filter { $0.declaration is Function || $0.declaration is EnumCase }
        if functions.isEmpty {
            return checkValueCall(
                use(candidates[0], at: ExprSyntax(name)), arguments, expected, syntax)
        }
        return resolve(functions, arguments, expected, name: text, at: syntax)
    }

    private func checkMemberCall(
        _ member: MemberAccessExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let name = member.declName.baseName.identifierText
        guard let baseSyntax = member.base else {
            return checkImplicitMemberCall(member, arguments, expected, syntax)
        }
        if let type = typeExpression(baseSyntax) {
            if name == "init" { return checkInitializerCall(type, arguments, expected, syntax) }
            return checkStaticCall(type, name, member, arguments, expected, syntax)
        }
        let base = settledBase(check(baseSyntax))
        if name == "init", case .variable(let variable) = base.kind, variable.name == "self",
            context?.function?.role == .initializer
        {
            variable.isMutated = true
            let made = checkInitializerCall(base.type, arguments, expected, syntax)
            return Expression(.delegate(made), .void, range(syntax))
        }
        if base.type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        if case .metatype(let type) = base.type.shallow {
            return checkStaticCall(type, name, member, arguments, expected, syntax)
        }
        let found = members(of: base.type, named: name, isStatic: false)
        let functions = found.filter { $0.0 is Function }
        if functions.isEmpty {
            return checkValueCall(
                checkMember(of: base, name, at: member), arguments, expected, syntax)
        }
        let candidates = functions.map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        return resolve(candidates, arguments, expected, name: name, at: syntax)
    }

    private func checkStaticCall(
        _ type: Type, _ name: String, _ member: MemberAccessExprSyntax,
        _ arguments: [WrittenArgument], _ expected: Type?, _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let found = members(of: type, named: name, isStatic: true)
        let metatype = Expression(.metatype(type), .metatype(type), range(member))
        let callable = found.filter { $0.0 is Function || $0.0 is EnumCase }
        if callable.isEmpty {
            guard let first = found.first else {
                reportUnknownMember(name, of: type, at: member.declName)
                return failed(syntax)
            }
            if let nominal = first.0 as? Nominal {
                return checkInitializerCall(
                    .nominal(nominal, nominal.parameters.map { _ in .variable(TypeVariable()) }),
                    arguments, expected, syntax)
            }
            let candidate = Candidate(
                declaration: first.0, base: metatype, baseType: type, substitution: first.1)
            return checkValueCall(
                use(candidate, at: ExprSyntax(member)), arguments, expected, syntax)
        }
        let candidates = callable.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        return resolve(candidates, arguments, expected, name: name, at: syntax)
    }

    /// `.adam(learningRate: 0.001)` where the type is expected from outside.
    private func checkImplicitMemberCall(
        _ member: MemberAccessExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let name = member.declName.baseName.identifierText
        guard let type = contextualType(expected, named: name) else {
            error(
                "no-context", "the type of '.\(name)' cannot be inferred here", at: member,
                hint: "write the type before the dot")
            return failed(syntax)
        }
        if name == "init" { return checkInitializerCall(type, arguments, expected, syntax) }
        return checkStaticCall(type, name, member, arguments, expected, syntax)
    }

    /// The type in which `.name` is looked up: the expected one, or what it wraps.
    func contextualType(_ expected: Type?, named name: String) -> Type? {
        guard let expected = expected.map(normalized), !expected.isUnresolvedVariable else {
            return nil
        }
        if let wrapped = expected.wrapped, members(of: expected, named: name, isStatic: true).isEmpty
        {
            return contextualType(wrapped, named: name)
        }
        if case .existential(let protocols) = expected, let first = protocols.first {
            // `.relu` for `any Activation`: a static member of the protocol's extensions.
            return .nominal(first, [])
        }
        return expected
    }

    /// A function value, or a value with `callAsFunction`.
    func checkValueCall(
        _ callee: Expression, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let type = normalized(callee.type)
        if type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        if case .metatype(let instance) = type {
            return checkInitializerCall(instance, arguments, expected, syntax)
        }
        if case .function(let function) = type {
            return callValue(callee, function, arguments, syntax)
        }
        let found = members(of: type, named: "callAsFunction", isStatic: false)
        if !found.isEmpty {
            let candidates = found.map {
                Candidate(declaration: $0.0, base: callee, baseType: type, substitution: $0.1)
            }
            return resolve(candidates, arguments, expected, name: "callAsFunction", at: syntax)
        }
        error(
            "not-callable", "\(article(type.resolved)) cannot be called like a function",
            at: syntax.calledExpression)
        return failed(syntax)
    }

    private func callValue(
        _ callee: Expression, _ function: FunctionType, _ arguments: [WrittenArgument],
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        guard function.parameters.count == arguments.count else {
            error(
                "argument-count",
                "this function takes \(count(function.parameters.count, "argument")), not \(arguments.count)",
                at: syntax)
            return failed(syntax)
        }
        var checked: [Argument] = []
        for (position, (argument, parameter)) in zip(arguments, function.parameters).enumerated() {
            if parameter.isInout {
                checked.append(inoutArgument(argument, parameter.type))
            } else {
                let value = check(
                    argument.syntax, as: parameter.type, .argument("argument \(position + 1)"))
                checked.append(Argument(value: value))
            }
        }
        noteThrow(function.canThrow, at: syntax)
        return Expression(.callValue(callee, checked), function.result, range(syntax))
    }

    func count(_ number: Int, _ noun: String) -> String {
        "\(number == 0 ? "no" : "\(number)") \(noun)\(number == 1 ? "" : "s")"
    }

    /// A call that can throw needs `try`, and somewhere to throw to.
    func noteThrow(_ canThrow: Bool, at syntax: some SyntaxProtocol) {
        guard canThrow else { return }
        if tryDepth == 0 {
            error(
                "missing-try", "this call can throw an error and is not marked with 'try'",
                at: syntax, hint: "write 'try' before it")
        }
        context?.throwsErrors = context?.throwsErrors == true || catchDepth == 0
    }

    // MARK: Initializers

    func checkInitializerCall(
        _ type: Type, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        if type.isError {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            return failed(syntax)
        }
        // `Double(2)` is the literal itself with that type, as in Swift.
        if arguments.count == 1, arguments[0].label == nil, let literal = literalKind(arguments[0].syntax),
            solver.accepts(type, literal)
        {
            let value = check(arguments[0].syntax)
            if solver.unify(value.type, type) { return value }
        }
        if case .existential(let protocols) = type.shallow, let first = protocols.first {
            error(
                "protocol-instance", "'\(first.name)' is a protocol and has no instances of its own",
                at: syntax.calledExpression,
                hint: "make an instance of a type that conforms to it")
            return failed(syntax)
        }
        let found = members(of: type, named: "init", isStatic: true)
        let metatype = Expression(.metatype(type), .metatype(type), range(syntax.calledExpression))
        if found.isEmpty {
            error(
                "no-initializer", "'\(type.resolved)' has no initializers",
                at: syntax.calledExpression)
            return failed(syntax)
        }
        // The expected type settles the parameters of a generic type: `let a: Stack<Int> = Stack()`.
        if let expected = expected.map(normalized), expected.nominal == type.nominal,
            !type.arguments.isEmpty
        {
            let before = solver.mark()
            if !solver.unify(type, expected) { solver.undo(to: before) }
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        return resolve(
            candidates, arguments, expected, name: "\(type.resolved)", at: syntax)
    }

    private func literalKind(_ syntax: ExprSyntax) -> TypeVariable.Literal? {
        if syntax.is(IntegerLiteralExprSyntax.self) { return .integer }
        if syntax.is(FloatLiteralExprSyntax.self) { return .float }
        if let prefix = syntax.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" {
            return literalKind(prefix.expression)
        }
        return nil
    }

    // MARK: Overloads

    /// Which written argument goes to which parameter.
    struct Matching {
        /// For each parameter the positions of its arguments (several for a variadic one).
        var positions: [[Int]]
    }

    /// Chooses among functions of one name by labels, then by types, then by rank.
    func resolve(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ expected: Type?, name: String,
        at syntax: some ExprSyntaxProtocol
    ) -> Expression {
        var matching: [(Candidate, Matching)] = []
        var problems: [Diagnostic] = []
        for candidate in candidates {
            switch match(arguments, to: parameters(of: candidate.declaration), name, syntax) {
            case .success(let match): matching.append((candidate, match))
            case .failure(let problem): problems.append(problem)
            }
        }
        if matching.isEmpty {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            reportNoMatch(candidates, problems, name, syntax)
            return failed(syntax)
        }
        if matching.count == 1 {
            return apply(matching[0].0, matching[0].1, arguments, expected, at: syntax)
        }
        // What arguments say by themselves is the same for every overload.
        var arguments = arguments
        for index in arguments.indices
        where !arguments[index].isContextual && arguments[index].checked == nil {
            if arguments[index].syntax.is(InOutExprSyntax.self) { continue }
            arguments[index].checked = check(arguments[index].syntax)
        }
        var best: [(Candidate, Matching)] = []
        var bestScore = Int.max
        for (candidate, match) in matching {
            guard let score = score(candidate, match, arguments, expected) else { continue }
            if score < bestScore { (best, bestScore) = ([(candidate, match)], score) }
            else if score == bestScore { best.append((candidate, match)) }
        }
        guard let chosen = best.first else {
            reportNoFit(matching.map(\.0), arguments, name, syntax)
            return failed(syntax)
        }
        return apply(chosen.0, chosen.1, arguments, expected, at: syntax)
    }

    func parameters(of declaration: Declaration) -> [ParameterDeclaration] {
        if let function = declaration as? Function { return function.parameters }
        if let enumCase = declaration as? EnumCase { return enumCase.payload }
        if let variable = declaration as? Variable { return variable.subscriptParameters ?? [] }
        return []
    }

    private func match(
        _ arguments: [WrittenArgument], to parameters: [ParameterDeclaration], _ name: String,
        _ syntax: some SyntaxProtocol
    ) -> Result<Matching, Diagnostic> {
        var positions = [[Int]](repeating: [], count: parameters.count)
        var next = 0
        for (index, parameter) in parameters.enumerated() {
            guard next < arguments.count else { break }
            let argument = arguments[next]
            if argument.isTrailingClosure, argument.label == nil {
                // A trailing closure skips parameters that have defaults or cannot be functions.
                if !isFunction(parameter.type), parameter.defaultValue != nil || parameter.isVariadic {
                    continue
                }
                if parameter.defaultValue != nil, !isFunction(parameter.type) { continue }
                // Leave it to a later parameter without a default, if one needs it.
                if parameter.defaultValue != nil,
                    parameters[(index + 1)...].contains(where: {
                        $0.defaultValue == nil && isFunction($0.type)
                    }), arguments.count - next == 1
                {
                    continue
                }
                positions[index] = [next]
                next += 1
                continue
            }
            if argument.label == parameter.label {
                positions[index] = [next]
                next += 1
                if parameter.isVariadic {
                    while next < arguments.count, arguments[next].label == nil,
                        !arguments[next].isTrailingClosure
                    {
                        positions[index].append(next)
                        next += 1
                    }
                }
            }
        }
        if next < arguments.count {
            return .failure(extraArgument(arguments[next], parameters, name, syntax))
        }
        for (index, parameter) in parameters.enumerated()
        where positions[index].isEmpty && parameter.defaultValue == nil && !parameter.isVariadic {
            let label = parameter.label.map { "'\($0)'" } ?? "\(index + 1)"
            return .failure(
                Diagnostic(
                    id: "missing-argument", "'\(name)' needs argument \(label) of type \(parameter.type)",
                    at: range(syntax)))
        }
        return .success(Matching(positions: positions))
    }

    private func extraArgument(
        _ argument: WrittenArgument, _ parameters: [ParameterDeclaration], _ name: String,
        _ syntax: some SyntaxProtocol
    ) -> Diagnostic {
        let labels = parameters.compactMap(\.label)
        let place = range(argument.syntax)
        if let label = argument.label {
            let close = closestName(to: label, among: labels)
            let order = labels.contains(label)
            return Diagnostic(
                id: "argument-label",
                order
                    ? "argument '\(label)' of '\(name)' stands in the wrong place"
                    : "'\(name)' has no argument labelled '\(label)'", at: place,
                hint: close.map { order ? "the order is: \(labels.joined(separator: ", "))" : "did you mean '\($0):'?" }
                    ?? (labels.isEmpty ? nil : "its labels are: \(labels.joined(separator: ", "))"))
        }
        if let missing = parameters.first(where: { $0.label != nil && $0.defaultValue == nil }) {
            return Diagnostic(
                id: "argument-label", "this argument of '\(name)' needs the label '\(missing.label!):'",
                at: place)
        }
        return Diagnostic(
            id: "argument-count",
            "'\(name)' takes \(count(parameters.count, "argument")); this one is too many", at: place)
    }

    func isFunction(_ type: Type) -> Bool {
        let type = type.wrapped ?? type
        switch type.shallow {
        case .function, .parameter, .variable: return true
        default: return false
        }
    }

    /// Fresh variables for what the caller does not say, and the parameter types under them.
    private func open(_ candidate: Candidate) -> Substitution {
        var map = candidate.substitution
        let signature = (candidate.declaration as? Function)?.signature
            ?? (candidate.declaration as? Variable)?.getter?.signature
        for parameter in signature?.parameters ?? [] { map[parameter] = .variable(TypeVariable()) }
        if let owner = owner(of: candidate.declaration), candidate.baseType == nil {
            for parameter in owner.parameters where map[parameter] == nil {
                map[parameter] = .variable(TypeVariable())
            }
        }
        return map
    }

    /// The candidate with its owner's open parameters as variables.
    func opened(_ candidate: Candidate) -> Candidate {
        var result = candidate
        result.substitution = open(candidate)
        return result
    }

    private func owner(of declaration: Declaration) -> Nominal? {
        (declaration as? Function)?.owner ?? (declaration as? EnumCase)?.owner
            ?? (declaration as? Variable)?.owner
    }

    /// How well a candidate fits (lower is better); nil if it does not. Leaves no bindings behind.
    func score(
        _ candidate: Candidate, _ matching: Matching, _ arguments: [WrittenArgument],
        _ expected: Type?
    ) -> Int? {
        let outerScore = conversionScore
        defer { conversionScore = outerScore }
        return solver.speculate {
            conversionScore = 0
            let map = open(candidate)
            var total = 0
            for (parameter, positions) in zip(parameters(of: candidate.declaration), matching.positions) {
                var type = conformances.substitute(parameter.type, map)
                if parameter.isVariadic { type = type.arguments.first ?? type; total += 1 }
                if positions.isEmpty, parameter.defaultValue != nil { total += 1 }
                for position in positions {
                    let argument = arguments[position]
                    guard let checked = argument.checked else {
                        guard let penalty = plausibility(argument.syntax, type) else { return nil }
                        total += penalty
                        continue
                    }
                    let wanted = parameter.isAutoclosure ? result(of: type) : type
                    if convert(checked, to: wanted) == nil { return nil }
                }
            }
            let function = candidate.declaration as? Function
            if let owner = ownerSignature(of: candidate.declaration), !constraintsHold(owner, map) {
                return nil
            }
            if let function, !constraintsHold(function.signature, map) { return nil }
            if let owner = ownerSignature(of: candidate.declaration), !owner.equalities.isEmpty { total -= 2 }
            if let function, !function.signature.parameters.isEmpty { total += 2 }
            if function?.owner?.kind == .protocolType { total += 2 }
            if let expected = expected.map(normalized), !expected.isUnresolvedVariable {
                let result = conformances.substitute(resultType(of: candidate.declaration), map)
                let value = Expression(.placeholder, result, file.wholeRange)
                if convert(value, to: expected) == nil { total += 20 }
            }
            return total + conversionScore
        }
    }

    private func ownerSignature(of declaration: Declaration) -> GenericSignature? {
        (declaration as? Function)?.ownerSignature ?? (declaration as? Variable)?.ownerSignature
    }

    private func result(of type: Type) -> Type {
        if case .function(let function) = type.shallow { return function.result }
        return type
    }

    func resultType(of declaration: Declaration) -> Type {
        if let function = declaration as? Function { return function.result }
        if let enumCase = declaration as? EnumCase { return enumCase.owner.declaredType }
        if let variable = declaration as? Variable { return variable.type }
        return .error
    }

    /// Whether an argument that needs context could have the type at all, and at what cost.
    private func plausibility(_ syntax: ExprSyntax, _ type: Type) -> Int? {
        let type = normalized(type)
        if type.isUnresolvedVariable { return 1 }
        if let closure = syntax.as(ClosureExprSyntax.self) {
            let target = (type.wrapped ?? type).shallow
            if case .function(let function) = target {
                let written = closureParameterCount(closure)
                if written == function.parameters.count { return 0 }
                if written == 0, function.parameters.isEmpty { return 0 }
                if written > 1, function.parameters.count == 1,
                    case .tuple(let elements) = function.parameters[0].type.shallow,
                    elements.count == written
                {
                    return 1
                }
                return nil
            }
            return nil
        }
        if syntax.is(NilLiteralExprSyntax.self) { return type.wrapped != nil ? 0 : nil }
        if Self.isOperatorReference(syntax) {
            if case .function = (type.wrapped ?? type).shallow { return 0 }
            return nil
        }
        if syntax.is(ArrayExprSyntax.self) {
            let target = type.wrapped ?? type
            if target.isLibrary("Array") {
                return elementPlausibility(syntax, target.arguments[0])
            }
            if target.isLibrary("Set") { return 1 }
            if case .existential = target.shallow { return 3 }
            if case .parameter = target.shallow { return nil }
            return conformances.conforms(target, toLibrary: "ExpressibleByArrayLiteral") ? 1 : nil
        }
        if syntax.is(DictionaryExprSyntax.self) {
            return (type.wrapped ?? type).isLibrary("Dictionary") ? 0 : nil
        }
        if let name = implicitMemberName(syntax) {
            guard let context = contextualType(type, named: name) else { return 1 }
            return members(of: context, named: name, isStatic: true).isEmpty ? nil : 0
        }
        return 0
    }

    /// Whether the first element of an array literal fits: `[1, 2]` is no `[String]`.
    private func elementPlausibility(_ syntax: ExprSyntax, _ element: Type) -> Int? {
        guard let first = syntax.as(ArrayExprSyntax.self)?.elements.first?.expression else { return 0 }
        if Self.needsContext(first) { return plausibility(first, element) }
        let speculating = environment.isSpeculating
        environment.isSpeculating = true
        defer { environment.isSpeculating = speculating }
        return solver.speculate {
            let outer = (literals, pending, obligations)
            defer { (literals, pending, obligations) = outer }
            let before = conversionScore
            let value = check(first, element)
            return convert(value, to: element) == nil ? nil : conversionScore - before
        }
    }

    private func implicitMemberName(_ syntax: ExprSyntax) -> String? {
        var current = syntax
        while true {
            if let call = current.as(FunctionCallExprSyntax.self) {
                current = call.calledExpression
            } else if let member = current.as(MemberAccessExprSyntax.self) {
                guard let base = member.base else { return member.declName.baseName.identifierText }
                current = base
            } else {
                return nil
            }
        }
    }

    private func constraintsHold(_ signature: GenericSignature, _ map: Substitution) -> Bool {
        for parameter in signature.parameters {
            guard let type = map[parameter] else { continue }
            for constraint in parameter.constraints where !conformances.conforms(type, to: constraint) {
                return false
            }
        }
        for (left, right) in signature.equalities {
            let left = settledDependent(conformances.substitute(left, map))
            if left.isWaiting { continue }
            if !solver.unify(left, normalized(conformances.substitute(right, map))) { return false }
        }
        return true
    }

    /// `S.Element` where `S` is the type of a literal: now the literal gets its default type.
    private func settledDependent(_ type: Type) -> Type {
        if case .member(let base, _) = type.shallow, case .variable(let variable) = base.shallow,
            let literal = variable.literal
        {
            solver.bind(variable, to: environment.defaultType(of: literal))
        }
        return normalized(type)
    }

    // MARK: The chosen function

    func apply(
        _ candidate: Candidate, _ matching: Matching, _ arguments: [WrittenArgument],
        _ expected: Type?, at syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let declaration = candidate.declaration
        let map = open(candidate)
        let function = declaration as? Function
        let place = range(syntax)
        if let owner = ownerSignature(of: declaration) { _ = constraintsHold(owner, map) }
        var result = conformances.substitute(resultType(of: declaration), map)
        if let expected { adopt(expected, for: result) }
        let parameters = parameters(of: declaration)
        var values = [Argument?](repeating: nil, count: parameters.count)
        // Closures last: their parameter types often follow from the other arguments.
        let order = parameters.indices.sorted { left, right in
            let a = matching.positions[left].contains { isFunctionLike(arguments[$0].syntax) }
            let b = matching.positions[right].contains { isFunctionLike(arguments[$0].syntax) }
            return a == b ? left < right : !a
        }
        var settledEqualities = false
        for index in order {
            let parameter = parameters[index]
            let positions = matching.positions[index]
            let type = normalized(conformances.substitute(parameter.type, map))
            if !settledEqualities, positions.contains(where: { isFunctionLike(arguments[$0].syntax) }) {
                settledEqualities = true
                if let function { _ = constraintsHold(function.signature, map) }
            }
            if positions.isEmpty {
                values[index] = defaultArgument(parameter, at: index, of: declaration, type, map, place)
            } else if parameter.isVariadic {
                let element = type.arguments.first ?? type
                let elements = positions.map {
                    value(arguments[$0], parameter, element, index, declaration)
                }
                values[index] = Argument(value: Expression(.array(elements), type, place))
            } else if parameter.isInout {
                values[index] = inoutArgument(arguments[positions[0]], type)
            } else if parameter.isAutoclosure {
                values[index] = Argument(
                    value: autoclosure(arguments[positions[0]], type), isAutoclosure: true)
            } else {
                values[index] = Argument(
                    value: value(arguments[positions[0]], parameter, type, index, declaration))
            }
        }
        if let function { settleGenerics(function, map, place) }
        result = normalized(result)
        if let function, function.canThrow { noteThrow(!isRethrowingQuietly(function, values), at: syntax) }
        return build(candidate, map, values.compactMap { $0 }, result, syntax)
    }

    private func isFunctionLike(_ syntax: ExprSyntax) -> Bool {
        syntax.is(ClosureExprSyntax.self) || Self.isOperatorReference(syntax)
    }

    /// `rethrows`: throws only if one of its function arguments does.
    private func isRethrowingQuietly(_ function: Function, _ values: [Argument?]) -> Bool {
        guard function.isRethrowing else { return false }
        return !values.contains { argument in
            guard let value = argument?.value else { return false }
            if case .closure(let closure) = value.kind { return closure.context.throwsErrors }
            if case .function(let type) = value.type.shallow { return type.canThrow }
            return false
        }
    }

    /// Lets the expected type decide type parameters that occur in the result, where that is safe.
    private func adopt(_ expected: Type, for result: Type) {
        let expected = normalized(expected)
        let target = expected.wrapped ?? expected
        if target.isUnresolvedVariable { return }
        if case .existential = target { return }
        guard case .nominal(_, let arguments) = result.shallow, !arguments.isEmpty,
            !result.isConcrete
        else { return }
        let before = solver.mark()
        if !solver.unify(result, result.wrapped == nil ? target : expected) { solver.undo(to: before) }
    }

    private func settleGenerics(_ function: Function, _ map: Substitution, _ place: SourceRange) {
        for (left, right) in function.signature.equalities {
            let left = settledDependent(conformances.substitute(left, map))
            let right = normalized(conformances.substitute(right, map))
            if left.isWaiting { continue }
            if !solver.unify(left, right) {
                environment.error(
                    "type-mismatch",
                    "'\(function.name)' needs \(left.resolved) and \(right.resolved) to be the same type",
                    at: place)
            }
        }
        for parameter in function.signature.parameters {
            guard let type = map[parameter] else { continue }
            for constraint in parameter.constraints {
                obligations.append((type, constraint, place))
            }
        }
    }

    private func value(
        _ argument: WrittenArgument, _ parameter: ParameterDeclaration, _ type: Type, _ index: Int,
        _ declaration: Declaration
    ) -> Expression {
        let name = parameter.label.map { "argument '\($0)'" } ?? "argument \(index + 1)"
        let purpose = Purpose.argument("\(name) of '\(declaration.name == "init" ? owner(of: declaration)?.name ?? "init" : declaration.name)'")
        if let builder = parameter.resultBuilder, let closure = argument.syntax.as(ClosureExprSyntax.self)
        {
            return builtClosure(closure, builder, type)
        }
        if let checked = argument.checked {
            return converted(checked, to: type, purpose, at: argument.syntax)
        }
        if let inoutSyntax = argument.syntax.as(InOutExprSyntax.self) {
            error("unexpected-inout", "\(name) is not 'inout'", at: inoutSyntax, hint: "leave out '&'")
            return failed(argument.syntax)
        }
        return check(argument.syntax, as: type, purpose)
    }

    func inoutArgument(_ argument: WrittenArgument, _ type: Type) -> Argument {
        guard let syntax = argument.syntax.as(InOutExprSyntax.self) else {
            if let checked = argument.checked {
                requireMutable(checked, at: argument.syntax)
                return Argument(value: converted(checked, to: type, .other, at: argument.syntax), isInout: true)
            }
            error(
                "missing-ampersand", "an inout argument is written with '&'", at: argument.syntax,
                hint: "write '&\(argument.syntax.trimmedDescription)'")
            return Argument(value: failed(argument.syntax), isInout: true)
        }
        let value = check(syntax.expression)
        requireMutable(value, at: syntax.expression)
        if !solver.unify(normalized(value.type), normalized(type)) {
            reportMismatch(value, type, .argument("an inout argument"), at: range(syntax))
        }
        return Argument(value: value, isInout: true)
    }

    /// An autoclosure's argument becomes a closure without parameters.
    private func autoclosure(_ argument: WrittenArgument, _ type: Type) -> Expression {
        guard case .function(let function) = type.shallow else {
            return check(argument.syntax, as: type, .other)
        }
        let inner = FunctionContext(
            parent: context, function: nil, result: function.result, canThrow: function.canThrow)
        let closure = ClosureExpression(
            context: inner, type: function, range: range(argument.syntax))
        let outer = context
        context = inner
        let value: Expression
        if let checked = argument.checked {
            // Checked outside, before the overload was known: check again inside, for its captures.
            _ = checked
            value = check(argument.syntax, as: function.result, .other)
        } else {
            value = check(argument.syntax, as: function.result, .other)
        }
        context = outer
        closure.body.statements = [Statement(.returning(value), range(argument.syntax))]
        closure.body.captures = inner.captures
        propagateCaptures(of: inner)
        return Expression(.closure(closure), type, range(argument.syntax))
    }

    /// A closure within a closure captures through its parent.
    func propagateCaptures(of inner: FunctionContext) {
        for variable in inner.captures where variable.context !== context {
            if let context, !context.captures.contains(variable) { context.captures.append(variable) }
        }
    }

    private func defaultArgument(
        _ parameter: ParameterDeclaration, at index: Int, of declaration: Declaration, _ type: Type,
        _ map: Substitution, _ place: SourceRange
    ) -> Argument {
        if parameter.isVariadic {
            return Argument(value: Expression(.array([]), type, place))
        }
        guard let syntax = parameter.defaultValue else {
            return Argument(value: Expression(.error, .error, place))
        }
        if ["#line", "#file", "#function", "#fileID", "#column"].contains(syntax.trimmedDescription) {
            let position = place.file.position(of: place.start)
            if syntax.trimmedDescription == "#line" {
                return Argument(
                    value: Expression(
                        .integer(UInt64(position.line), isNegative: false), environment.int, place))
            }
            return Argument(value: Expression(.string(place.file.name), environment.string, place))
        }
        let declarationScope =
            (declaration as? Function)?.scope ?? (declaration as? Variable)?.scope ?? scope
        let checker = Checker(
            environment: environment, file: declaration.file, scope: declarationScope)
        // Default values are checked anew for each use, so that generic ones get the caller's types.
        let value = checker.checkWhole(
            syntax, as: conformances.substitute(parameter.type, map), .initialValue(parameter.name))
        return Argument(
            value: Expression(value.kind, value.type, place),
            isAutoclosure: false)
    }

    private func build(
        _ candidate: Candidate, _ map: Substitution, _ values: [Argument], _ result: Type,
        _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let place = range(syntax)
        if let enumCase = candidate.declaration as? EnumCase {
            let type = candidate.baseType.map(normalized) ?? result
            return Expression(.enumCase(enumCase, values), type, place)
        }
        if let variable = candidate.declaration as? Variable, let base = candidate.base {
            let access = Expression(.subscriptAccess(base, variable, map, values), result, place)
            access.isLvalue =
                variable.setter != nil && (base.isLvalue || variable.owner?.kind == .classType)
            return access
        }
        guard let function = candidate.declaration as? Function else { return failed(syntax) }
        var base = candidate.base
        if function.role == .initializer || function.isStatic { base = nil }
        if let instance = base, function.isMutating {
            requireMutable(instance, at: syntax, calling: function.name)
        }
        if function.role == .initializer, let type = candidate.baseType {
            // The instance type under what inference found out.
            let made = function.isFailable ? environment.optional(normalized(type)) : normalized(type)
            return Expression(.call(function, map, base: nil, values), made, place)
        }
        return Expression(.call(function, map, base: base, values), result, place)
    }

    // MARK: What did not fit

    private func reportNoMatch(
        _ candidates: [Candidate], _ problems: [Diagnostic], _ name: String,
        _ syntax: some SyntaxProtocol
    ) {
        if candidates.count == 1 || Set(problems.map(\.message)).count == 1 {
            var problem = problems[0]
            problem.notes += candidates.prefix(1).compactMap(note)
            environment.report(problem)
            return
        }
        environment.error(
            "no-overload", "no '\(name)' takes these arguments", at: range(syntax),
            notes: candidates.prefix(6).compactMap(note))
    }

    private func reportNoFit(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ name: String,
        _ syntax: some SyntaxProtocol
    ) {
        let types = arguments.map { $0.checked.map { "\($0.type.resolved)" } ?? "…" }
        if arguments.contains(where: { $0.checked?.type.isError == true }) { return }
        environment.error(
            "no-overload",
            "no '\(name)' takes \(types.isEmpty ? "no arguments" : "(\(types.joined(separator: ", ")))")",
            at: range(syntax), notes: candidates.prefix(6).compactMap(note))
    }

    private func note(_ candidate: Candidate) -> Diagnostic.Note? {
        let signature = Signatures.text(of: candidate.declaration)
        return Diagnostic.Note(
            signature, at: candidate.declaration.isLibrary ? nil : candidate.declaration.range)
    }
}

extension SourceFile {
    var wholeRange: SourceRange { SourceRange(file: self, start: 0, end: 0) }
}
