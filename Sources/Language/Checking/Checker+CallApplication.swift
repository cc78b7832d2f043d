import Diagnostics
import SwiftSyntax

/// The chosen function with its arguments converted and its generic parameters settled.
extension Checker {
    func apply(
        _ candidate: Candidate, _ matching: Matching, _ arguments: [WrittenArgument],
        _ expected: Type?, at syntax: some ExprSyntaxProtocol
    ) -> Expression {
        let declaration = candidate.declaration
        let map = open(candidate)
        let function = declaration as? Function
        let place = range(syntax)
        if let owner = ownerSignature(of: declaration) { _ = constraintsHold(owner, map) }
        requireMembership(candidate, map, place)
        var result = conformances.substitute(resultType(of: declaration), map)
        if let expected { adopt(expected, for: result) }
        let parameters = parameters(of: declaration)
        var values = [Argument?](repeating: nil, count: parameters.count)
        // Closures last: their parameter types often follow from the other arguments.
        func rank(_ index: Int) -> Int {
            // A function that is there by default may be about a type that an argument says.
            if matching.positions[index].isEmpty,
                parameters[index].defaultValue.map(isFunctionLike) == true
            {
                return 4
            }
            if matching.positions[index].contains(where: { isFunctionLike(arguments[$0].syntax) }) {
                return 2
            }
            let type = normalized(conformances.substitute(parameters[index].type, map))
            if type.isFree,
                matching.positions[index].contains(where: { isImplicit(arguments[$0].syntax) })
            {
                return 3
            }
            return type.hasWaiting ? 1 : 0
        }
        let ranks = parameters.indices.map(rank)
        let order = parameters.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        var settledEqualities = false
        for index in order {
            let parameter = parameters[index]
            let positions = matching.positions[index]
            let type = normalized(
                settledParts(conformances.substitute(parameter.type, map), if: ranks[index] == 2))
            if !settledEqualities,
                positions.contains(where: { isFunctionLike(arguments[$0].syntax) })
            {
                settledEqualities = true
                if let function { _ = constraintsHold(function.signature, map) }
            }
            if positions.isEmpty {
                values[index] = defaultArgument(
                    parameter, of: declaration, type, map, place)
                values[index]?.isDefault = true
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
                    value: autoclosure(arguments[positions[0]], type))
            } else {
                values[index] = Argument(
                    value: value(arguments[positions[0]], parameter, type, index, declaration))
            }
        }
        if let index = declaration as? Variable, reportWrongIndex(candidate, arguments, map) {
            return Expression(.error, normalized(conformances.substitute(index.type, map)), place)
        }
        if let generic = function ?? (declaration as? Variable)?.getter {
            settleGenerics(generic, declaration.name, map, place)
        }
        result = normalized(settledResult(result))
        if let function {
            result =
                function.signature.parameters.isEmpty
                ? erased(result, by: function) : erased(result)
        }
        ExclusiveAccess(environment: environment).check(
            values.compactMap { $0 }, of: function, on: candidate.base)
        if let function, function.canThrow {
            let thrown = function.thrown.map { normalized(conformances.substitute($0, map)) }
            noteThrow(!isRethrowingQuietly(function, values), thrown, at: syntax)
            if !function.isRethrowing, thrown == nil { refuseInRethrowing(Syntax(syntax)) }
        }
        return build(candidate, map, values.compactMap { $0 }, result, syntax)
    }

    private func isImplicit(_ syntax: ExprSyntax) -> Bool {
        implicitMemberName(syntax) != nil
    }

    /// `[C.Element]` where `C` is the type of a literal: what it is follows from the default type.
    private func settledResult(_ type: Type) -> Type {
        if type.hasWaiting {
            for argument in type.arguments { _ = settledResult(argument) }
            if case .tuple(let elements) = type.shallow {
                for element in elements { _ = settledResult(element.type) }
            }
            if type.isWaiting { return settledDependent(type) }
        }
        return type
    }

    /// A closure's parameters are needed now: literals that they depend on get their default types.
    private func settledParts(_ type: Type, if isNeeded: Bool) -> Type {
        guard isNeeded, case .function(let function) = type.shallow else { return type }
        for parameter in function.parameters { _ = settledResult(parameter.type) }
        return type
    }

    /// `rethrows`: throws only if one of its function arguments does.
    private func isRethrowingQuietly(_ function: Function, _ values: [Argument?]) -> Bool {
        guard function.isRethrowing else { return false }
        return !values.enumerated().contains { index, argument in
            // A function that is only handed on, as any other value, is not called.
            guard let value = argument?.value, function.parameters.indices.contains(index),
                case .function = function.parameters[index].type.wrapped?.shallow
                    ?? function.parameters[index].type.shallow
            else { return false }
            if case .closure(let closure) = value.kind { return closure.context.throwsErrors }
            // Its own type says whether it throws, not the one that is wanted of it.
            if case .convertFunction(let given) = value.kind,
                case .function(let type) = given.type.shallow
            {
                return type.canThrow
            }
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
        // What the function returns as `some P` is for it to say.
        if let opaque = target.nominal?.opaque,
            opaque.isBeingDefined || opaque.function === context?.function
        {
            return
        }
        if case .variable(let variable) = result.shallow, variable.literal == nil {
            // `values.reduce(.zero, +)` where a number is wanted.
            if expected.wrapped == nil, case .nominal = target { _ = solver.unify(result, target) }
            if case .parameter = target { _ = solver.unify(result, target) }
            if case .member = target, !target.isWaiting { _ = solver.unify(result, target) }
            // `words.reduce(into: ([], []))` where a pair is wanted.
            if expected.wrapped == nil, case .tuple(let elements) = target, !elements.isEmpty {
                _ = solver.unify(result, target)
            }
            return
        }
        if case .function = result.shallow, case .function = target {
            let before = solver.mark()
            if !solver.unify(result, target) { solver.undo(to: before) }
            return
        }
        guard case .nominal(_, let arguments) = result.shallow, !arguments.isEmpty,
            !result.isConcrete
        else { return }
        let before = solver.mark()
        if !solver.unify(result, result.wrapped == nil ? target : expected) {
            solver.undo(to: before)
        }
    }

    /// An index that is neither a place nor a range of places.
    private func reportWrongIndex(
        _ candidate: Candidate, _ arguments: [WrittenArgument], _ map: Substitution
    ) -> Bool {
        guard let getter = (candidate.declaration as? Variable)?.getter, let base = candidate.base,
            let parameter = getter.signature.parameters.first, let type = map[parameter]?.resolved,
            let range = parameter.constraints.first(where: { $0.name == "RangeExpression" }),
            range.isLibrary, !type.isError
        else { return false }
        let whole = base.type.resolved
        if conformances.conforms(type, to: range) {
            return reportWrongRange(of: whole, normalized(map[parameter] ?? type), arguments, base)
        }
        let text = arguments.first?.syntax.trimmedDescription ?? "i"
        let name = source(base.range)
        let isText = whole.isLibrary("String") || whole.isLibrary("Substring")
        error(
            "wrong-index",
            isText
                ? "characters of \(article(whole)) are not numbered: \(article(type)) is no index"
                : "\(article(whole)) is indexed with an Int or a range, not with \(article(type))",
            at: arguments.first?.syntax ?? ExprSyntax(MissingExprSyntax()),
            hint: isText
                ? "write Array(\(name))[\(text)], or \(name)[\(name).index(\(name).startIndex, offsetBy: \(text))]"
                : Self.numbers.contains(type.nominal?.name ?? "") ? "convert it: Int(\(text))" : nil
        )
        return true
    }

    /// A range of numbers, where the places of a text are something else.
    private func reportWrongRange(
        of whole: Type, _ type: Type, _ arguments: [WrittenArgument], _ base: Expression
    ) -> Bool {
        guard whole.isLibrary("String") || whole.isLibrary("Substring"),
            let bound = type.arguments.first, let written = arguments.first?.syntax,
            bound.openLiteral != nil || Self.numbers.contains(bound.resolved.nominal?.name ?? "")
        else { return false }
        error(
            "wrong-index",
            "characters of \(article(whole)) are not numbered: a range of numbers is none of places",
            at: written,
            hint: "write String(Array(\(source(base.range)))[\(written.trimmedDescription)])")
        return true
    }

    /// `[].sorted()`, `(1...3).map { … }`: whether what is still open of the type turns out to be such
    /// that it has the member.
    private func requireMembership(
        _ candidate: Candidate, _ map: Substitution, _ place: SourceRange
    ) {
        guard let base = candidate.baseType, base.contains(\.isUnresolvedVariable) else { return }
        if let owner = owner(of: candidate.declaration), owner.kind == .protocolType {
            require(base, toConformTo: owner, at: place)
        }
        for (type, target) in ownerSignature(of: candidate.declaration)?.conformances ?? [] {
            require(conformances.substitute(type, map), toConformTo: target, at: place)
        }
    }

    private func settleGenerics(
        _ function: Function, _ name: String, _ map: Substitution, _ place: SourceRange
    ) {
        for (left, right) in function.signature.equalities {
            let left = settledDependent(conformances.substitute(left, map))
            let right = settledDependent(conformances.substitute(right, map))
            if left.isWaiting { continue }
            if !solver.unify(left, right) {
                environment.error(
                    "type-mismatch",
                    "'\(name)' needs \(left.resolved) and \(right.resolved) to be the same type",
                    at: place)
            }
        }
        for parameter in function.signature.parameters {
            guard let type = map[parameter] else { continue }
            obligations += parameter.obligations(type, map, conformances, place)
            // `B: Base<T>` says what `T` is.
            if let superclass = parameter.superclass {
                _ = inherits(normalized(type), from: conformances.substitute(superclass, map))
            }
            refuseShared(type, for: parameter, of: function, place)
        }
        for (type, target) in function.signature.conformances {
            require(conformances.substitute(type, map), toConformTo: target, at: place)
        }
        if function.role == .initializer, let owner = function.owner {
            for parameter in owner.parameters {
                guard let type = map[parameter] else { continue }
                obligations += parameter.obligations(type, map, conformances, place)
            }
        }
    }

    /// Two values of `any P` may be of different types: they cannot both be one `T: P`.
    private func refuseShared(
        _ type: Type, for parameter: GenericParameter, of function: Function, _ place: SourceRange
    ) {
        guard case .existential(let protocols) = normalized(type), !parameter.constraints.isEmpty,
            protocols.first?.name != "Error",
            parameter.constraints.allSatisfy({ conformances.conforms(type, to: $0) }),
            function.parameters.filter({ $0.type.mentions(parameter) }).count > 1
        else { return }
        environment.error(
            "existential-mismatch",
            "'\(function.name)' needs one type for \(parameter.name), and two values of \(type.resolved) may differ in theirs",
            at: place, hint: "declare the parameters '\(type.resolved)'")
    }

    /// A parameter of type `Self` needs to know which type the value in a box is.
    private func refuseUnknownSelf(
        _ function: Function, _ base: Expression, _ syntax: some ExprSyntaxProtocol
    ) {
        guard case .existential = normalized(base.type), let own = function.owner?.selfParameter,
            function.parameters.contains(where: {
                isUnknown($0.type, of: own, in: normalized(base.type))
            })
        else { return }
        error(
            "existential-member",
            "'\(function.name)' takes what depends on the type inside \(base.type.resolved), which is not known here",
            at: syntax,
            hint: "write a generic function: 'func f<T: \(function.owner?.name ?? "P")>(_ x: T)'")
    }

    /// `==` of two values of `any P`, which may be of different types.
    private func refuseMixed(_ function: Function, _ map: Substitution, _ place: SourceRange) {
        guard function.isStatic, file.origin == .user, let owner = function.owner,
            let own = owner.selfParameter, let type = map[own].map(normalized), type.isExistential,
            function.parameters.filter({ $0.type.mentions(own) }).count > 1
        else { return }
        environment.error(
            "existential-mismatch",
            "'\(function.name)' needs two values of one type, and two of \(type.resolved) may differ in theirs",
            at: place, hint: "write a generic function: 'func f<T: \(owner.name)>(_ a: T, _ b: T)'")
    }

    /// Whether a parameter's type depends on which type is in the box.
    private func isUnknown(_ type: Type, of own: GenericParameter, in base: Type) -> Bool {
        guard type.mentions(own) else { return false }
        guard case .existential(let protocols) = base,
            protocols.contains(where: { $0.generic != nil })
        else { return true }
        // `Element` of `any Sequence<Int>` is known.
        let isItself = type.contains { $0 == .parameter(own) }
        let seen = normalized(conformances.substitute(type, [own: base]))
        return isItself
            || seen.contains {
                if case .member = $0 { return true }
                return false
            }
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
            noteRead(of: variable, base, at: syntax)
            let access = Expression(.subscriptAccess(base, variable, map, values), result, place)
            access.isLvalue =
                variable.setter != nil && (base.isLvalue || variable.owner?.kind == .classType)
            return access
        }
        guard let function = candidate.declaration as? Function else { return failed(syntax) }
        if function.isStatic { noteUninferred(candidate, place) }
        noteUse(of: function, place)
        var base = candidate.base
        if function.role == .initializer {
            base = dynamicInitializerBase(base, function, syntax)
        } else if function.isStatic, function.owner?.kind != .classType,
            !isMetatypeOfAny(base)
        {
            base = nil
        }
        if let instance = base { refuseUnknownSelf(function, instance, syntax) }
        refuseMixed(function, map, place)
        if let instance = base, function.isMutating {
            requireMutable(instance, at: syntax, calling: function.name)
        }
        if function.role == .initializer, let type = candidate.baseType {
            // The instance type under what inference found out.
            let made =
                function.isFailable ? environment.optional(normalized(type)) : normalized(type)
            return Expression(.call(function, map, base: base, values), made, place)
        }
        if function.returnsSelf, let type = candidate.baseType {
            return Expression(
                .call(function, map, base: base, values), selfResult(function, type), place)
        }
        if let base,
            let opened = openedRequirement(function, of: base, values, result, place)
        {
            return opened
        }
        return Expression(.call(function, map, base: base, values), result, place)
    }

    /// What `Self` is, seen from the instance or type that a method is called on.
    private func selfResult(_ function: Function, _ base: Type) -> Type {
        var type = normalized(base)
        if case .metatype(let instance) = type { type = normalized(instance) }
        return function.result.wrapped == nil ? type : environment.optional(type)
    }

    /// Whether it is a value that says which type conforms: of type `any P.Type`.
    func isMetatypeOfAny(_ base: Expression?) -> Bool {
        guard let base, case .metatype(let instance) = base.type.shallow else { return false }
        if case .metatype = base.kind { return false }
        if case .typeOf = base.kind, case .parameter = instance.shallow { return true }
        return instance.isExistential
    }
}
