import SwiftSyntax

/// One of the properties that a declaration names: `var a, b: Int` has two, and so has
/// `var (a, b) = (1, 2)`.
struct PropertyPart {
    let name: IdentifierPatternSyntax
    let annotation: TypeSyntax?
    let value: ExprSyntax?
    let accessors: AccessorBlockSyntax?
}

extension DeclarationReader {
    /// What a declaration names, the last first.
    func parts(of syntax: VariableDeclSyntax) -> [PropertyPart] {
        var result: [PropertyPart] = []
        // `var a, b: Int`: the annotation at the end serves those before it.
        var annotation: TypeSyntax?
        for binding in syntax.bindings.reversed() {
            annotation =
                binding.typeAnnotation?.type ?? (binding.initializer == nil ? annotation : nil)
            if let name = binding.pattern.as(IdentifierPatternSyntax.self) {
                result.append(
                    PropertyPart(
                        name: name, annotation: annotation, value: binding.initializer?.value,
                        accessors: binding.accessorBlock))
                continue
            }
            let isConstant =
                syntax.bindingSpecifier.tokenKind == .keyword(.let)
                && !syntax.modifiers.contains { $0.name.tokenKind == .keyword(.static) }
            let found =
                isConstant
                ? nil
                : parts(of: binding.pattern, annotation, binding.initializer?.value)
            guard let found else {
                environment.error(
                    "pattern-property",
                    "properties declared by a pattern need a value for each of its names",
                    at: binding.pattern.range(in: file),
                    hint: "declare them one by one")
                continue
            }
            result += found.reversed()
        }
        return result
    }

    /// The names of a pattern with the parts of a tuple as it is written.
    private func parts(of pattern: PatternSyntax, _ annotation: TypeSyntax?, _ value: ExprSyntax?)
        -> [PropertyPart]?
    {
        if let name = pattern.as(IdentifierPatternSyntax.self) {
            return [PropertyPart(name: name, annotation: annotation, value: value, accessors: nil)]
        }
        guard let tuple = pattern.as(TuplePatternSyntax.self),
            let values = value?.as(TupleExprSyntax.self)?.elements.map(\.expression),
            values.count == tuple.elements.count
        else { return nil }
        let types = annotation?.as(TupleTypeSyntax.self)?.elements.map(\.type)
        if annotation != nil, types?.count != values.count { return nil }
        var result: [PropertyPart] = []
        for (index, element) in tuple.elements.enumerated() {
            guard let inner = parts(of: element.pattern, types?[index], values[index]) else {
                return nil
            }
            result += inner
        }
        return result
    }
}
