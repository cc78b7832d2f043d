import Bytecode
import Diagnostics
import SwiftSyntax

/// Declarations as written → declarations with types. Bodies are left for the checker.
final class DeclarationReader {
    let environment: Environment
    let file: SourceFile
    let scope: Scope
    let implementation: LibraryDeclaration.Implementation
    /// Gives the body of the function that is read, where its own is empty.
    var unreadBody: (() -> CodeBlockItemListSyntax?)?

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
            (name, kind, attributes) = (classType.name, .classType, classType.attributes)
        } else if let protocolType = syntax.as(ProtocolDeclSyntax.self) {
            (name, kind, attributes) = (protocolType.name, .protocolType, protocolType.attributes)
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
        if file.origin == .user {
            nominal.readAccess(syntax.words.modifiers)
        }
        nominal.isResultBuilder = attributes?.has("resultBuilder") ?? false
        nominal.isPropertyWrapper = attributes?.has("propertyWrapper") ?? false
        nominal.hasDynamicMembers = attributes?.has("dynamicMemberLookup") ?? false
        nominal.isDynamicallyCallable = attributes?.has("dynamicCallable") ?? false
        nominal.isNative = file.origin == .library && (attributes?.has("native") ?? false)
        nominal.isFinal =
            syntax.as(ClassDeclSyntax.self)?.modifiers.contains {
                $0.name.tokenKind == .keyword(.final)
            } ?? false
        nominal.isIndirect =
            syntax.as(EnumDeclSyntax.self)?.modifiers.contains {
                $0.name.tokenKind == .keyword(.indirect)
            } ?? false
        // Parameters exist from the start: other types may already mention `Range<Int>`.
        let own = syntax.genericType?.genericParameterClause
        nominal.parameters =
            (outer?.parameters ?? [])
            + (own?.parameters.map { GenericParameter(name: $0.name.identifierText) } ?? [])
        if kind == .protocolType {
            let primary = syntax.as(ProtocolDeclSyntax.self)?.primaryAssociatedTypeClause
            nominal.primaryTypes =
                primary?.primaryAssociatedTypes.map(\.name.identifierText) ?? []
            let parameter = GenericParameter(name: "Self")
            parameter.constraints = [nominal]
            nominal.selfParameter = parameter
        }
        return nominal
    }

    /// Generic parameters, conformances and members. Members come when they are first looked at.
    ///
    /// - Parameter whole: gives the declaration with its members, where `syntax` lacks them.
    func readNominalBody(
        _ nominal: Nominal, _ syntax: DeclSyntax, in scope: Scope,
        whole: (() -> DeclSyntax?)? = nil
    ) {
        let inner = Scope(parent: scope, nominal: nominal)
        var signature = GenericSignature()
        if let generics = syntax.genericType {
            let own = Array(nominal.parameters.dropFirst(nominal.outerParameterCount))
            readGenerics(generics, into: &signature, scope: inner, existing: own)
        }
        guard let group = syntax.group else { return }
        // Nested types are declared at once: other members may mention them.
        var nested: [(Nominal, DeclSyntax)] = []
        noteInnerTypes(of: group.memberBlock.members)
        for member in group.memberBlock.members {
            if let inside = readNominalHead(member.decl, outer: nominal, in: inner) {
                nominal.members[inside.name, default: []].append(inside)
                nested.append((inside, member.decl))
            }
        }
        for (inside, declaration) in nested { readNominalBody(inside, declaration, in: inner) }
        nominal.refinement = { [self] in
            readInheritance(group.inheritanceClause, of: nominal, in: inner)
            readRefinement(
                syntax.as(ProtocolDeclSyntax.self)?.genericWhereClause, of: nominal, in: inner)
        }
        nominal.completion = { [self] in
            let body = whole?()?.group ?? group
            readMembers(body.memberBlock.members, of: nominal, in: inner, isExtension: false)
            if nominal.kind == .structure { addMemberwiseInitializer(to: nominal, in: inner) }
            if nominal.rawType != nil { addRawValueMembers(to: nominal) }
            if nominal.kind == .enumeration { addAllCases(to: nominal) }
            if nominal.kind == .classType { completeClass(nominal, in: inner) }
            if nominal.kind == .protocolType { settleMutating(nominal) }
            if let clause = syntax.as(ProtocolDeclSyntax.self)?.genericWhereClause {
                readAssociatedConditions(clause, of: nominal, in: inner)
            }
        }
    }

    /// Names that a cell gives to types within types: only these need be looked for there.
    func noteInnerTypes(of members: MemberBlockItemListSyntax) {
        guard file.origin == .user else { return }
        for member in members {
            if let name = member.decl.innerTypeName {
                environment.innerTypeNames.insert(name.identifierText)
            }
        }
    }

    private func readInheritance(
        _ clause: InheritanceClauseSyntax?, of nominal: Nominal, in scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        for inherited in (clause?.inheritedTypes).elements {
            let type = resolver.resolve(inherited.type)
            switch type.shallow {
            case .existential(let protocols):
                for target in protocols {
                    if nominal.kind == .protocolType,
                        target == nominal || environment.conformances.refines(target, nominal)
                    {
                        environment.error(
                            "inheritance-cycle", "'\(nominal.name)' refines itself",
                            at: inherited.range(in: file))
                        continue
                    }
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
                    inherit(nominal, from: type, at: inherited.range(in: file))
                } else {
                    environment.error(
                        "bad-inheritance", "a struct cannot inherit from '\(type)'",
                        at: inherited.range(in: file),
                        hint: "only protocols can follow a struct's colon")
                }
            }
        }
    }

    /// `protocol P where Self: Q` says what `protocol P: Q` does.
    private func readRefinement(
        _ clause: GenericWhereClauseSyntax?, of nominal: Nominal, in scope: Scope
    ) {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        for requirement in (clause?.requirements).elements {
            guard case .conformanceRequirement(let asked) = requirement.requirement,
                asked.leftType.as(IdentifierTypeSyntax.self)?.name.text == "Self",
                case .existential(let protocols) = resolver.resolve(asked.rightType).shallow
            else { continue }
            for target in protocols { conform(nominal, target) }
        }
    }

    func conform(
        _ nominal: Nominal, _ target: Nominal, _ signature: GenericSignature = .init(),
        at range: SourceRange? = nil
    ) {
        nominal.conformances.append(
            Conformance(
                target: target, signature: signature, origin: file, range: range ?? nominal.range))
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
}
