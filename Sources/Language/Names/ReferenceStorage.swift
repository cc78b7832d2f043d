import Diagnostics
import SwiftSyntax

/// `weak` and `unowned`: variables that do not keep the instance they refer to.
///
/// The library's `_WeakReference` and `_UnownedReference` hold the reference; such a property becomes
/// a computed one beside a stored one of that type, a local variable has that type and is used through
/// its `object`.
struct ReferenceStorage {
    enum Kind: String {
        case weak = "_WeakReference"
        case unowned = "_UnownedReference"

        init?(_ modifiers: DeclModifierListSyntax) {
            let words = modifiers.map(\.name.tokenKind)
            if words.contains(.keyword(.weak)) {
                self = .weak
            } else if words.contains(.keyword(.unowned)) {
                self = .unowned
            } else {
                return nil
            }
        }
    }

    let environment: Environment
    let kind: Kind

    /// The storage for a variable of this type; nil where there can be none, which is reported.
    func type(for declared: Type, of name: String, at place: SourceRange) -> Type? {
        if declared.isError { return nil }
        let instance = declared.wrapped ?? declared
        if instance.isError { return nil }
        guard environment.conformances.isReference(instance) else {
            environment.error(
                "reference-to-value",
                "'\(name)' cannot be \(kind): '\(instance)' is not a class",
                at: place, hint: "leave out '\(kind)': the value is copied")
            return nil
        }
        if kind == .weak, declared.wrapped == nil {
            environment.error(
                "weak-not-optional",
                "'\(name)' is weak, so it becomes nil when the instance goes: it must be an optional",
                at: place, hint: "declare it as '\(declared)?'")
            return nil
        }
        return environment.libraryType(kind.rawValue, [kind == .weak ? instance : declared])
    }

    /// A reference to the instance that an expression gives.
    func make(_ value: Expression, _ storage: Type) -> Expression? {
        guard let nominal = storage.nominal,
            let initializer = environment.ownMembers(of: nominal, named: "init").lazy
                .compactMap({ $0 as? Function }).first
        else { return nil }
        return Expression(
            .call(initializer, map(storage), base: nil, [Argument(value: value)]), storage,
            value.range)
    }

    /// What the storage refers to; can be assigned to.
    static func object(
        _ storage: Expression, in environment: Environment
    ) -> Expression? {
        let type = storage.type.resolved
        guard let nominal = type.nominal,
            let property = environment.ownMembers(of: nominal, named: "object").lazy
                .compactMap({ $0 as? Variable }).first
        else { return nil }
        let map = Substitution(nominal.parameters, type.arguments)
        let result = Expression(
            .property(storage, property), property.type.substituting(map), storage.range)
        result.isLvalue = storage.isLvalue
        return result
    }

    private func map(_ storage: Type) -> Substitution {
        guard let nominal = storage.nominal else { return [:] }
        return Substitution(nominal.parameters, storage.arguments)
    }

    // MARK: Properties

    /// Makes a property computed; gives what it is stored in.
    func separate(_ variable: Variable) -> Variable? {
        variable.completion?()
        guard variable.storage == .stored || variable.storage == .staticStored,
            let owner = variable.owner,
            let type = type(for: variable.type.resolved, of: variable.name, at: variable.range)
        else { return nil }
        let stored = Variable(
            name: "\(kind) \(variable.name)", storage: variable.storage, isLet: false, type: type,
            file: variable.file, range: variable.range)
        stored.owner = owner
        stored.scope = variable.scope
        stored.isStatic = variable.isStatic
        stored.presented = variable
        stored.isReferenceStorage = true
        stored.initialValue = variable.initialValue
        if stored.initialValue == nil, !variable.isLet, variable.type.wrapped != nil {
            stored.initialValue = ExprSyntax(NilLiteralExprSyntax())
        }
        variable.storage = .computed
        variable.getter = accessor(.getter, of: variable, stored, owner)
        variable.setter = accessor(.setter, of: variable, stored, owner)
        if variable.isObserved {
            variable.silentSetter = accessor(.setter, of: variable, stored, owner, isSilent: true)
        }
        return stored
    }

    private func property(_ variable: Variable, _ owner: Nominal, _ base: Expression)
        -> Expression
    {
        Expression(
            variable.isStatic
                ? .staticProperty(owner.declaredType, variable) : .property(base, variable),
            variable.type, variable.range)
    }

    private func accessor(
        _ role: Function.Role, of variable: Variable, _ stored: Variable, _ owner: Nominal,
        isSilent: Bool = false
    ) -> Function {
        let function = Function(
            name: variable.name, role: role, file: variable.file, range: variable.range)
        function.owner = owner
        function.isStatic = variable.isStatic
        function.modifiers = variable.modifiers
        function.scope = variable.scope
        function.isMutating = role == .setter
        let instance = Variable(
            name: "self", storage: .local, isLet: role == .getter, type: owner.declaredType,
            file: variable.file, range: variable.range)
        instance.isInoutParameter = role == .setter && owner.kind != .classType
        let base = Expression(.variable(instance), instance.type, variable.range)
        base.isLvalue = instance.isInoutParameter
        let place =
            variable.isStatic
            ? Expression(.staticProperty(owner.declaredType, stored), stored.type, variable.range)
            : Expression(.property(base, stored), stored.type, variable.range)
        let body = FunctionBody()
        body.selfVariable = instance
        if role == .getter {
            function.result = variable.type
            if let object = Self.object(place, in: environment) {
                body.statements = [Statement(.returning(object), variable.range)]
            }
        } else {
            let new = Variable(
                name: "newValue", storage: .local, isLet: true, type: variable.type,
                file: variable.file, range: variable.range)
            function.parameters = [
                ParameterDeclaration(label: nil, name: "newValue", type: variable.type)
            ]
            body.parameters = [new]
            let value = Expression(.variable(new), new.type, variable.range)
            if let made = make(value, stored.type) {
                let assign = Expression(.assign(place, made), .void, variable.range)
                let store = Statement(.expression(assign), variable.range)
                body.statements =
                    isSilent
                    ? [store]
                    : variable.observing(
                        variable.isStatic ? nil : base,
                        reading: property(variable, owner, base), storing: value, store)
            }
        }
        function.body = body
        return function
    }
}
