import SwiftSyntax

/// Names visible at a point, innermost first.
final class Scope {
    let parent: Scope?
    var names: [String: [Declaration]] = [:]
    /// The type whose members are visible without `self.`
    let nominal: Nominal?
    /// Whether members are looked up on `Self.self` (static) or on `self`.
    let context: FunctionContext?
    /// Finds names that are not in `names` (the library, reading it on demand).
    let fallback: ((String) -> [Declaration])?
    /// The statements of the block that it is of, which declare names further on.
    var statements: CodeBlockItemListSyntax?

    init(
        parent: Scope?, nominal: Nominal? = nil, context: FunctionContext? = nil,
        fallback: ((String) -> [Declaration])? = nil
    ) {
        self.parent = parent
        self.nominal = nominal
        self.context = context ?? parent?.context
        self.fallback = fallback
    }

    func declare(_ declaration: Declaration) {
        names[declaration.name, default: []].append(declaration)
    }

    func replace(_ name: String, with declarations: [Declaration]) { names[name] = declarations }

    /// Declarations of this scope alone.
    func local(_ name: String) -> [Declaration] { names[name] ?? fallback?(name) ?? [] }

    var localNames: [String] { Array(names.keys) }
}

extension Scope {
    /// Where the block's own statements declare a variable of this name.
    func binding(of name: String) -> TokenSyntax? {
        for item in statements.elements {
            guard let declaration = item.item.as(VariableDeclSyntax.self) else { continue }
            for binding in declaration.bindings {
                if let token = binding.pattern.token(named: name) { return token }
            }
        }
        return nil
    }
}

extension PatternSyntax {
    fileprivate func token(named name: String) -> TokenSyntax? {
        if let identifier = self.as(IdentifierPatternSyntax.self)?.identifier {
            return identifier.identifierText == name ? identifier : nil
        }
        for element in (self.as(TuplePatternSyntax.self)?.elements).elements {
            if let token = element.pattern.token(named: name) { return token }
        }
        return nil
    }
}
