import Diagnostics
import SwiftSyntax

/// `lazy` properties: a hidden optional, and accessors that fill it when it is first read.
extension DeclarationReader {
    /// Turns a property into a lazy one; answers its storage.
    func makeLazy(_ variable: Variable, modifier: DeclModifierSyntax) -> Variable? {
        guard let owner = variable.owner, !variable.isStatic, variable.storage == .stored,
            !variable.isLet, variable.initialValue != nil
        else {
            environment.error(
                "bad-lazy", lazyProblem(variable), at: modifier.range(in: file),
                hint: variable.initialValue == nil
                    ? "give it a value: 'lazy var \(variable.name) = …'" : "leave out 'lazy'")
            return nil
        }
        let storage = Variable(
            // As Swift names it, which shows where an instance is printed.
            name: "$__lazy_storage_$_\(variable.name)", storage: .stored, isLet: false,
            type: .error, file: file, range: variable.range)
        storage.owner = owner
        storage.scope = variable.scope
        storage.presented = variable
        storage.access = variable.access
        storage.checkedInitialValue = Expression(.nilLiteral, .error, variable.range)
        let inferred = variable.completion
        variable.storage = .computed
        let getter = lazyAccessor(.getter, of: variable)
        let setter = lazyAccessor(.setter, of: variable)
        variable.getter = getter
        variable.setter = setter
        let complete = { [environment] in
            guard storage.completion != nil else { return }
            (storage.completion, variable.completion) = (nil, nil)
            if inferred != nil {
                variable.type =
                    Checker(environment: environment, file: variable.file)
                    .lazyType(of: variable, getter)
            }
            storage.type = environment.optional(variable.type)
            storage.checkedInitialValue?.type = storage.type
            getter.result = variable.type
            setter.parameters[0].type = variable.type
        }
        storage.completion = complete
        variable.completion = complete
        if inferred == nil { complete() }
        getter.synthesizedBody = { $0.lazyGetter(variable, storage) }
        setter.synthesizedBody = { $0.lazySetter(storage) }
        return storage
    }

    private func lazyProblem(_ variable: Variable) -> String {
        if variable.isLet { return "a lazy property must be a 'var'" }
        if variable.isStatic {
            return "a static property is made when it is first used as it is: it is never 'lazy'"
        }
        if variable.owner == nil { return "'lazy' is for stored properties of types" }
        if variable.storage != .stored { return "a computed property cannot be lazy" }
        return "a lazy property needs a value"
    }

    private func lazyAccessor(_ role: Function.Role, of variable: Variable) -> Function {
        let function = Function(
            name: variable.name, role: role, file: file, range: variable.range,
            wholeRange: variable.wholeRange)
        function.owner = variable.owner
        function.scope = variable.scope
        function.isMutating = variable.owner?.kind != .classType
        if role == .setter {
            function.parameters = [
                ParameterDeclaration(label: nil, name: "newValue", type: variable.type)
            ]
        } else {
            function.result = variable.type
        }
        return function
    }
}

/// What lazy accessors do.
extension Checker {
    /// The type of a lazy property without an annotation: that of its value, in which `self` is known.
    func lazyType(of variable: Variable, _ getter: Function) -> Type {
        guard let owner = variable.owner, let syntax = variable.initialValue else { return .error }
        let inner = FunctionContext(
            parent: nil, function: getter, result: .error, canThrow: false)
        let innerScope = Scope(parent: variable.scope, context: inner)
        let instance = Variable(
            name: "self", storage: .local, isLet: false, type: owner.declaredType, file: file,
            range: variable.range)
        instance.context = inner
        innerScope.declare(instance)
        context = inner
        scope = innerScope
        let type = checkWhole(syntax).type.resolved
        if isKnown(type) { return type }
        error(
            "ambiguous-type", "the type of '\(variable.name)' cannot be inferred", at: syntax,
            hint: "declare it: 'lazy var \(variable.name): …'")
        return .error
    }

    func lazyGetter(_ variable: Variable, _ storage: Variable) -> [Statement] {
        guard let initial = variable.initialValue else { return [] }
        let place = variable.range
        func stored() -> Expression { lazyStorage(storage, place) }
        func local(_ name: String) -> Variable {
            let result = Variable(
                name: name, storage: .local, isLet: true, type: variable.type, file: file,
                range: place)
            result.context = context
            return result
        }
        let known = local("known")
        let made = local("made")
        let value = checkWhole(initial, as: variable.type, .initialValue(variable.name))
        let keep = Expression(.wrap(reference(to: made, place)), storage.type, place)
        return [
            Statement(
                .conditional(
                    [.matching(.some(.variable(known)), stored())],
                    [Statement(.returning(reference(to: known, place)), place)], []), place),
            Statement(.declare(.variable(made), value), place),
            Statement(.expression(Expression(.assign(stored(), keep), .void, place)), place),
            Statement(.returning(reference(to: made, place)), place),
        ]
    }

    func lazySetter(_ storage: Variable) -> [Statement] {
        guard let fresh = scope.local("newValue").last as? Variable else { return [] }
        let place = storage.range
        let target = lazyStorage(storage, place)
        let value = Expression(.wrap(reference(to: fresh, place)), storage.type, place)
        return [Statement(.expression(Expression(.assign(target, value), .void, place)), place)]
    }

    /// The storage, about to be filled: a property of `self`, or a variable of the function around.
    private func lazyStorage(_ storage: Variable, _ place: SourceRange) -> Expression {
        if storage.storage == .local {
            storage.isMutated = true
            return reference(to: storage, place)
        }
        guard let instance = selfVariable() else { return Expression(.error, .error, place) }
        instance.isMutated = true
        let result = Expression(
            .property(reference(to: instance, place), storage), storage.type, place)
        result.isLvalue = true
        return result
    }
}
