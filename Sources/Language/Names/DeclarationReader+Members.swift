import SwiftSyntax

/// Members of types and extensions.
extension DeclarationReader {
    func readMembers(
        _ members: MemberBlockItemListSyntax, of nominal: Nominal, in scope: Scope,
        isExtension: Bool,
        signature: GenericSignature = GenericSignature()
    ) {
        // Aliases and associated types first: signatures mention them, and they each other.
        for member in members {
            if let associated = member.decl.as(AssociatedTypeDeclSyntax.self) {
                nominal.associatedTypes[associated.name.identifierText] = []
            }
        }
        for member in members {
            if let alias = member.decl.as(TypeAliasDeclSyntax.self),
                alias.genericParameterClause != nil
            {
                let read = readTypeAlias(alias, in: scope)
                nominal.members[read.name, default: []].append(read)
            } else if let alias = member.decl.as(TypeAliasDeclSyntax.self) {
                let resolver = TypeResolver(environment: environment, file: file, scope: scope)
                nominal.typeAliases[alias.name.identifierText] = resolver.resolve(
                    alias.initializer.value)
            } else if let associated = member.decl.as(AssociatedTypeDeclSyntax.self) {
                readAssociatedType(associated, of: nominal, in: scope)
            }
        }
        if file.origin == .user {
            let words = DeclarationWords(environment: environment, file: file, scope: scope)
            for member in members {
                words.check(member.decl, in: .member(of: nominal, isExtension: isExtension))
            }
        }
        for member in members {
            let added = readMember(member.decl, of: nominal, in: scope, isExtension: isExtension)
            let modifiers = member.decl.words.modifiers
            for declaration in added {
                declaration.readAccess(modifiers)
                if isExtension { markAsExtensionMember(declaration) }
                if isExtension, nominal.kind == .protocolType, file.origin == .user {
                    (declaration as? Variable).map(requireBodies(ofAccessorsOf:))
                }
                (declaration as? Function)?.ownerSignature = signature
                (declaration as? Variable)?.ownerSignature = signature
                for accessor in (declaration as? Variable)?.accessors ?? [] {
                    accessor.ownerSignature = signature
                }
                add(declaration, to: nominal)
            }
        }
    }

    /// A later cell's extension replaces a member that uses cannot tell from its own: a function of
    /// whatever origin, else what an extension of an earlier cell added.
    func add(_ declaration: Declaration, to nominal: Nominal) {
        if !declaration.isLibrary {
            nominal.members[declaration.name]?.removeAll { other in
                guard other.file !== declaration.file,
                    other is Function || !other.isLibrary && other.file !== nominal.file,
                    declaration.replacesMember(other)
                        || other.file === environment.lastRun && !(declaration is Nominal)
                else { return false }
                environment.displaced.append((nominal, other))
                return true
            }
        }
        nominal.members[declaration.name, default: []].append(declaration)
    }

    private func readAssociatedType(
        _ syntax: AssociatedTypeDeclSyntax, of nominal: Nominal, in scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        var constraints: [Nominal] = []
        for inherited in (syntax.inheritanceClause?.inheritedTypes).elements {
            let type = resolver.resolve(inherited.type)
            if case .existential(let protocols) = type.shallow {
                constraints += protocols
            } else if type.nominal?.kind == .classType {
                nominal.associatedSuperclasses[syntax.name.identifierText] = type
            }
        }
        nominal.associatedTypes[syntax.name.identifierText] = constraints
        if let initializer = syntax.initializer {
            nominal.associatedDefaults[syntax.name.identifierText] = resolver.resolve(
                initializer.value)
        }
        if let clause = syntax.genericWhereClause {
            readAssociatedConditions(clause, of: nominal, in: scope)
        }
    }

    /// What a protocol says of its associated types, its own and those of the protocols it refines.
    func readAssociatedConditions(
        _ clause: GenericWhereClauseSyntax, of nominal: Nominal, in scope: Scope
    ) {
        var signature = GenericSignature()
        readWhereClause(clause, into: &signature, own: [], scope: scope)
        nominal.associatedEqualities += signature.equalities.map { left, right in
            if case .member = left.shallow { return (left, right) }
            return (right, left)
        }
        let own = nominal.selfParameter.map(Type.parameter)
        nominal.associatedConformances += signature.conformances.filter { $0.0 != own }
    }

    private func readMember(
        _ syntax: DeclSyntax, of nominal: Nominal, in scope: Scope, isExtension: Bool
    ) -> [Declaration] {
        if let function = syntax.as(FunctionDeclSyntax.self) {
            let read = readFunction(function, owner: nominal, in: scope)
            read.isRequirement = nominal.kind == .protocolType && !isExtension
            if read.isRequirement, let body = function.body, file.origin == .user {
                environment.error(
                    "body-in-protocol", "a protocol only says what '\(read.name)' looks like",
                    at: body.range(in: file),
                    hint: "put the body into an extension: 'extension \(nominal.name) { … }'")
            }
            if read.isRequirement {
                environment.requirementCount += 1
                read.requirementNumber = environment.requirementCount
            } else {
                requireBody(of: read, function.body)
            }
            return [read]
        }
        if let initializer = syntax.as(InitializerDeclSyntax.self) {
            let read = readInitializer(initializer, owner: nominal, in: scope)
            read.isRequirement = nominal.kind == .protocolType && !isExtension
            if !read.isRequirement { requireBody(of: read, initializer.body) }
            return [read]
        }
        if let variable = syntax.as(VariableDeclSyntax.self) {
            let variables = readVariable(variable, owner: nominal, in: scope, storage: .stored)
            for variable in variables {
                if nominal.kind == .protocolType, !isExtension {
                    if variable.accessors.isEmpty {
                        environment.error(
                            "requirement-accessors",
                            "a protocol says what can be done with '\(variable.name)'",
                            at: variable.range,
                            hint: "write '\(variable.name): … { get }' or '{ get set }'")
                    }
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
        if let syntax = syntax.as(DeinitializerDeclSyntax.self) {
            readDeinitializer(syntax, of: nominal, in: scope)
            return []
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
            } else if file.origin == .user, syntax.accessorBlock == nil {
                environment.reportNoBody("'subscript'", at: read.range)
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
            if let raw = element.rawValue, nominal.rawType == nil {
                environment.error(
                    "raw-value-without-type",
                    "'\(nominal.name)' has no raw type, so '.\(read.name)' has no raw value",
                    at: raw.range(in: file), hint: "write 'enum \(nominal.name): Int'")
            }
            read.isIndirect = syntax.modifiers.contains {
                $0.name.tokenKind == .keyword(.indirect)
            }
            for (position, parameter) in (element.parameterClause?.parameters).elements.enumerated()
            {
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
}
