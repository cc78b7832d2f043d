import SwiftSyntax

/// The standard operators with those that cells declared, which take the place of what has their names.
struct DeclaredOperators {
    /// What an operator between operands is known by.
    enum Precedence {
        case group(Int)
        /// A group of this name was not declared.
        case unknown(String)
    }

    private(set) var groups = StandardOperators.groups
    private var infix: [String: Precedence] = [:]
    private var unary: Set<String> = []

    /// Whether a cell declared an operator of its own by this name.
    func contains(_ name: String) -> Bool { infix[name] != nil || unary.contains(name) }

    /// Whether there is an operator of this name, wherever it stands.
    func isKnown(_ name: String) -> Bool {
        contains(name) || StandardOperators.groupOfOperator[name] != nil
            || StandardOperators.unary.contains(name)
    }

    /// Nil where there is no such operator between operands.
    func precedence(of name: String) -> Precedence? {
        if !infix.isEmpty, let own = infix[name] { return own }
        return StandardOperators.groupOfOperator[name].map(Precedence.group)
    }

    /// Adds the operators and precedence groups that a text declares.
    mutating func add(_ source: SourceFileSyntax) {
        var operators: [OperatorDeclSyntax] = []
        var declared: [PrecedenceGroupDeclSyntax] = []
        for item in source.statements {
            switch item.item.kind {
            case .operatorDecl:
                operators += item.item.as(OperatorDeclSyntax.self).map { [$0] } ?? []
            case .precedenceGroupDecl:
                declared += item.item.as(PrecedenceGroupDeclSyntax.self).map { [$0] } ?? []
            default: break
            }
        }
        // What one says of another may stand before it.
        for group in declared where !groups.contains(group.name.text) {
            groups.add(group.name.text, associativity(of: group), above: [], below: [])
        }
        for group in declared {
            groups.relate(
                group.name.text, above: relations(of: group, .higherThan),
                below: relations(of: group, .lowerThan))
        }
        for declaration in operators { add(declaration) }
    }

    private mutating func add(_ declaration: OperatorDeclSyntax) {
        let name = declaration.name.text
        guard declaration.fixitySpecifier.tokenKind == .keyword(.infix) else {
            unary.insert(name)
            return
        }
        guard let group = declaration.operatorPrecedenceAndTypes?.precedenceGroup.text else {
            infix[name] = .group(StandardOperators.usual)
            return
        }
        infix[name] = groups.number(of: group).map(Precedence.group) ?? .unknown(group)
    }

    private func associativity(of group: PrecedenceGroupDeclSyntax)
        -> OperatorGroups.Associativity
    {
        for attribute in group.groupAttributes {
            guard case .precedenceGroupAssociativity(let written) = attribute else { continue }
            switch written.value.tokenKind {
            case .keyword(.left): return .left
            case .keyword(.right): return .right
            default: return .none
            }
        }
        return .none
    }

    private func relations(of group: PrecedenceGroupDeclSyntax, _ kind: Keyword) -> [String] {
        group.groupAttributes.flatMap { attribute -> [String] in
            guard case .precedenceGroupRelation(let relation) = attribute,
                relation.higherThanOrLowerThanLabel.tokenKind == .keyword(kind)
            else { return [] }
            return relation.precedenceGroups.map(\.name.text)
        }
    }
}
