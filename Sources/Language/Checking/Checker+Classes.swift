import SwiftSyntax

/// Superclasses: conversions to them, and `super`.
extension Checker {
    /// Whether a value of one type is one of the other as it lies there: an instance as its
    /// superclass or behind a protocol, also within optionals, collections and metatypes.
    func isUpcast(_ source: Type, to target: Type) -> Bool {
        let (source, target) = (normalized(source), normalized(target))
        switch (source, target) {
        case (.metatype(let inner), .metatype(let wanted)):
            if case .existential(let protocols) = wanted {
                return protocols.allSatisfy { conformances.conforms(inner, to: $0) }
            }
            return isUpcast(inner, to: wanted)
        case (_, .existential(let protocols)):
            return conformances.isReference(source)
                && protocols.allSatisfy { conformances.conforms(source, to: $0) }
        default: break
        }
        guard case .nominal(let nominal, let arguments) = target else { return false }
        if nominal.kind == .classType {
            guard let upper = conformances.ancestor(nominal, of: source) else { return false }
            return solver.unify(upper, target)
        }
        guard nominal == source.nominal, nominal.isLibrary,
            ["Optional", "Array", "Dictionary"].contains(nominal.name)
        else { return false }
        let pairs = zip(source.arguments, arguments).map { ($0, $1) }
        return pairs.enumerated().allSatisfy { index, pair in
            if solver.unify(pair.0, pair.1) { return true }
            // Keys stay what they are: they have been hashed.
            guard index == pairs.count - 1, isUpcast(pair.0, to: pair.1) else { return false }
            // A collection's elements may be replaced by others: all must be references to instances.
            return nominal.name == "Optional" || conformances.isReference(pair.1)
        }
    }

    /// `super`, in a class that has one.
    func checkSuper(_ syntax: ExprSyntax) -> Expression {
        guard let variable = selfVariable() else {
            error("super-outside-class", "'super' can stand only in a class", at: syntax)
            return failed(syntax)
        }
        var type = variable.type.resolved
        var isMetatype = false
        if case .metatype(let instance) = type { (type, isMetatype) = (instance, true) }
        let levels = conformances.ancestors(of: type)
        guard levels.count > 1,
            let upper = conformances.ancestor(levels[1].0, of: type)
        else {
            error(
                "super-outside-class",
                levels.isEmpty
                    ? "'super' can stand only in a class"
                    : "'\(type)' has no superclass", at: syntax)
            return failed(syntax)
        }
        return Expression(
            .superReference(reference(to: variable, range(syntax))),
            isMetatype ? .metatype(upper) : upper, range(syntax))
    }

    /// `self.init(…)` and `super.init(…)`.
    func checkDelegation(
        _ base: Expression, _ arguments: [WrittenArgument], _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        guard let caller = context?.function, caller.role == .initializer else {
            error(
                "init-outside-initializer", "an initializer of 'self' is called only in an 'init'",
                at: syntax)
            return failed(syntax)
        }
        var isSuper = false
        if case .superReference = base.kind { isSuper = true }
        if isSuper, caller.modifiers.isConvenience {
            error(
                "convenience-calls-super",
                "a convenience initializer calls another 'init' of its own class", at: syntax,
                hint: "write 'self.init(…)', or leave out 'convenience'")
        } else if !isSuper, !caller.modifiers.isConvenience, !caller.modifiers.isInExtension {
            error(
                "designated-delegates", "only a convenience initializer calls 'self.init'",
                at: syntax, hint: "write 'convenience init'")
        }
        let candidates = members(of: base.type, named: "init", isStatic: true).map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        let made = resolve(
            candidates, arguments, nil, name: "\(base.type.resolved)", at: syntax)
        guard case .call(let function, _, _, _) = made.kind else { return failed(syntax) }
        if isSuper, function.modifiers.isConvenience {
            error(
                "super-convenience",
                "'\(function.fullName)' of '\(base.type.resolved)' is a convenience initializer",
                at: syntax, notes: [.init("declared here", at: function.range)],
                hint: "call a designated one")
        }
        let isForced = syntax.parent?.is(ForceUnwrapExprSyntax.self) == true
        if function.isFailable, !caller.isFailable, !isForced {
            error(
                "failable-delegation",
                "'\(function.fullName)' may fail, and this initializer may not", at: syntax,
                hint: "declare this one 'init?', or write '!' behind the call")
        }
        return Expression(.delegate(made), .void, range(syntax))
    }

    /// `type(of: value)`: known now, unless a subclass or any type may stand behind the value.
    func checkTypeOf(_ argument: WrittenArgument, _ syntax: FunctionCallExprSyntax) -> Expression {
        let value = settledBase(check(argument.syntax))
        let type = normalized(value.type)
        if case .existential = type {
            return Expression(.typeOf(value), .metatype(type), range(syntax))
        }
        if conformances.isReference(type) {
            return Expression(.typeOf(value), .metatype(type), range(syntax))
        }
        return Expression(.metatype(type), .metatype(type), range(syntax))
    }

    /// `Self` in a class that may have subclasses: the instance's own type, known when it runs.
    func dynamicSelf(_ syntax: ExprSyntax) -> Expression? {
        guard let name = syntax.as(DeclReferenceExprSyntax.self), name.baseName.text == "Self",
            let variable = selfVariable()
        else { return nil }
        let place = range(syntax)
        if case .metatype(let instance) = variable.type.shallow,
            instance.nominal?.kind == .classType
        {
            return reference(to: variable, place)
        }
        // Behind `any`, `Self` of a protocol is the type of the value.
        let isOfProtocol: Bool =
            if case .parameter(let parameter) = variable.type.shallow,
                context?.function?.role != .initializer
            {
                parameter.constraints.first?.selfParameter == parameter
            } else {
                false
            }
        guard isOfProtocol || variable.type.nominal?.kind == .classType else { return nil }
        let type = Expression(
            .typeOf(reference(to: variable, place)), .metatype(variable.type), place)
        type.isImplicit = isOfProtocol
        return type
    }
}
