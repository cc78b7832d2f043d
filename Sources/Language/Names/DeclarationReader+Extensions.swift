import Diagnostics
import SwiftSyntax

/// What the words before an extension's brace say.
struct ExtensionContext {
    let nominal: Nominal
    /// Where names within the extension are looked up.
    let scope: Scope
    /// The `where` clause.
    let signature: GenericSignature
    let file: SourceFile
    fileprivate let syntax: ExtensionDeclSyntax
}

/// Extensions.
extension DeclarationReader {
    /// Reads only what follows the colon.
    func readConformances(in context: ExtensionContext) {
        if context.nominal.kind == .protocolType { return }
        let resolver = TypeResolver(environment: environment, file: file, scope: context.scope)
        for inherited in (context.syntax.inheritanceClause?.inheritedTypes).elements {
            if case .existential(let protocols) = resolver.resolve(inherited.type).shallow {
                for target in protocols {
                    conform(
                        context.nominal, target, context.signature,
                        at: context.syntax.extendedType.range(in: file))
                }
            }
        }
    }

    /// A cell's extension.
    func readExtension(_ syntax: ExtensionDeclSyntax) {
        guard let context = context(of: syntax) else { return }
        let members = syntax.memberBlock.members
        noteInnerTypes(of: members)
        environment.lookups.pause()
        readConformances(in: context)
        readMembers(members, in: context)
        if context.nominal.kind == .enumeration { addAllCases(to: context.nominal) }
        environment.lookups.resume()
        environment.lookups.forgetAll()
    }

    func readMembers(_ members: MemberBlockItemListSyntax, in context: ExtensionContext) {
        let nominal = context.nominal
        // What the clause promises holds for the members' types.
        let conformances = environment.conformances
        let assumed = conformances?.assumptions ?? []
        conformances?.assumptions += context.signature.conformances
        defer { conformances?.assumptions = assumed }
        for member in members {
            if let inside = readNominalHead(member.decl, outer: nominal, in: context.scope) {
                nominal.members[inside.name, default: []].append(inside)
                readNominalBody(inside, member.decl, in: context.scope)
            }
        }
        readMembers(
            members, of: nominal, in: context.scope, isExtension: true,
            signature: context.signature)
        if nominal.kind == .protocolType { settleMutating(nominal) }
    }

    func context(of syntax: ExtensionDeclSyntax) -> ExtensionContext? {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        let extended = resolver.resolve(syntax.extendedType)
        let nominal: Nominal
        // `extension [Int]` is `extension Array where Element == Int`.
        var signature = GenericSignature()
        switch extended.shallow {
        case .nominal(let found, let arguments):
            nominal = found
            signature.equalities = zip(found.parameters, arguments).compactMap {
                $1.isConcrete ? (.parameter($0), $1.resolved) : nil
            }
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
        if file.origin == .user {
            // Its own members come before those that are added.
            _ = environment.ownMembers(of: nominal, named: "")
            environment.extended.append(nominal)
        }
        let inner = Scope(parent: scope, nominal: nominal)
        for parameter in nominal.parameters {
            inner.declare(
                TypeName(
                    name: parameter.name, type: .parameter(parameter), file: file,
                    range: nominal.range))
        }
        if let clause = syntax.genericWhereClause {
            if nominal.parameters.isEmpty, nominal.kind != .protocolType {
                environment.error(
                    "bad-extension",
                    "'\(nominal.displayName)' is not generic: there is nothing a 'where' could ask about",
                    at: clause.range(in: file), hint: "leave the 'where' out")
            }
            readWhereClause(clause, into: &signature, own: [], scope: inner)
        }
        for (left, right) in signature.equalities {
            guard case .parameter(let parameter) = left else { continue }
            inner.replace(
                parameter.name,
                with: [
                    TypeName(name: parameter.name, type: right, file: file, range: nominal.range)
                ])
        }
        return ExtensionContext(
            nominal: nominal, scope: inner, signature: signature, file: file, syntax: syntax)
    }
}
