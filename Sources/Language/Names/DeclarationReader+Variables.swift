import Bytecode
import SwiftSyntax

/// Variables, properties and subscripts.
extension DeclarationReader {
    func readVariable(
        _ syntax: VariableDeclSyntax, owner: Nominal?, in scope: Scope, storage: Variable.Storage
    ) -> [Variable] {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        let isStatic = syntax.modifiers.contains {
            [.keyword(.static), .keyword(.class)].contains($0.name.tokenKind)
        }
        var result: [Variable] = []
        let lazy = syntax.modifiers.first { $0.name.tokenKind == .keyword(.lazy) }
        let wrapper = owner == nil ? nil : wrapper(among: syntax.attributes, in: scope)
        for part in parts(of: syntax) {
            let annotation = part.annotation
            let variable = Variable(
                name: part.name.identifier.identifierText, storage: storage, isLet: isLet,
                type: annotation.map(resolver.resolve) ?? .variable(TypeVariable()), file: file,
                range: part.name.range(in: file))
            variable.wholeRange = syntax.range(in: file)
            variable.documentation = syntax.documentationComment
            variable.owner = owner
            variable.scope = scope
            variable.initialValue = part.value
            variable.modifiers = MemberModifiers(syntax.modifiers)
            variable.isImplicitlyUnwrapped =
                annotation?.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) ?? false
            variable.isNotDifferentiable = syntax.attributes.has("noDerivative")
            variable.resultBuilder = builder(syntax.attributes, resolver)
            variable.implementation = implementation
            if isStatic {
                variable.isStatic = true
                variable.storage = .staticStored
            }
            if let accessors = part.accessors {
                if isLet {
                    environment.error(
                        "computed-let", "'\(variable.name)' is computed anew at each use",
                        at: syntax.bindingSpecifier.range(in: file), hint: "declare it with 'var'")
                }
                readAccessors(accessors, of: variable, in: scope)
                variable.getter?.resultBuilder = variable.resultBuilder
                if let getter = variable.getter {
                    makeOpaque(getter, annotation)
                    getter.returnsSelf = annotation.map(Self.isSelf) ?? false
                    variable.type = getter.result
                }
            }
            if variable.getter == nil, owner?.kind != .protocolType { makeOpaque(variable, part) }
            if annotation == nil, part.value == nil, wrapper == nil {
                environment.error(
                    "missing-type", "'\(variable.name)' needs a type or an initial value",
                    at: variable.range,
                    hint: "write '\(variable.name): Int' or '\(variable.name) = …'")
                variable.type = .error
            } else if annotation == nil, wrapper == nil {
                variable.completion = { [environment] in
                    variable.completion = nil
                    Checker(environment: environment, file: variable.file).inferType(of: variable)
                }
            }
            if let lazy, let storage = makeLazy(variable, modifier: lazy) { result.append(storage) }
            if let wrapper {
                result += wrap(
                    variable, by: wrapper.0, wrapper.1,
                    annotation: annotation.map(resolver.resolve),
                    storage: variable.storage)
            }
            result.append(variable)
            if let kind = ReferenceStorage.Kind(syntax.modifiers), owner != nil {
                let storage = ReferenceStorage(environment: environment, kind: kind)
                if let made = storage.separate(variable) { result.append(made) }
            }
        }
        return result.reversed()
    }

    func readAccessors(
        _ block: AccessorBlockSyntax, of variable: Variable, in scope: Scope
    ) {
        switch block.accessors {
        case .getter(let body):
            variable.getter = accessor(.getter, of: variable, body, in: scope, keyword: nil)
            variable.storage = .computed
        case .accessors(let list):
            for syntax in list {
                let body = syntax.body?.statements
                if body == nil, file.origin == .user, variable.owner?.kind != .protocolType {
                    environment.reportNoBody(
                        "the '\(syntax.accessorSpecifier.text)' of '\(variable.name)'",
                        at: syntax.range(in: file))
                }
                switch syntax.accessorSpecifier.tokenKind {
                case .keyword(.get):
                    variable.getter = accessor(
                        .getter, of: variable, body, in: scope, keyword: syntax)
                    variable.storage = .computed
                case .keyword(.set):
                    variable.setter = accessor(
                        .setter, of: variable, body, in: scope, keyword: syntax)
                    variable.storage = .computed
                case .keyword(.willSet):
                    variable.willSet = accessor(
                        .setter, of: variable, body, in: scope, keyword: syntax)
                case .keyword(.didSet):
                    variable.didSet = accessor(
                        .setter, of: variable, body, in: scope, keyword: syntax)
                default:
                    environment.error(
                        "unsupported-accessor", "Swiftlet does not support this accessor",
                        at: syntax.range(in: file), hint: "use 'get' and 'set'")
                }
            }
            if variable.getter != nil, let observer = variable.willSet ?? variable.didSet {
                environment.error(
                    "observed-getter",
                    "'\(variable.name)' is computed: what would be observed is in its own 'set'",
                    at: observer.range, hint: "leave out 'willSet' and 'didSet'")
            }
            if variable.setter != nil, variable.getter == nil {
                environment.error(
                    "setter-without-getter",
                    "'\(variable.name)' can be set and has no getter", at: variable.range,
                    hint: "add 'get { … }'")
            }
        }
    }

    private func accessor(
        _ role: Function.Role, of variable: Variable, _ body: CodeBlockItemListSyntax?,
        in scope: Scope, keyword: AccessorDeclSyntax?
    ) -> Function {
        let function = Function(
            name: variable.name, role: role, file: file, range: variable.range,
            wholeRange: variable.wholeRange)
        function.owner = variable.owner
        function.isStatic = variable.isStatic
        function.modifiers = variable.modifiers
        function.implementation = implementation
        function.bodySyntax = body
        function.scope = scope
        function.parameters = variable.subscriptParameters ?? []
        readThrows(keyword?.effectSpecifiers?.throwsClause, into: function, in: scope)
        function.isMutating =
            role == .setter
            && !(keyword?.modifier?.name.tokenKind == .keyword(.nonmutating))
            || keyword?.modifier?.name.tokenKind == .keyword(.mutating)
        if role == .setter {
            let isDidSet = keyword?.accessorSpecifier.tokenKind == .keyword(.didSet)
            let name =
                keyword?.parameters?.name.identifierText ?? (isDidSet ? "oldValue" : "newValue")
            function.parameters.insert(
                ParameterDeclaration(label: nil, name: name, type: variable.type), at: 0)
        } else {
            function.result = variable.type
        }
        return function
    }

    func readSubscript(_ syntax: SubscriptDeclSyntax, owner: Nominal, in scope: Scope) -> Variable {
        let inner = Scope(parent: scope)
        var signature = GenericSignature()
        readGenerics(syntax, into: &signature, scope: inner)
        let resolver = TypeResolver(environment: environment, file: file, scope: inner)
        let variable = Variable(
            name: "subscript", storage: .computed, isLet: false,
            type: resolver.resolve(syntax.returnClause.type), file: file,
            range: syntax.subscriptKeyword.range(in: file))
        variable.wholeRange = syntax.range(in: file)
        variable.documentation = syntax.documentationComment
        variable.owner = owner
        variable.implementation = implementation
        variable.modifiers = MemberModifiers(syntax.modifiers)
        variable.isStatic = syntax.modifiers.contains {
            [.keyword(.static), .keyword(.class)].contains($0.name.tokenKind)
        }
        variable.subscriptParameters = syntax.parameterClause.parameters.map {
            var read = readParameter($0, resolver)
            // A subscript's parameters have no labels unless two names are written.
            if $0.secondName == nil { read.label = nil }
            return read
        }
        if let block = syntax.accessorBlock { readAccessors(block, of: variable, in: inner) }
        for accessor in variable.accessors { accessor.signature = signature }
        return variable
    }
}
