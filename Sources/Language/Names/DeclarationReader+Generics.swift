import SwiftSyntax

/// Generic parameters and `where` clauses.
extension DeclarationReader {
    func readGenerics(
        _ syntax: some WithGenericParametersSyntax, into signature: inout GenericSignature,
        scope: Scope, existing: [GenericParameter] = []
    ) {
        var constraints: [(GenericParameter, TypeSyntax)] = []
        for (index, parameter) in (syntax.genericParameterClause?.parameters).elements.enumerated()
        {
            let read =
                existing.indices.contains(index)
                ? existing[index] : GenericParameter(name: parameter.name.identifierText)
            signature.parameters.append(read)
            scope.declare(
                TypeName(
                    name: read.name, type: .parameter(read), file: file,
                    range: parameter.name.range(in: file)))
            if let inherited = parameter.inheritedType { constraints.append((read, inherited)) }
        }
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        for (parameter, inherited) in constraints {
            constrain(parameter, to: resolver.resolve(inherited), in: &signature)
        }
        if let clause = syntax.genericWhereClause {
            readWhereClause(clause, into: &signature, own: signature.parameters, scope: scope)
        }
    }

    /// `T: P`, or `T: C` for a class.
    func constrain(
        _ parameter: GenericParameter, to type: Type, in signature: inout GenericSignature
    ) {
        if case .existential(let protocols) = type.shallow {
            parameter.constraints += protocols.map { $0.generic ?? $0 }
            // `T: Sequence<Int>` says what the associated type is.
            for target in protocols {
                for (name, fixed) in target.fixedTypes {
                    parameter.associated[name, default: .init()].equal = fixed
                    signature.equalities.append((.member(.parameter(parameter), name), fixed))
                }
            }
        } else if type.nominal?.kind == .classType {
            parameter.superclass = type
        }
    }

    /// What concerns an own parameter is kept with it; the rest goes into the signature.
    func readWhereClause(
        _ clause: GenericWhereClauseSyntax, into signature: inout GenericSignature,
        own: [GenericParameter], scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        for requirement in clause.requirements {
            switch requirement.requirement {
            case .conformanceRequirement(let conformance):
                let left = resolver.resolve(conformance.leftType)
                let right = resolver.resolve(conformance.rightType)
                guard case .existential(let protocols) = right.shallow else {
                    if case .parameter(let parameter) = left {
                        constrain(parameter, to: right, in: &signature)
                    }
                    continue
                }
                if case .parameter(let parameter) = left, own.contains(parameter) {
                    parameter.constraints += protocols
                } else if case .member(.parameter(let parameter), let name) = left,
                    own.contains(parameter)
                {
                    parameter.associated[name, default: .init()].constraints += protocols
                    signature.conformances += protocols.map { (left, $0) }
                } else {
                    signature.conformances += protocols.map { (left, $0) }
                }
            case .sameTypeRequirement(let same):
                guard case .type(let leftSyntax) = same.leftType,
                    case .type(let rightSyntax) = same.rightType
                else { continue }
                let left = resolver.resolve(leftSyntax)
                let right = resolver.resolve(rightSyntax)
                if let problem = endless(left, right) ?? endless(right, left) {
                    environment.error(
                        "recursive-requirement", problem,
                        at: requirement.requirement.range(in: file))
                    continue
                }
                signature.equalities.append((left, right))
                if case .member(.parameter(let parameter), let name) = left, own.contains(parameter)
                {
                    parameter.associated[name, default: .init()].equal = right
                }
            default: continue
            }
        }
    }

    /// `A == [A]`: no type is a part of itself.
    private func endless(_ one: Type, _ other: Type) -> String? {
        switch one.shallow {
        case .parameter, .member: break
        default: return nil
        }
        guard one != other, other.contains({ $0 == one }) else { return nil }
        return "'\(one)' cannot be '\(other)', which has it inside"
    }

    /// What the types in a signature ask of their arguments holds for the function's parameters:
    /// `func count<K>(_ table: [K: Int])` says that K is Hashable.
    func implyConstraints(of function: Function) {
        let own = function.signature.parameters
        if own.isEmpty { return }
        func look(at type: Type) {
            switch type.shallow {
            case .nominal(let nominal, let arguments):
                for (asking, argument) in zip(nominal.parameters, arguments) {
                    if case .parameter(let parameter) = argument.shallow, own.contains(parameter) {
                        parameter.constraints += asking.constraints.filter {
                            !environment.conformances.conforms(.parameter(parameter), to: $0)
                        }
                    } else {
                        look(at: argument)
                    }
                }
            case .tuple(let elements): for element in elements { look(at: element.type) }
            case .function(let inner):
                look(at: inner.result)
                for parameter in inner.parameters { look(at: parameter.type) }
            default: break
            }
        }
        for parameter in function.parameters { look(at: parameter.type) }
        look(at: function.result)
    }
}
