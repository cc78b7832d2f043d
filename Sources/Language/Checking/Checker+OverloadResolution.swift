import Diagnostics
import SwiftSyntax

/// The choice among functions of one name: by labels, then by types, then by rank.
extension Checker {
    /// Chooses among functions of one name by labels, then by types, then by rank.
    func resolve(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ expected: Type?, name: String,
        at syntax: some ExprSyntaxProtocol
    ) -> Expression {
        probeLabels(candidates, arguments)
        var matching: [(Candidate, Matching)] = []
        var mismatches: [(parameters: [ParameterDeclaration], mismatch: Mismatch)] = []
        for candidate in candidates {
            let parameters = parameters(of: candidate.declaration)
            switch match(arguments, to: parameters) {
            case .success(let match): matching.append((candidate, match))
            case .failure(let mismatch): mismatches.append((parameters, mismatch))
            }
        }
        if matching.isEmpty {
            for argument in arguments where !argument.isContextual { _ = check(argument.syntax) }
            let problems = mismatches.map {
                problem($0.mismatch, arguments, $0.parameters, name, syntax)
            }
            reportNoMatch(candidates, problems, arguments, name, syntax)
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
        if let later = deferredCall(matching, arguments, expected, at: syntax) { return later }
        var best: [(Candidate, Matching)] = []
        var bestScore = Int.max
        for (candidate, match) in matching {
            guard let score = score(candidate, match, arguments, expected) else { continue }
            if score < bestScore {
                (best, bestScore) = ([(candidate, match)], score)
            } else if score == bestScore {
                best.append((candidate, match))
            }
        }
        guard let chosen = mostSpecialized(best, of: arguments.count) else {
            if let fitting = fittingInContext(matching, arguments, expected) {
                return apply(
                    fitting.candidate, fitting.matching, fitting.arguments, expected, at: syntax)
            }
            // What the type's own function has against the arguments says more than a list.
            let own = matching.filter { owner(of: $0.0.declaration)?.kind != .protocolType }
            let isKey = owner(of: matching[0].0.declaration)?.name == "Dictionary"
            let meant =
                own.count == 1 || isKey && name == "subscript"
                ? own.first : matching.first { isOfRanges($0.0.declaration) }
            if let meant { return apply(meant.0, meant.1, arguments, expected, at: syntax) }
            if let nearest = refusingAlike(matching, arguments) {
                return apply(nearest.0, nearest.1, arguments, expected, at: syntax)
            }
            reportNoFit(matching.map(\.0), arguments, name, syntax)
            return failed(syntax)
        }
        if best.count > 1, areAmbiguous(best.map(\.0.declaration)) {
            error(
                "ambiguous-use", "several functions '\(name)' fit here", at: syntax,
                notes: best.prefix(4).map {
                    .init(Signatures.text(of: $0.0.declaration), at: $0.0.declaration.range)
                },
                hint: best.allSatisfy { isOfNumbers($0.0.declaration) }
                    ? "say which number is meant, as in '1 as Float'"
                    : "say the type of the result: '\(source(range(syntax))) as …'")
            return failed(syntax)
        }
        return apply(chosen.0, chosen.1, arguments, expected, at: syntax)
    }

    /// Where all functions refuse one argument because they want the same other type, that is the
    /// mistake: the function that has least against the other arguments says it.
    private func refusingAlike(
        _ matching: [(Candidate, Matching)], _ arguments: [WrittenArgument]
    ) -> (Candidate, Matching)? {
        let refused = matching.map { refusals($0.0, $0.1, arguments) }
        guard let first = refused.first else { return nil }
        let isShared = first.contains { position, wanted in
            refused.allSatisfy { $0[position] == wanted }
        }
        let least = matching.indices.min { refused[$0].count < refused[$1].count }
        return isShared ? least.map { matching[$0] } : nil
    }

    /// The arguments that do not fit, with the types that are wanted for them.
    private func refusals(
        _ candidate: Candidate, _ matching: Matching, _ arguments: [WrittenArgument]
    ) -> [Int: Type] {
        solver.speculate {
            let map = open(candidate)
            var refused: [Int: Type] = [:]
            for (parameter, positions) in zip(
                parameters(of: candidate.declaration), matching.positions)
            where !parameter.isVariadic && !parameter.isAutoclosure {
                let wanted = conformances.substitute(parameter.type, map)
                for position in positions {
                    guard let checked = arguments[position].checked, !checked.type.isError else {
                        continue
                    }
                    if convert(checked, to: wanted) == nil { refused[position] = wanted.resolved }
                }
            }
            return refused
        }
    }

    /// A subscript that takes any range of indices, whose complaint names what can be an index.
    private func isOfRanges(_ declaration: Declaration) -> Bool {
        (declaration as? Variable)?.getter?.signature.parameters.first?.constraints.contains {
            $0.isLibrary && $0.name == "RangeExpression"
        } ?? false
    }

    /// Functions of one file that differ in nothing but their results, or in the types of the numbers
    /// that they take.
    private func areAmbiguous(_ declarations: [Declaration]) -> Bool {
        let functions = declarations.compactMap { $0 as? Function }
        guard functions.count == declarations.count, let first = functions.first,
            !first.isLibrary, first.signature.isEmpty
        else { return false }
        let areOfNumbers = functions.allSatisfy(isOfNumbers)
        return functions.dropFirst().allSatisfy {
            $0.file === first.file && $0.owner == first.owner && $0.signature.isEmpty
                && ($0.type.parameters == first.type.parameters && $0.result != first.result
                    || $0.type.parameters != first.type.parameters && areOfNumbers)
        }
    }

    private func isOfNumbers(_ declaration: Declaration) -> Bool {
        let parameters = parameters(of: declaration)
        return !parameters.isEmpty
            && parameters.allSatisfy { parameter in
                parameter.defaultValue == nil
                    && parameter.type.nominal?.isNumber == true
            }
    }

    func viable(_ candidates: [Candidate], _ arguments: [WrittenArgument], _ expected: Type?)
        -> [Candidate]
    {
        let matching = Matching(positions: arguments.indices.map { [$0] })
        var best: [Candidate] = []
        var bestScore = Int.max
        for candidate in candidates {
            guard let score = score(candidate, matching, arguments, expected) else { continue }
            if score < bestScore {
                (best, bestScore) = ([candidate], score)
            } else if score == bestScore {
                best.append(candidate)
            }
        }
        return best
    }

    /// How well a candidate fits (lower is better); nil if it does not. Leaves no bindings behind.
    func score(
        _ candidate: Candidate, _ matching: Matching, _ arguments: [WrittenArgument],
        _ expected: Type?
    ) -> Int? {
        let outerScore = conversionScore
        // What only might be returned is no part of what 'some P' is.
        let returned = context?.opaqueResults ?? []
        defer {
            conversionScore = outerScore
            context?.opaqueResults = returned
        }
        return solver.speculate {
            conversionScore = 0
            let map = open(candidate)
            var total = 0
            // `Column("Size", \.size)` where a column of files is wanted.
            if (candidate.declaration as? Function)?.role == .initializer,
                let made = candidate.baseType, let wanted = expected.map(normalized),
                made.nominal == wanted.nominal, made.contains(\.isUnresolvedVariable)
            {
                let before = solver.mark()
                if !solver.unify(made, wanted) { solver.undo(to: before) }
            }
            for (parameter, positions) in zip(
                parameters(of: candidate.declaration), matching.positions)
            {
                var type = conformances.substitute(parameter.type, map)
                if parameter.isVariadic {
                    type = type.arguments.first ?? type
                    total += 1
                }
                if positions.isEmpty, parameter.defaultValue != nil { total += 1 }
                for position in positions {
                    let argument = arguments[position]
                    // No function conforms to a protocol.
                    if case .parameter(let generic) = parameter.type.shallow,
                        !generic.constraints.isEmpty, argument.syntax.is(ClosureExprSyntax.self)
                    {
                        return nil
                    }
                    guard let checked = argument.checked else {
                        guard let penalty = plausibility(argument.syntax, type) else { return nil }
                        total += penalty
                        continue
                    }
                    // `lazy.map(f)` of a function that may not be kept is the `map` that keeps none.
                    if parameter.isEscaping, case .variable(let variable) = checked.kind,
                        variable.isNonEscaping
                    {
                        total += 50
                    }
                    let wanted = parameter.isAutoclosure ? result(of: type) : type
                    if convert(checked, to: wanted) == nil { return nil }
                }
            }
            let function =
                candidate.declaration as? Function
                ?? (candidate.declaration as? Variable)?.getter
            if let owner = ownerSignature(of: candidate.declaration), !constraintsHold(owner, map) {
                return nil
            }
            let subscripting = (candidate.declaration as? Variable)?.getter
            if let own = (function ?? subscripting)?.signature, !constraintsHold(own, map) {
                return nil
            }
            if let owner = ownerSignature(of: candidate.declaration), !owner.equalities.isEmpty {
                total -= 2
            } else if candidate.declaration.isLibrary, narrowsSelf(candidate.declaration) {
                // `extension MutableCollection where Self: BidirectionalCollection`
                total -= 1
            }
            if let function, !function.signature.parameters.isEmpty { total += 2 }
            if function?.owner?.kind == .protocolType { total += 2 }
            if let expected = expected.map(normalized), !expected.isUnresolvedVariable {
                let result = conformances.substitute(resultType(of: candidate.declaration), map)
                let value = Expression(.placeholder, result, file.beginning)
                if convert(value, to: expected) == nil { total += 20 }
            }
            return total + conversionScore
        }
    }

    /// Whether it is for those types alone that conform to one more protocol.
    private func narrowsSelf(_ declaration: Declaration) -> Bool {
        guard let signature = ownerSignature(of: declaration), !signature.conformances.isEmpty,
            let own = owner(of: declaration)?.selfParameter
        else { return false }
        return signature.conformances.contains { $0.0 == .parameter(own) }
    }

    /// Fresh variables for what the caller does not say, and the parameter types under them.
    func open(_ candidate: Candidate) -> Substitution {
        var map = candidate.substitution
        let signature =
            (candidate.declaration as? Function)?.signature
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

    func owner(of declaration: Declaration) -> Nominal? {
        (declaration as? Function)?.owner ?? (declaration as? EnumCase)?.owner
            ?? (declaration as? Variable)?.owner
    }

    func ownerSignature(of declaration: Declaration) -> GenericSignature? {
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

    func constraintsHold(_ signature: GenericSignature, _ map: Substitution) -> Bool {
        for parameter in signature.parameters {
            guard let type = map[parameter] else { continue }
            for constraint in parameter.constraints
            where !conformances.conforms(type, to: constraint) {
                return false
            }
            if let superclass = parameter.superclass,
                !inherits(normalized(type), from: conformances.substitute(superclass, map))
            {
                return false
            }
        }
        for (type, target) in signature.conformances {
            let type = normalized(conformances.substitute(type, map))
            if !type.isWaiting, !conformances.conforms(type, to: target) { return false }
        }
        for (left, right) in signature.equalities {
            let left = settledDependent(conformances.substitute(left, map))
            if left.isWaiting { continue }
            if !solver.unify(left, normalized(conformances.substitute(right, map))) { return false }
        }
        return true
    }

    /// `S.Element` where `S` is the type of a literal: now the literal gets its default type.
    func settledDependent(_ type: Type) -> Type {
        if case .member(let base, _) = type.shallow, case .variable(let variable) = base.shallow,
            let literal = variable.literal
        {
            solver.bind(variable, toDefault: environment.defaultType(of: literal))
        }
        return normalized(type)
    }
}
