import Diagnostics
import SwiftSyntax

/// `<` of an enum that declares `Comparable` without saying how: by the order of its cases, then by
/// what they carry.
extension Environment {
    /// The function, read from its text the first time; nil if something that a case carries has no
    /// order.
    func order(of nominal: Nominal) -> Function? {
        if let known = nominal.order { return known }
        let comparable = libraryNominal("Comparable")
        let isOrdered = nominal.cases.allSatisfy { item in
            item.payload.allSatisfy { part in
                comparable.map { conformances.conforms(part.type, to: $0) } ?? false
            }
        }
        guard isOrdered else { return nil }
        let file = SourceFile(
            name: "the order of \(nominal.name)", text: Self.orderText(of: nominal),
            origin: .library)
        let tree = ParsedSource(file, operators: &operators).tree
        guard let syntax = tree.statements.first?.item.as(FunctionDeclSyntax.self) else {
            return nil
        }
        let scope = Scope(parent: cells, nominal: nominal)
        let reader = DeclarationReader(environment: self, file: file, scope: scope)
        let function = reader.readFunction(syntax, owner: nominal, in: scope)
        nominal.order = function
        return function
    }

    private static func orderText(of nominal: Nominal) -> String {
        var pairs = ""
        for item in nominal.cases where !item.payload.isEmpty {
            let places = item.payload.indices
            let left = places.map { "a\($0)" }.joined(separator: ", ")
            let right = places.map { "b\($0)" }.joined(separator: ", ")
            let steps = places.dropLast().map { "if a\($0) != b\($0) { return a\($0) < b\($0) }\n" }
            let last = places.count - 1
            pairs += "case (.`\(item.name)`(let (\(left))), .`\(item.name)`(let (\(right)))):\n"
            pairs += steps.joined() + "return a\(last) < b\(last)\n"
        }
        let numbers = nominal.cases.enumerated().map { "case .`\($1.name)`: \($0)\n" }.joined()
        return """
            static func < (lhs: Self, rhs: Self) -> Bool {
            func number(_ value: Self) -> Int { switch value {
            \(numbers)} }
            switch (lhs, rhs) {
            \(pairs)default: return number(lhs) < number(rhs)
            }
            }
            """
    }
}
