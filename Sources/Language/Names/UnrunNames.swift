import SwiftSyntax

/// Names that cells would have declared had they run: whoever misses one of them is told which cell to mend.
struct UnrunNames {
    /// What became of a cell, and what it is called.
    enum Fate {
        case notCompiled(cell: String)
        /// It failed before or in the declaration.
        case notReached(cell: String)
    }

    private var fates: [String: Fate] = [:]

    mutating func note(_ name: String, _ fate: Fate) { fates[name] = fate }

    /// The name is declared now.
    mutating func forget(_ name: String) {
        if !fates.isEmpty { fates[name] = nil }
    }

    func hint(for name: String) -> String? {
        switch fates[name] {
        case .notCompiled(let cell)?:
            "\(cell) declares it, and has not run because of its mistakes: mend it and run it again"
        case .notReached(let cell)?:
            "\(cell) failed before '\(name)' had a value: mend it and run it again"
        case nil: nil
        }
    }
}

extension CodeBlockItemListSyntax {
    /// The names that the statements declare, as they are written.
    var declaredNames: [String] {
        flatMap { item -> [String] in
            guard let syntax = item.item.as(DeclSyntax.self) else { return [] }
            if let variable = syntax.as(VariableDeclSyntax.self) {
                return variable.bindings.flatMap(\.pattern.declaredNames)
            }
            let name = syntax.as(FunctionDeclSyntax.self)?.name ?? syntax.innerTypeName
            return name.map { [$0.identifierText] } ?? []
        }
    }
}

extension PatternSyntax {
    fileprivate var declaredNames: [String] {
        if let name = self.as(IdentifierPatternSyntax.self) {
            return [name.identifier.identifierText]
        }
        guard let tuple = self.as(TuplePatternSyntax.self) else { return [] }
        return tuple.elements.flatMap(\.pattern.declaredNames)
    }
}
