import SwiftSyntax

/// Extensions.
extension DeclarationReader {
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
        // What the clause promises holds for the members' types.
        let conformances = environment.conformances
        let assumed = conformances?.assumptions ?? []
        conformances?.assumptions += signature.conformances
        defer { conformances?.assumptions = assumed }
        for member in syntax.memberBlock.members {
            if let inside = readNominalHead(member.decl, outer: nominal, in: inner) {
                nominal.members[inside.name, default: []].append(inside)
                readNominalBody(inside, member.decl, in: inner)
            }
        }
        readMembers(
            syntax.memberBlock, of: nominal, in: inner, isExtension: true, signature: signature)
        if nominal.kind == .protocolType { settleMutating(nominal) }
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
}
