import Diagnostics
import SwiftSyntax

/// `lazy` variables of functions: a hidden optional, and accessors that fill it when it is first read.
extension Checker {
    func checkLazy(_ binding: PatternBindingSyntax, isLet: Bool) -> [Statement] {
        guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier,
            let value = binding.initializer?.value, binding.accessorBlock == nil, !isLet
        else {
            refuseLazy(binding, isLet: isLet)
            declareNames(binding.pattern, isLet: isLet, storage: .local)
            return []
        }
        let type = binding.typeAnnotation.map { resolver.resolve($0.type) }
        let variable = Variable(
            name: name.identifierText, storage: .local, isLet: false,
            type: type ?? .variable(TypeVariable()), file: file, range: range(name))
        variable.initialValue = value
        let storage = Variable(
            name: "$__lazy_storage_$_\(variable.name)", storage: .local, isLet: false,
            type: environment.optional(variable.type), file: file, range: variable.range)
        for part in [variable, storage] {
            part.context = context
            part.scope = scope
        }
        let getter = lazyAccessor(.getter, of: variable) { $0.lazyGetter(variable, storage) }
        getter.result = variable.type
        checkLocalBody(of: getter)
        variable.type = variable.type.resolved
        if !isKnown(variable.type), !environment.hasErrors {
            error(
                "ambiguous-type", "the type of '\(variable.name)' cannot be inferred", at: value,
                hint: "declare it: 'lazy var \(variable.name): …'")
        }
        getter.result = variable.type
        storage.type = environment.optional(variable.type)
        let setter = lazyAccessor(.setter, of: variable) { $0.lazySetter(storage) }
        setter.parameters = [
            ParameterDeclaration(label: nil, name: "newValue", type: variable.type)
        ]
        checkLocalBody(of: setter)
        (variable.getter, variable.setter) = (getter, setter)
        scope.declare(variable)
        let nothing = Expression(.nilLiteral, storage.type, variable.range)
        return [Statement(.declare(.variable(storage), nothing), range(binding))]
    }

    private func lazyAccessor(
        _ role: Function.Role, of variable: Variable, _ body: @escaping (Checker) -> [Statement]
    ) -> Function {
        let function = Function(
            name: variable.name, role: role, file: file, range: variable.range)
        function.scope = scope
        function.enclosing = context
        function.synthesizedBody = body
        return function
    }

    private func refuseLazy(_ binding: PatternBindingSyntax, isLet: Bool) {
        let name = binding.pattern.trimmedDescription
        let (problem, hint): (String, String?) =
            if isLet {
                ("a lazy variable must be a 'var'", "leave out 'lazy'")
            } else if !binding.pattern.is(IdentifierPatternSyntax.self) {
                ("a lazy variable has one name", "declare each by itself")
            } else if binding.accessorBlock != nil {
                ("a computed or watched variable cannot be lazy", "leave out 'lazy'")
            } else {
                ("a lazy variable needs a value", "give it one: 'lazy var \(name) = …'")
            }
        error("bad-lazy", problem, at: binding, hint: hint)
    }
}
