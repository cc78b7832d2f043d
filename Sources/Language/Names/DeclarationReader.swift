import Bytecode
import Diagnostics
import SwiftSyntax

/// Declarations as written → declarations with types. Bodies are left for the checker.
final class DeclarationReader {
    let environment: Environment
    let file: SourceFile
    let scope: Scope
    let implementation: LibraryDeclaration.Implementation

    init(
        environment: Environment, file: SourceFile, scope: Scope,
        implementation: LibraryDeclaration.Implementation = .source
    ) {
        self.environment = environment
        self.file = file
        self.scope = scope
        self.implementation = implementation
    }

    /// Reads all declarations of a library text. `declare` hears of each type before anything is resolved.
    func readTopLevel(_ tree: SourceFileSyntax, declare: (Nominal) -> Void) -> [Declaration] {
        var result: [Declaration] = []
        var pending: [() -> Void] = []
        for item in tree.statements {
            guard let declaration = item.item.as(DeclSyntax.self) else { continue }
            if let nominal = readNominalHead(declaration, outer: nil, in: scope) {
                declare(nominal)
                result.append(nominal)
                pending.append { self.readNominalBody(nominal, declaration, in: self.scope) }
            }
        }
        for step in pending { step() }
        for item in tree.statements {
            guard let declaration = item.item.as(DeclSyntax.self) else { continue }
            if let function = declaration.as(FunctionDeclSyntax.self) {
                result.append(readFunction(function, owner: nil, in: scope))
            } else if let alias = declaration.as(TypeAliasDeclSyntax.self) {
                result.append(readTypeAlias(alias, in: scope))
            } else if let variable = declaration.as(VariableDeclSyntax.self) {
                result += readVariable(variable, owner: nil, in: scope, storage: .global)
            }
        }
        return result
    }

    // MARK: Nominal types

    /// The bare type, so that others can refer to it.
    func readNominalHead(_ syntax: DeclSyntax, outer: Nominal?, in scope: Scope) -> Nominal? {
        let name: TokenSyntax
        let kind: Nominal.Kind
        var attributes: AttributeListSyntax?
        if let structure = syntax.as(StructDeclSyntax.self) {
            (name, kind, attributes) = (structure.name, .structure, structure.attributes)
        } else if let enumeration = syntax.as(EnumDeclSyntax.self) {
            (name, kind, attributes) = (enumeration.name, .enumeration, enumeration.attributes)
        } else if let classType = syntax.as(ClassDeclSyntax.self) {
            (name, kind) = (classType.name, .classType)
        } else if let protocolType = syntax.as(ProtocolDeclSyntax.self) {
            (name, kind) = (protocolType.name, .protocolType)
        } else {
            if let actor = syntax.as(ActorDeclSyntax.self) {
                environment.error(
                    "unsupported-actor", "Swiftlet has no actors", at: actor.range(in: file),
                    hint: "a cell runs on one thread; use a struct or a class")
            }
            return nil
        }
        let nominal = Nominal(
            name: name.identifierText, kind: kind, file: file, range: name.range(in: file),
            wholeRange: syntax.range(in: file))
        nominal.outer = outer
        nominal.documentation = syntax.documentationComment
        nominal.isResultBuilder = attributes?.has("resultBuilder") ?? false
        nominal.isNative = file.origin == .library && (attributes?.has("native") ?? false)
        nominal.isIndirect =
            syntax.as(EnumDeclSyntax.self)?.modifiers.contains {
                $0.name.tokenKind == .keyword(.indirect)
            } ?? false
        // Parameters exist from the start: other types may already mention `Range<Int>`.
        nominal.parameters =
            syntax.asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause?
            .parameters.map { GenericParameter(name: $0.name.identifierText) } ?? []
        if kind == .protocolType {
            let parameter = GenericParameter(name: "Self")
            parameter.constraints = [nominal]
            nominal.selfParameter = parameter
        }
        return nominal
    }

    /// Generic parameters, conformances and members. Members come when they are first looked at.
    func readNominalBody(_ nominal: Nominal, _ syntax: DeclSyntax, in scope: Scope) {
        let generics = syntax.asProtocol((any WithGenericParametersSyntax).self)
        let inner = Scope(parent: scope, nominal: nominal)
        var signature = GenericSignature()
        if let generics {
            readGenerics(generics, into: &signature, scope: inner, existing: nominal.parameters)
        }
        guard let group = syntax.asProtocol((any DeclGroupSyntax).self) else { return }
        // Nested types are declared at once: other members may mention them.
        var nested: [(Nominal, DeclSyntax)] = []
        for member in group.memberBlock.members {
            if let inside = readNominalHead(member.decl, outer: nominal, in: inner) {
                nominal.members[inside.name, default: []].append(inside)
                nested.append((inside, member.decl))
            }
        }
        for (inside, declaration) in nested { readNominalBody(inside, declaration, in: inner) }
        nominal.completion = { [self] in
            readInheritance(group.inheritanceClause, of: nominal, signature, in: inner)
            readMembers(group.memberBlock, of: nominal, in: inner, isExtension: false)
            if nominal.kind == .structure { addMemberwiseInitializer(to: nominal, in: inner) }
            if nominal.rawType != nil { addRawValueMembers(to: nominal, in: inner) }
            if nominal.kind == .enumeration { addAllCases(to: nominal) }
        }
    }

    private func readInheritance(
        _ clause: InheritanceClauseSyntax?, of nominal: Nominal, _ signature: GenericSignature,
        in scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        for inherited in clause?.inheritedTypes ?? [] {
            let type = resolver.resolve(inherited.type)
            switch type.shallow {
            case .existential(let protocols):
                for target in protocols where target != nominal {
                    conform(nominal, target)
                }
            case .error: break
            default:
                if nominal.kind == .enumeration {
                    nominal.rawType = type
                    if let raw = environment.libraryNominal("RawRepresentable") {
                        conform(nominal, raw)
                    }
                } else if nominal.kind == .classType {
                    nominal.superclass = type
                } else {
                    environment.error(
                        "bad-inheritance", "a struct cannot inherit from '\(type)'",
                        at: inherited.range(in: file),
                        hint: "only protocols can follow a struct's colon")
                }
            }
        }
    }

    private func conform(_ nominal: Nominal, _ target: Nominal, _ signature: GenericSignature = .init()) {
        nominal.conformances.append(
            Conformance(target: target, signature: signature, origin: file))
    }

    // MARK: Extensions

    /// Reads only what follows the colon.
    func readConformances(of syntax: ExtensionDeclSyntax) {
        guard let (nominal, inner, signature) = extensionContext(syntax) else { return }
        let resolver = TypeResolver(environment: environment, file: file, scope: inner)
        for inherited in syntax.inheritanceClause?.inheritedTypes ?? [] {
            if case .existential(let protocols) = resolver.resolve(inherited.type).shallow {
                for target in protocols {
                    if nominal.kind == .protocolType { continue }
                    conform(nominal, target, signature)
                }
            }
        }
    }

    func readExtension(_ syntax: ExtensionDeclSyntax, readingConformances: Bool = true) {
        if readingConformances { readConformances(of: syntax) }
        guard let (nominal, inner, signature) = extensionContext(syntax) else { return }
        for member in syntax.memberBlock.members {
            if let inside = readNominalHead(member.decl, outer: nominal, in: inner) {
                nominal.members[inside.name, default: []].append(inside)
                readNominalBody(inside, member.decl, in: inner)
            }
        }
        readMembers(
            syntax.memberBlock, of: nominal, in: inner, isExtension: true, signature: signature)
    }

    private func extensionContext(_ syntax: ExtensionDeclSyntax) -> (
        Nominal, Scope, GenericSignature
    )? {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        let extended = resolver.resolve(syntax.extendedType)
        let nominal: Nominal
        switch extended.shallow {
        case .nominal(let found, _): nominal = found
        case .existential(let protocols):
            guard let first = protocols.first else { return nil }
            nominal = first
        case .error: return nil
        default:
            environment.error(
                "bad-extension", "'\(extended)' cannot be extended",
                at: syntax.extendedType.range(in: file))
            return nil
        }
        _ = environment.ownMembers(of: nominal, named: "")
        if file.origin == .user { environment.extended.append(nominal) }
        let inner = Scope(parent: scope, nominal: nominal)
        for parameter in nominal.parameters {
            inner.declare(
                TypeName(
                    name: parameter.name, type: .parameter(parameter), file: file,
                    range: nominal.range))
        }
        var signature = GenericSignature()
        if let clause = syntax.genericWhereClause {
            readWhereClause(clause, into: &signature, own: [], scope: inner)
            for (left, right) in signature.equalities {
                if case .parameter(let parameter) = left {
                    inner.replace(
                        parameter.name,
                        with: [
                            TypeName(
                                name: parameter.name, type: right, file: file, range: nominal.range)
                        ])
                }
            }
        }
        return (nominal, inner, signature)
    }

    // MARK: Members

    private func readMembers(
        _ block: MemberBlockSyntax, of nominal: Nominal, in scope: Scope, isExtension: Bool,
        signature: GenericSignature = GenericSignature()
    ) {
        // Aliases and associated types first: signatures mention them.
        for member in block.members {
            if let alias = member.decl.as(TypeAliasDeclSyntax.self) {
                let resolver = TypeResolver(environment: environment, file: file, scope: scope)
                nominal.typeAliases[alias.name.identifierText] = resolver.resolve(
                    alias.initializer.value)
            } else if let associated = member.decl.as(AssociatedTypeDeclSyntax.self) {
                readAssociatedType(associated, of: nominal, in: scope)
            }
        }
        for member in block.members {
            let added = readMember(member.decl, of: nominal, in: scope, isExtension: isExtension)
            for declaration in added {
                (declaration as? Function)?.ownerSignature = signature
                (declaration as? Variable)?.ownerSignature = signature
                for accessor in (declaration as? Variable)?.accessors ?? [] {
                    accessor.ownerSignature = signature
                }
                add(declaration, to: nominal)
            }
        }
    }

    /// A later cell's extension replaces a member with the same labels and types.
    private func add(_ declaration: Declaration, to nominal: Nominal) {
        if let function = declaration as? Function, !function.isLibrary {
            nominal.members[function.name]?.removeAll {
                guard let other = $0 as? Function else { return false }
                return other.file !== function.file && other.fullName == function.fullName
                    && other.type == function.type
            }
        }
        nominal.members[declaration.name, default: []].append(declaration)
    }

    private func readAssociatedType(
        _ syntax: AssociatedTypeDeclSyntax, of nominal: Nominal, in scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        var constraints: [Nominal] = []
        nominal.associatedTypes[syntax.name.identifierText] = []
        for inherited in syntax.inheritanceClause?.inheritedTypes ?? [] {
            if case .existential(let protocols) = resolver.resolve(inherited.type).shallow {
                constraints += protocols
            }
        }
        nominal.associatedTypes[syntax.name.identifierText] = constraints
        if let clause = syntax.genericWhereClause {
            var signature = GenericSignature()
            readWhereClause(clause, into: &signature, own: [], scope: scope)
            nominal.associatedEqualities += signature.equalities
        }
    }

    private func readMember(
        _ syntax: DeclSyntax, of nominal: Nominal, in scope: Scope, isExtension: Bool
    ) -> [Declaration] {
        if let function = syntax.as(FunctionDeclSyntax.self) {
            let read = readFunction(function, owner: nominal, in: scope)
            read.isRequirement = nominal.kind == .protocolType && !isExtension
            if read.isRequirement {
                environment.requirementCount += 1
                read.requirementNumber = environment.requirementCount
            }
            return [read]
        }
        if let initializer = syntax.as(InitializerDeclSyntax.self) {
            let read = readInitializer(initializer, owner: nominal, in: scope)
            read.isRequirement = nominal.kind == .protocolType && !isExtension
            return [read]
        }
        if let variable = syntax.as(VariableDeclSyntax.self) {
            let variables = readVariable(variable, owner: nominal, in: scope, storage: .stored)
            for variable in variables {
                if nominal.kind == .protocolType, !isExtension {
                    variable.isRequirement = true
                    variable.storage = .computed
                    for accessor in variable.accessors {
                        accessor.isRequirement = true
                        environment.requirementCount += 1
                        accessor.requirementNumber = environment.requirementCount
                    }
                }
                guard variable.storage == .stored else { continue }
                if isExtension {
                    environment.error(
                        "stored-property-in-extension",
                        "an extension cannot add the stored property '\(variable.name)'",
                        at: variable.range, hint: "declare it in the type itself")
                }
                variable.index = nominal.storedProperties.count
                nominal.storedProperties.append(variable)
            }
            return variables
        }
        if let syntax = syntax.as(SubscriptDeclSyntax.self) {
            let read = readSubscript(syntax, owner: nominal, in: scope)
            if nominal.kind == .protocolType, !isExtension {
                read.isRequirement = true
                for accessor in read.accessors {
                    accessor.isRequirement = true
                    environment.requirementCount += 1
                    accessor.requirementNumber = environment.requirementCount
                }
            }
            return [read]
        }
        if let cases = syntax.as(EnumCaseDeclSyntax.self) {
            return readCases(cases, of: nominal, in: scope)
        }
        if syntax.is(TypeAliasDeclSyntax.self) || syntax.is(AssociatedTypeDeclSyntax.self)
            || syntax.is(StructDeclSyntax.self) || syntax.is(EnumDeclSyntax.self)
            || syntax.is(ClassDeclSyntax.self) || syntax.is(ProtocolDeclSyntax.self)
            || syntax.is(MissingDeclSyntax.self)
        {
            return []
        }
        environment.error(
            "unsupported-member", "Swiftlet does not support this kind of member",
            at: syntax.range(in: file))
        return []
    }

    private func readCases(_ syntax: EnumCaseDeclSyntax, of nominal: Nominal, in scope: Scope)
        -> [Declaration]
    {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        return syntax.elements.map { element in
            let read = EnumCase(
                name: element.name.identifierText, owner: nominal, file: file,
                range: element.name.range(in: file))
            read.documentation = syntax.documentationComment
            read.index = nominal.cases.count
            read.rawValue = element.rawValue?.value
            read.isIndirect = syntax.modifiers.contains {
                $0.name.tokenKind == .keyword(.indirect)
            }
            for (position, parameter) in (element.parameterClause?.parameters ?? []).enumerated() {
                let label = parameter.firstName?.identifierText
                read.payload.append(
                    ParameterDeclaration(
                        label: label == "_" ? nil : label, name: label ?? "\(position)",
                        type: resolver.resolve(parameter.type),
                        defaultValue: parameter.defaultValue?.value))
            }
            nominal.cases.append(read)
            return read
        }
    }

    func readTypeAlias(_ syntax: TypeAliasDeclSyntax, in scope: Scope) -> TypeAlias {
        let inner = Scope(parent: scope)
        let alias = TypeAlias(
            name: syntax.name.identifierText, file: file, range: syntax.name.range(in: file),
            wholeRange: syntax.range(in: file))
        var signature = GenericSignature()
        readGenerics(syntax, into: &signature, scope: inner)
        alias.parameters = signature.parameters
        alias.target = TypeResolver(environment: environment, file: file, scope: inner).resolve(
            syntax.initializer.value)
        return alias
    }

    /// `allCases` of an enum that is `CaseIterable`.
    private func addAllCases(to nominal: Nominal) {
        guard nominal.members["allCases"] == nil,
            nominal.conformances.contains(where: {
                $0.target.isLibrary && $0.target.name == "CaseIterable"
            })
        else { return }
        let type = environment.array(of: nominal.declaredType)
        let property = Variable(
            name: "allCases", storage: .staticStored, isLet: true, type: type, file: file,
            range: nominal.range)
        property.owner = nominal
        property.isStatic = true
        property.checkedInitialValue = Expression(
            .array(
                nominal.cases.map {
                    Expression(.enumCase($0, []), nominal.declaredType, nominal.range)
                }), type, nominal.range)
        nominal.typeAliases["AllCases"] = type
        add(property, to: nominal)
    }

    private func addRawValueMembers(to nominal: Nominal, in scope: Scope) {
        guard let rawType = nominal.rawType, nominal.members["rawValue"] == nil else { return }
        let property = Variable(
            name: "rawValue", storage: .computed, isLet: true, type: rawType, file: file,
            range: nominal.range)
        property.owner = nominal
        let getter = Function(name: "rawValue", role: .getter, file: file, range: nominal.range)
        getter.owner = nominal
        getter.result = rawType
        getter.synthesis = .rawValueInitializer
        property.getter = getter
        add(property, to: nominal)
        let initializer = Function(name: "init", role: .initializer, file: file, range: nominal.range)
        initializer.owner = nominal
        initializer.isFailable = true
        initializer.parameters = [
            ParameterDeclaration(label: "rawValue", name: "rawValue", type: rawType)
        ]
        initializer.result = environment.optional(nominal.declaredType)
        initializer.synthesis = .rawValueInitializer
        add(initializer, to: nominal)
    }

    private func addMemberwiseInitializer(to nominal: Nominal, in scope: Scope) {
        let written = (nominal.members["init"] ?? []).compactMap { $0 as? Function }
        if written.contains(where: { $0.ownerSignature.isEmpty && $0.synthesis == nil }) { return }
        // The library's own types without properties are made by natives.
        if nominal.isLibrary, nominal.storedProperties.isEmpty { return }
        let initializer = Function(name: "init", role: .initializer, file: file, range: nominal.range)
        initializer.owner = nominal
        initializer.result = nominal.declaredType
        initializer.synthesis = .memberwise
        initializer.scope = scope
        for property in nominal.storedProperties where !property.isStatic {
            if property.isLet && property.initialValue != nil { continue }
            property.completion?()
            initializer.parameters.append(
                ParameterDeclaration(
                    label: property.name, name: property.name, type: property.type,
                    resultBuilder: property.resultBuilder, defaultValue: property.initialValue ?? implicitNil(property)))
        }
        add(initializer, to: nominal)
    }

    private func implicitNil(_ property: Variable) -> ExprSyntax? {
        property.type.wrapped != nil && !property.isLet ? ExprSyntax(NilLiteralExprSyntax()) : nil
    }
}

extension Variable {
    var accessors: [Function] { [getter, setter, willSet, didSet].compactMap { $0 } }
}

extension AttributeListSyntax {
    func has(_ name: String) -> Bool {
        contains { $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription == name }
    }

    var names: [AttributeSyntax] { compactMap { $0.as(AttributeSyntax.self) } }
}
