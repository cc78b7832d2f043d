import Diagnostics

/// The functions an operator may stand for.
extension Checker {
    /// The type for an operand that says too little: the other operand's, or the one that an operator of
    /// the other operand's type wants: `clock.now + .seconds(1)`.
    /// - Parameter position: of the other operand.
    func context(
        of operand: WrittenArgument, named name: String, beside other: Expression,
        at position: Int, _ expected: Type?
    ) -> Type {
        // `2 * .pi` as a Double or a Float: the number says no more than the member.
        if other.type.openLiteral != nil,
            OperatorFamily(name) == .arithmetic || Self.rangeType(of: name) != nil,
            let wanted = expected.map({ normalized(normalized($0).wrapped ?? $0) }),
            wanted.openLiteral != nil || !wanted.isUnresolvedVariable
        {
            return wanted
        }
        guard let member = implicitMemberName(operand.syntax), !other.type.isFree,
            let own = contextualType(other.type, named: member),
            members(of: own, named: member, isStatic: true).isEmpty
        else { return other.type }
        for candidate in operators(name, [other.type], expected, arity: 2) {
            let wanted = solver.speculate { () -> Type? in
                let types = parameters(of: candidate.declaration).map {
                    normalized(conformances.substitute($0.type, open(candidate)))
                }
                guard types.count == 2, convert(other, to: types[position]) != nil else {
                    return nil
                }
                return normalized(types[1 - position]).resolved
            }
            if let wanted, isKnown(wanted),
                !members(of: wanted, named: member, isStatic: true).isEmpty
            {
                return wanted
            }
        }
        return other.type
    }

    /// `..<` and `...` of one `Comparable` type, which for literals is still open.
    func rangeOperators(_ name: String, _ operands: [Expression]) -> [Candidate]? {
        guard name == "..<" || name == "...",
            let comparable = environment.libraryNominal("Comparable"),
            let parameter = comparable.selfParameter
        else { return nil }
        let bound = operands[0].type
        let before = solver.mark()
        guard operands.allSatisfy({ solver.unify($0.type, bound) }) else {
            solver.undo(to: before)
            return nil
        }
        return environment.ownMembers(of: comparable, named: name).compactMap { member in
            guard let function = member as? Function,
                function.parameters.count == operands.count
            else { return nil }
            return Candidate(
                declaration: function,
                base: Expression(.metatype(bound), .metatype(bound), operands[0].range),
                baseType: bound, substitution: [parameter: bound])
        }
    }

    /// A number type's own operator applied to numbers of that type, or to such numbers and literals,
    /// where no other can outrank it; nil where that is not so.
    ///
    /// Most operators of a program are these, and the search among all that could be meant, and for
    /// what is still open in them, costs more than the rest of checking them.
    func exactOperation(_ name: String, _ operands: [Expression], _ place: SourceRange)
        -> Expression?
    {
        guard let known = operands.first(where: { $0.type.openLiteral == nil })?.type.shallow,
            case .nominal(let nominal, let arguments) = known, arguments.isEmpty,
            nominal.isNumber, operands.allSatisfy({ fits($0, known, nominal) }),
            !environment.operatorFunctions.contains(name)
        else { return nil }
        var found: Function?
        for case let function as Function in environment.ownMembers(of: nominal, named: name)
        where function.parameters.count == operands.count {
            // What a program adds may fit a literal better.
            if !function.isLibrary { return nil }
            guard
                function.parameters.indices.allSatisfy({
                    function.parameters[$0].type.nominal == nominal
                        && !function.parameters[$0].isInout
                }), function.signature.isEmpty
            else { continue }
            if found != nil { return nil }
            found = function
        }
        guard let found else { return nil }
        let values = operands.map { Argument(value: convert($0, to: known) ?? $0) }
        noteUse(of: found, place)
        return Expression(.call(found, [:], base: nil, values), found.result, place)
    }

    private func fits(_ operand: Expression, _ type: Type, _ nominal: Nominal) -> Bool {
        if let literal = operand.type.openLiteral { return solver.accepts(type, literal) }
        return operand.type.nominal == nominal
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
                    base: type.map { Expression(.metatype($0), .metatype($0), file.beginning) },
                    baseType: type, substitution: map))
        }
        var current: Scope? = scope
        while let here = current {
            for declaration in here.local(name).reversed()
            where !isEarlierForm(declaration, of: result) { add(declaration, nil, [:]) }
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
                let map = Substitution(nominal.parameters, opened.arguments)
                for member in environment.ownMembers(of: nominal, named: name) {
                    add(member, opened, map)
                }
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
        if result.isEmpty, let optional = environment.libraryNominal("Optional") {
            // A program's operator on optionals takes values that are none.
            let opened = environment.optional(.variable(TypeVariable()))
            let map = Substitution(optional.parameters, opened.arguments)
            for member in environment.ownMembers(of: optional, named: name)
            where !member.isLibrary { add(member, opened, map) }
        }
        return result
    }
}
