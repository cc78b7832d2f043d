import Bytecode
import Diagnostics
import SwiftSyntax

extension DeclarationReader {
    // MARK: Functions

    func readFunction(_ syntax: FunctionDeclSyntax, owner: Nominal?, in scope: Scope) -> Function {
        let function = Function(
            name: syntax.name.identifierText, file: file, range: syntax.name.range(in: file),
            wholeRange: syntax.range(in: file))
        function.documentation = syntax.documentationComment
        function.owner = owner
        function.implementation = implementation
        readModifiers(syntax.modifiers, into: function)
        function.isDiscardable = syntax.attributes.has("discardableResult")
        if owner != nil, !function.isStatic, function.name.first.map(Self.isOperatorStart) == true {
            environment.error(
                "operator-not-static", "the operator '\(function.name)' must be static",
                at: function.range, hint: "write 'static func \(function.name)'")
        }
        if syntax.signature.effectSpecifiers?.asyncSpecifier != nil {
            environment.error(
                "unsupported-async", "Swiftlet has no async functions",
                at: syntax.name.range(in: file), hint: "leave out 'async': a cell may simply wait")
        }
        let inner = Scope(parent: scope)
        readGenerics(syntax, into: &function.signature, scope: inner)
        readParameters(syntax.signature.parameterClause, of: function, in: inner)
        if function.name.first.map(Self.isOperatorStart) == true {
            // Operands have no labels, whatever their declaration calls them.
            for index in function.parameters.indices { function.parameters[index].label = nil }
        }
        function.canThrow = syntax.signature.effectSpecifiers?.throwsClause != nil
        function.isRethrowing = Self.isRethrowing(syntax.signature)
        if let clause = syntax.signature.returnClause {
            function.result = TypeResolver(environment: environment, file: file, scope: inner)
                .resolve(clause.type)
        }
        function.bodySyntax = syntax.body?.statements
        function.scope = inner
        return function
    }

    private static func isRethrowing(_ signature: FunctionSignatureSyntax) -> Bool {
        signature.effectSpecifiers?.throwsClause?.throwsSpecifier.tokenKind == .keyword(.rethrows)
    }

    static func isOperatorStart(_ character: Character) -> Bool {
        !(character.isLetter || character == "_" || character == "`")
    }

    func readInitializer(_ syntax: InitializerDeclSyntax, owner: Nominal, in scope: Scope)
        -> Function
    {
        let function = Function(
            name: "init", role: .initializer, file: file, range: syntax.initKeyword.range(in: file),
            wholeRange: syntax.range(in: file))
        function.documentation = syntax.documentationComment
        function.owner = owner
        function.implementation = implementation
        readModifiers(syntax.modifiers, into: function)
        let inner = Scope(parent: scope)
        readGenerics(syntax, into: &function.signature, scope: inner)
        readParameters(syntax.signature.parameterClause, of: function, in: inner)
        function.canThrow = syntax.signature.effectSpecifiers?.throwsClause != nil
        function.isRethrowing = Self.isRethrowing(syntax.signature)
        function.isFailable = syntax.optionalMark != nil
        function.result =
            function.isFailable ? environment.optional(owner.declaredType) : owner.declaredType
        function.bodySyntax = syntax.body?.statements
        function.scope = inner
        return function
    }

    private func readModifiers(_ modifiers: DeclModifierListSyntax, into function: Function) {
        for modifier in modifiers {
            switch modifier.name.tokenKind {
            case .keyword(.static): function.isStatic = true
            case .keyword(.class): function.isStatic = true
            case .keyword(.mutating): function.isMutating = true
            case .keyword(.convenience): function.isConvenience = true
            case .keyword(.override): function.isOverride = true
            default: break
            }
        }
    }

    private func readParameters(
        _ clause: FunctionParameterClauseSyntax, of function: Function, in scope: Scope
    ) {
        var resolver = TypeResolver(environment: environment, file: file, scope: scope)
        resolver.addOpaqueParameter = { function.signature.parameters.append($0) }
        for parameter in clause.parameters {
            function.parameters.append(readParameter(parameter, resolver))
        }
    }

    private func readParameter(_ syntax: FunctionParameterSyntax, _ resolver: TypeResolver)
        -> ParameterDeclaration
    {
        let (type, isInout, isAutoclosure) = resolver.resolveParameter(syntax.type)
        let first = syntax.firstName.identifierText
        let second = syntax.secondName?.identifierText
        let isVariadic = syntax.ellipsis != nil
        return ParameterDeclaration(
            label: first == "_" ? nil : first, name: second ?? first,
            type: isVariadic ? environment.array(of: type) : type, isInout: isInout,
            isVariadic: isVariadic, isAutoclosure: isAutoclosure,
            resultBuilder: builder(syntax.attributes, resolver),
            defaultValue: syntax.defaultValue?.value)
    }

    /// The result builder among a declaration's attributes.
    func builder(_ attributes: AttributeListSyntax, _ resolver: TypeResolver) -> Nominal? {
        for attribute in attributes.names {
            let name = attribute.attributeName.trimmedDescription
            if ["escaping", "autoclosure", "noDerivative", "discardableResult"].contains(name) {
                continue
            }
            if name.first?.isUppercase == true,
                let nominal = resolver.resolve(attribute.attributeName).nominal,
                nominal.isResultBuilder
            {
                return nominal
            }
        }
        return nil
    }

    // MARK: Generics

    func readGenerics(
        _ syntax: some WithGenericParametersSyntax, into signature: inout GenericSignature,
        scope: Scope, existing: [GenericParameter] = []
    ) {
        var constraints: [(GenericParameter, TypeSyntax)] = []
        for (index, parameter) in (syntax.genericParameterClause?.parameters ?? []).enumerated() {
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
            if case .existential(let protocols) = resolver.resolve(inherited).shallow {
                parameter.constraints += protocols
            }
        }
        if let clause = syntax.genericWhereClause {
            readWhereClause(clause, into: &signature, own: signature.parameters, scope: scope)
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
                guard case .existential(let protocols) = resolver.resolve(conformance.rightType).shallow
                else { continue }
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
                signature.equalities.append((left, right))
                if case .member(.parameter(let parameter), let name) = left, own.contains(parameter)
                {
                    parameter.associated[name, default: .init()].equal = right
                }
            default: continue
            }
        }
    }

    // MARK: Variables and subscripts

    func readVariable(
        _ syntax: VariableDeclSyntax, owner: Nominal?, in scope: Scope, storage: Variable.Storage
    ) -> [Variable] {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        let isStatic = syntax.modifiers.contains {
            [.keyword(.static), .keyword(.class)].contains($0.name.tokenKind)
        }
        var result: [Variable] = []
        // `var a, b: Int`: the annotation at the end serves those before it.
        var annotation: TypeSyntax?
        for binding in syntax.bindings.reversed() {
            annotation = binding.typeAnnotation?.type ?? (binding.initializer == nil ? annotation : nil)
            guard let pattern = binding.pattern.as(IdentifierPatternSyntax.self) else {
                environment.error(
                    "pattern-property", "a property is declared by a name, not by a pattern",
                    at: binding.pattern.range(in: file))
                continue
            }
            let variable = Variable(
                name: pattern.identifier.identifierText, storage: storage, isLet: isLet,
                type: annotation.map(resolver.resolve) ?? .variable(TypeVariable()), file: file,
                range: pattern.range(in: file))
            variable.wholeRange = syntax.range(in: file)
            variable.documentation = syntax.documentationComment
            variable.owner = owner
            variable.scope = scope
            variable.initialValue = binding.initializer?.value
            variable.isNotDifferentiable = syntax.attributes.has("noDerivative")
            variable.resultBuilder = builder(syntax.attributes, resolver)
            variable.implementation = implementation
            variable.isLazy = syntax.modifiers.contains { $0.name.tokenKind == .keyword(.lazy) }
            if isStatic {
                variable.isStatic = true
                variable.storage = .staticStored
            }
            if let accessors = binding.accessorBlock {
                readAccessors(accessors, of: variable, in: scope)
            }
            if annotation == nil, binding.initializer == nil {
                environment.error(
                    "missing-type", "'\(variable.name)' needs a type or an initial value",
                    at: variable.range, hint: "write '\(variable.name): Int' or '\(variable.name) = …'")
                variable.type = .error
            } else if annotation == nil {
                variable.completion = { [environment] in
                    variable.completion = nil
                    Checker(environment: environment, file: variable.file).inferType(of: variable)
                }
            }
            result.append(variable)
        }
        return result.reversed()
    }

    private func readAccessors(
        _ block: AccessorBlockSyntax, of variable: Variable, in scope: Scope
    ) {
        switch block.accessors {
        case .getter(let body):
            variable.getter = accessor(.getter, of: variable, body, in: scope, keyword: nil)
            variable.storage = .computed
        case .accessors(let list):
            for syntax in list {
                let body = syntax.body?.statements
                switch syntax.accessorSpecifier.tokenKind {
                case .keyword(.get):
                    variable.getter = accessor(.getter, of: variable, body, in: scope, keyword: syntax)
                    variable.storage = .computed
                case .keyword(.set):
                    variable.setter = accessor(.setter, of: variable, body, in: scope, keyword: syntax)
                    variable.storage = .computed
                case .keyword(.willSet):
                    variable.willSet = accessor(.setter, of: variable, body, in: scope, keyword: syntax)
                case .keyword(.didSet):
                    variable.didSet = accessor(.setter, of: variable, body, in: scope, keyword: syntax)
                default:
                    environment.error(
                        "unsupported-accessor", "Swiftlet does not support this accessor",
                        at: syntax.range(in: file), hint: "use 'get' and 'set'")
                }
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
        function.implementation = implementation
        function.bodySyntax = body
        function.scope = scope
        function.parameters = variable.subscriptParameters ?? []
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
        variable.isStatic = syntax.modifiers.contains { $0.name.tokenKind == .keyword(.static) }
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
