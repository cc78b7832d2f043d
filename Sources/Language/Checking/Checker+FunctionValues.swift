import Diagnostics
import SwiftSyntax

/// Functions, methods, initializers and cases as values.
extension Checker {
    /// Among functions of one name the one that has the type expected.
    func choose(_ pool: [Candidate], _ expected: Type?) -> Candidate {
        guard pool.count > 1, case .function(let wanted)? = expected.map(normalized) else {
            return pool[0]
        }
        var best: (candidate: Candidate, cost: Int)?
        for candidate in pool {
            guard let cost = cost(of: candidate, as: wanted) else { continue }
            if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
        }
        return best?.candidate ?? pool[0]
    }

    /// How far a function is from the type it should have as a value; nil if it cannot have it.
    private func cost(of candidate: Candidate, as wanted: FunctionType) -> Int? {
        guard let function = candidate.declaration as? Function,
            function.parameters.count == wanted.parameters.count
        else { return nil }
        let opened = wanted.parameters.map(\.type.openLiteral)
        return solver.speculate {
            let map = open(candidate)
            for (own, other) in zip(function.parameters, wanted.parameters)
            where !solver.unify(
                normalized(conformances.substitute(own.type, map)), normalized(other.type))
            {
                return nil
            }
            guard constraintsHold(function.signature, map) else { return nil }
            var cost = function.signature.parameters.isEmpty ? 0 : 2
            cost += zip(function.parameters, opened).contains(where: isUnusual) ? 1 : 0
            cost += function.parameters.contains { $0.label != nil } ? 1 : 0
            let result = normalized(conformances.substitute(function.result, map))
            let value = Expression(.placeholder, result, file.beginning)
            return convert(value, to: wanted.result) == nil ? nil : cost
        }
    }

    /// `[0.5, 1].map(exp)`: whether numbers as written would get another type than they have by
    /// themselves, `Double` if they have a fraction.
    private func isUnusual(_ parameter: ParameterDeclaration, _ literal: TypeVariable.Literal?)
        -> Bool
    {
        guard let literal, literal.isNumber else { return false }
        return parameter.type.resolved != environment.defaultType(of: literal)
            && !parameter.type.isLibrary("Double")
    }

    /// `Greeter.greet`: a function that takes the instance and gives the method.
    func unappliedMethod(
        _ reference: DeclReferenceExprSyntax, of type: Type, _ expected: Type?,
        at syntax: ExprSyntax
    ) -> Expression? {
        let name = reference.baseName.identifierText
        let found = members(of: type, named: name, isStatic: false)
        if reference.argumentNames == nil, found.contains(where: { $0.0 is Variable }) {
            return nil
        }
        let methods = labelled(
            found.filter { $0.0 is Function }.map {
                Candidate(declaration: $0.0, base: nil, baseType: type, substitution: $0.1)
            }, as: reference)
        if methods.isEmpty { return nil }
        var inner: Type?
        if case .function(let wanted)? = expected.map(normalized) { inner = wanted.result }
        return hiddenClosure([("self", type, false)], returning: nil, syntax) {
            let base = self.reference(to: $0[0], range(syntax))
            let candidates = methods.map {
                Candidate(
                    declaration: $0.declaration, base: base, baseType: type,
                    substitution: $0.substitution)
            }
            let chosen = choose(candidates, inner)
            if (chosen.declaration as? Function)?.isMutating == true {
                error(
                    "mutating-method-value", "a mutating method cannot be a value", at: syntax,
                    hint: "use a closure: { (value: inout \(type.resolved)) in value.\(name)() }")
                return failed(syntax)
            }
            return use(chosen, at: syntax)
        }
    }

    /// A function of several values where one of a tuple is wanted: `zip(a, b).map(max)`.
    func convertSplat(_ expression: Expression, _ given: FunctionType, _ wanted: FunctionType)
        -> Expression?
    {
        guard wanted.parameters.count == 1, given.parameters.count > 1,
            case .tuple(let elements) = normalized(wanted.parameters[0].type),
            elements.count == given.parameters.count,
            zip(elements, given.parameters).allSatisfy({ solver.unify($0.type, $1.type) }),
            solver.unify(given.result, wanted.result)
        else { return nil }
        let syntax = ExprSyntax.unwritten
        return hiddenClosure(
            [("pair", wanted.parameters[0].type, false)], returning: given.result, syntax
        ) {
            let pair = reference(to: $0[0], expression.range)
            let arguments = elements.indices.map {
                Argument(
                    value: Expression(
                        .tupleElement(pair, $0), elements[$0].type, expression.range))
            }
            return Expression(.callValue(expression, arguments), given.result, expression.range)
        }
    }

    /// `{ given in { given($0) } }(expression)`: a function whose parameters and result are converted, as
    /// one that gives an Int is wanted to give anything.
    func adapted(_ expression: Expression, _ given: FunctionType, to wanted: FunctionType)
        -> Expression?
    {
        let pairs = Array(zip(given.parameters, wanted.parameters))
        guard given.parameters.count == wanted.parameters.count, !given.canThrow,
            pairs.allSatisfy({ !$0.isInout && !$1.isInout && !$0.isVariadic && !$1.isVariadic }),
            !wanted.result.isVoid
        else { return nil }
        let syntax = ExprSyntax.unwritten
        var fits = true
        let maker = hiddenClosure(
            [("function", expression.type, false)], returning: .function(wanted), syntax
        ) { outer in
            hiddenClosure(
                wanted.parameters.map { ("value", $0.type, false) }, returning: wanted.result,
                syntax
            ) { values in
                let arguments = zip(values, pairs).compactMap { value, pair in
                    convert(reference(to: value, expression.range), to: pair.0.type)
                }
                fits = arguments.count == values.count
                let call = Expression(
                    .callValue(
                        reference(to: outer[0], expression.range),
                        arguments.map { Argument(value: $0) }), given.result, expression.range)
                let result = fits ? convert(call, to: wanted.result) : nil
                fits = result != nil
                return result ?? call
            }
        }
        guard fits else { return nil }
        conversionScore += 3
        return Expression(
            .callValue(maker, [Argument(value: expression)]), .function(wanted), expression.range)
    }

    /// `curry(+)`, of which nothing says the operands' type yet: they are numbers, as those of an
    /// operator over literals are.
    func openOperator(
        _ name: String, _ wanted: FunctionType, _ syntax: DeclReferenceExprSyntax
    ) -> Expression? {
        guard OperatorFamily(name) == .arithmetic, wanted.parameters.count == 2,
            wanted.parameters.allSatisfy({ normalized($0.type).isFree })
        else { return nil }
        let number = literalVariable(.integer)
        guard wanted.parameters.allSatisfy({ solver.unify($0.type, number) }) else { return nil }
        return hiddenClosure(
            [("left", number, false), ("right", number, false)], returning: nil, syntax
        ) {
            binary(
                name, reference(to: $0[0], range(syntax)), reference(to: $0[1], range(syntax)),
                nil, syntax)
        }
    }

    /// `+` where a function of a pair is wanted.
    func splatOperator(_ name: String, _ wanted: FunctionType, at syntax: ExprSyntax) -> Expression?
    {
        guard wanted.parameters.count == 1,
            case .tuple(let elements) = normalized(wanted.parameters[0].type), elements.count == 2
        else { return nil }
        return hiddenClosure(
            [("pair", wanted.parameters[0].type, false)], returning: nil, syntax
        ) {
            let pair = reference(to: $0[0], range(syntax))
            let parts = elements.indices.map {
                Expression(.tupleElement(pair, $0), elements[$0].type, range(syntax))
            }
            return binary(name, parts[0], parts[1], wanted.result, syntax)
        }
    }

    /// An operator that takes a function: its operand is checked as an argument is.
    func functionOperator(
        _ name: String, _ left: WrittenArgument, _ right: WrittenArgument, _ expected: Type?,
        _ syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard OperatorFamily(name) != .arithmetic, OperatorFamily(name) != .comparison else {
            return nil
        }
        var candidates: [Candidate] = []
        var current: Scope? = scope
        while let here = current {
            for case let function as Function in here.local(name).reversed()
            where function.parameters.count == 2 {
                candidates.append(Candidate(declaration: function))
            }
            current = here.parent
        }
        let takesFunction = candidates.contains {
            parameters(of: $0.declaration).contains {
                if case .function = $0.type.shallow { return !$0.isAutoclosure }
                return false
            }
        }
        guard takesFunction else { return nil }
        return resolve(candidates, [left, right], expected, name: name, at: syntax)
    }
}
