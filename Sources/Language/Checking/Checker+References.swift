import Diagnostics
import SwiftSyntax

/// Names as values.
extension Checker {
    func checkReference(_ syntax: DeclReferenceExprSyntax, _ expected: Type?) -> Expression {
        let name = syntax.baseName.identifierText
        probeName(syntax, expected)
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
        let candidates = labelled(lookUp(name, at: syntax), as: syntax)
        guard !candidates.isEmpty else {
            reportUnknownName(name, at: syntax)
            return failed(syntax)
        }
        if let context, context.function == nil, !context.isTopLevel,
            let variable = candidates[0].declaration as? Variable, variable.storage != .local,
            refuseLaterName(name, at: syntax)
        {
            return failed(syntax)
        }
        if expected == nil, candidates.count > 1,
            candidates.allSatisfy({ $0.declaration is Function && !$0.declaration.isLibrary })
        {
            error(
                "ambiguous-use", "several functions '\(name)' could be meant here", at: syntax,
                notes: candidates.prefix(4).map {
                    .init(Signatures.text(of: $0.declaration), at: $0.declaration.range)
                }, hint: "say its type: '\(name) as (…) -> …'")
            return failed(syntax)
        }
        return use(
            choose(candidates, expected), at: ExprSyntax(syntax))
    }

    /// `+` as a function: the one for the expected operand types.
    private func operatorValue(_ name: String, _ expected: Type?, _ syntax: DeclReferenceExprSyntax)
        -> Expression
    {
        let context = expected.map(normalized)
        guard case .function(let wanted)? = (context?.wrapped ?? context)?.shallow else {
            error(
                "no-context", "which '\(name)' is meant cannot be inferred here", at: syntax,
                hint: name == "..."
                    ? "for a whole axis write '0...'" : "write a closure: { $0 \(name) $1 }")
            return failed(syntax)
        }
        if let open = openOperator(name, wanted, syntax) { return open }
        if wanted.parameters.count == 2 {
            // `[].reduce(0, +)`
            assumeSameType(name, wanted.parameters[0].type, wanted.parameters[1].type)
        }
        if let pair = splatOperator(name, wanted, at: ExprSyntax(syntax)) { return pair }
        let written = wanted.parameters.map {
            WrittenArgument(
                syntax: ExprSyntax(syntax),
                checked: Expression(.placeholder, $0.type, range(syntax)))
        }
        let candidates = viable(
            operators(name, wanted.parameters.map(\.type), wanted.result, arity: written.count),
            written, wanted.result)
        guard let chosen = candidates.first else {
            if let comparison = tupleComparison(name, wanted, at: ExprSyntax(syntax)) {
                return comparison
            }
            let types = wanted.parameters.map { "\($0.type.resolved)" }.joined(separator: ", ")
            let isOptional = wanted.parameters.contains { normalized($0.type).wrapped != nil }
            error(
                "no-operator", "'\(name)' does not work on (\(types))", at: syntax,
                hint: isOptional ? "leave nil out before, with 'compactMap { $0 }'" : nil)
            return failed(syntax)
        }
        return use(opened(chosen), at: ExprSyntax(syntax))
    }

    /// `move(by:)`: of functions of one name those with these labels.
    func labelled(_ candidates: [Candidate], as syntax: DeclReferenceExprSyntax?) -> [Candidate] {
        guard let names = syntax?.argumentNames else { return candidates }
        let labels = names.arguments.map { $0.name.text == "_" ? nil : $0.name.identifierText }
        return candidates.filter { parameters(of: $0.declaration).map(\.label) == labels }
    }

    /// A name or member as a value.
    func use(_ candidate: Candidate, at syntax: ExprSyntax) -> Expression {
        let place = range(syntax)
        switch candidate.declaration {
        case let variable as Variable:
            if variable.subscriptParameters != nil {
                let base = syntax.as(MemberAccessExprSyntax.self)?.base?.trimmedDescription
                error(
                    "subscript-without-brackets", "a subscript is used by its brackets", at: syntax,
                    hint: "write '\(base ?? "value")[…]'")
                return failed(syntax)
            }
            variable.completion?()
            if variable.owner == nil || variable.storage == .local {
                return reference(to: variable, place)
            }
            let type = erased(
                normalized(conformances.substitute(variable.type, candidate.substitution)),
                by: variable.getter)
            guard let base = candidate.base else { return failed(syntax) }
            // `extension Stack where Element == Int`: now it is known.
            if !variable.ownerSignature.isEmpty {
                _ = constraintsHold(variable.ownerSignature, candidate.substitution)
            }
            if variable.isStatic { noteUninferred(candidate, place) }
            noteRead(of: variable, base, at: syntax)
            if let getter = variable.getter,
                let opened = openedRequirement(getter, of: base, [], type, place)
            {
                return opened
            }
            let isOfType =
                variable.owner?.kind == .classType && variable.setter == nil
                || variable.isAskedOfType && isMetatypeOfAny(base)
            if variable.isStatic, isOfType, let getter = variable.getter {
                return Expression(
                    .call(getter, candidate.substitution, base: base, []), type, place)
            }
            if variable.isStatic {
                let result = Expression(
                    .staticProperty(candidate.baseType ?? base.type, variable), type, place)
                result.isLvalue =
                    !variable.isLet && (variable.storage == .staticStored || variable.setter != nil)
                return result
            }
            let result = property(base, variable, type, place)
            result.isImplicitlyUnwrapped = variable.isImplicitlyUnwrapped
            return result
        case let function as Function:
            if function.isMutating, candidate.base != nil, !function.isStatic {
                error(
                    "mutating-method-value", "a mutating method cannot be a value", at: syntax,
                    hint: "use a closure: { … .\(function.name)(…) }")
                return failed(syntax)
            }
            noteUse(of: function, place)
            var map = candidate.substitution
            for parameter in function.signature.parameters {
                map[parameter] = .variable(TypeVariable())
            }
            for parameter in function.signature.parameters {
                obligations += parameter.obligations(map[parameter]!, map, conformances, place)
            }
            equalities += function.signature.equalities.map {
                (conformances.substitute($0.0, map), conformances.substitute($0.1, map))
            }
            let type = normalized(conformances.substitute(.function(function.type), map))
            let isBound =
                function.owner?.kind == .classType
                || !function.isStatic && function.role != .initializer
            let base = isBound ? candidate.base : nil
            return Expression(.functionValue(function, map, base: base), type, place)
        case let enumCase as EnumCase:
            let type = candidate.baseType.map(normalized) ?? enumCase.owner.declaredType
            if enumCase.payload.isEmpty { return Expression(.enumCase(enumCase, []), type, place) }
            return constructor(of: enumCase, type, candidate.substitution, place)
        case let nominal as Nominal:
            let type = resolver.apply(nominal, [], in: candidate.baseType, at: place)
            return Expression(.metatype(type), .metatype(type), place)
        default: return failed(syntax)
        }
    }

    /// `Stack.empty()`, where something has yet to say what the elements of the `Stack` are.
    func noteUninferred(_ candidate: Candidate, _ place: SourceRange) {
        guard file.origin == .user, case .nominal(let owner, let arguments)? = candidate.baseType,
            arguments.contains(where: \.isFree)
        else { return }
        for (parameter, type) in zip(owner.parameters, arguments) where type.isFree {
            uninferred.append((type, owner, parameter.name, place))
        }
    }

    /// `Shape.circle` as a function of what the case carries.
    private func constructor(
        of enumCase: EnumCase, _ type: Type, _ map: Substitution, _ place: SourceRange
    ) -> Expression {
        let inner = FunctionContext(parent: context, function: nil, result: type, canThrow: false)
        let known = Substitution(enumCase.owner.parameters, type.arguments)
        let parameters = enumCase.payload.map { part -> Variable in
            let variable = Variable(
                name: part.name, storage: .local, isLet: true,
                type: normalized(conformances.substitute(part.type, known)), file: file,
                range: place)
            variable.context = inner
            return variable
        }
        let functionType = FunctionType(
            parameters: parameters.map { FunctionType.Parameter(type: $0.type) }, result: type)
        let closure = ClosureExpression(context: inner, type: functionType, range: place)
        closure.parameters = parameters
        closure.body.parameters = parameters
        let values = parameters.map {
            Argument(value: Expression(.variable($0), $0.type, place))
        }
        let made = Expression(.enumCase(enumCase, values), type, place)
        closure.body.statements = [Statement(.returning(made), place)]
        return Expression(.closure(closure), .function(functionType), place)
    }

    /// A type declared in a function does not see the function's variables: its values may outlive them.
    private func refuseFromWithinType(
        _ variable: Variable, of owner: FunctionContext, _ range: SourceRange
    ) {
        if context?.lies(in: owner) == true { return }
        environment.error(
            "outside-type",
            "'\(variable.name)' belongs to the function around this type, which cannot use it",
            at: range, hint: "give it to the type's initializer")
    }

    /// Uses a variable; notes what a closure has to capture.
    func reference(to variable: Variable, _ range: SourceRange) -> Expression {
        variable.completion?()
        variable.uses += 1
        if variable.storage == .local, variable.getter == nil, let owner = variable.context,
            owner !== context
        {
            variable.isCaptured = true
            context?.capture(variable)
            refuseFromWithinType(variable, of: owner, range)
        }
        for accessor in variable.accessors { noteUse(of: accessor, range) }
        // A top-level variable that functions use cannot live in the cell's own registers.
        if variable.storage == .global, context?.isTopLevel != true, environment.probe == nil {
            variable.isCaptured = true
        }
        let result = Expression(.variable(variable), variable.type, range)
        result.isLvalue = !variable.isLet && (variable.getter == nil || variable.setter != nil)
        result.isImplicitlyUnwrapped = variable.isImplicitlyUnwrapped
        if variable.isReferenceStorage {
            return ReferenceStorage.object(result, in: environment) ?? result
        }
        return result
    }
}
