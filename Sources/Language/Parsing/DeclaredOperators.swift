import SwiftSyntax

/// The standard operators with those that cells declared, which take the place of what has their names.
struct DeclaredOperators {
    /// What an operator between operands is known by.
    enum Precedence {
        case group(Int)
        /// A group of this name was not declared.
        case unknown(String)
    }

    private struct Group {
        var name: String
        var associativity: OperatorGroups.Associativity
        var above: [String]
        var below: [String]
    }

    private(set) var groups = StandardOperators.groups
    /// What cells declared, each name once: the latest counts.
    private var declared: [Group] = []
    /// The group of each operator between operands that a cell declared, by name.
    private var infix: [String: String] = [:]
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
        if !infix.isEmpty, let own = infix[name] {
            return groups.number(of: own).map(Precedence.group) ?? .unknown(own)
        }
        return StandardOperators.groupOfOperator[name].map(Precedence.group)
    }

    /// Adds the operators and precedence groups that a text declares.
    mutating func add(_ source: SourceFileSyntax) {
        var hasGroups = false
        for item in source.statements {
            if let declaration = item.item.as(OperatorDeclSyntax.self) {
                add(declaration)
            } else if let declaration = item.item.as(PrecedenceGroupDeclSyntax.self) {
                let group = Group(
                    name: declaration.name.text, associativity: associativity(of: declaration),
                    above: relations(of: declaration, .higherThan),
                    below: relations(of: declaration, .lowerThan))
                declared.removeAll { $0.name == group.name }
                declared.append(group)
                hasGroups = true
            }
        }
        if hasGroups { relateGroups() }
    }

    /// What one group says of another may stand before it, so all are known before any is related.
    private mutating func relateGroups() {
        groups = StandardOperators.groups
        let own = declared.filter { groups.number(of: $0.name) == nil }
        for group in own { groups.add(group.name, group.associativity) }
        for group in own { groups.relate(group.name, above: group.above, below: group.below) }
    }

    private mutating func add(_ declaration: OperatorDeclSyntax) {
        let name = declaration.name.text
        guard declaration.fixitySpecifier.tokenKind == .keyword(.infix) else {
            unary.insert(name)
            return
        }
        infix[name] =
            declaration.operatorPrecedenceAndTypes?.precedenceGroup.text ?? StandardOperators.usual
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
