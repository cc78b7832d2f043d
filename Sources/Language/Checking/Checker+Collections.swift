import SwiftSyntax

/// Tuples, and literals of arrays and dictionaries.
extension Checker {
    func checkTuple(_ syntax: TupleExprSyntax, _ expected: Type?) -> Expression {
        if syntax.elements.count == 1, let only = syntax.elements.first, only.label == nil {
            return insulated { check(only.expression, expected) }
        }
        var wanted: [Type?] = syntax.elements.map { _ in nil }
        if case .tuple(let elements)? = expected.map(normalized), elements.count == wanted.count {
            wanted = elements.map(\.type)
        }
        var parts: [Expression] = []
        var elements: [Type.TupleElement] = []
        for (element, type) in zip(syntax.elements, wanted) {
            let part = check(element.expression, type)
            parts.append(part)
            elements.append(
                Type.TupleElement(label: element.label?.identifierText, type: part.type))
        }
        let result = Expression(.tuple(parts), .tuple(elements), range(syntax))
        result.isLvalue = parts.allSatisfy(\.isLvalue)
        return result
    }

    func checkArray(_ syntax: ArrayExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        if let target, let nominal = target.nominal, !target.isLibrary("Array"),
            conformances.conforms(target, toLibrary: "ExpressibleByArrayLiteral")
        {
            return checkArrayLiteral(syntax, as: target, nominal)
        }
        let element: Type
        if let target, target.isLibrary("Array") {
            element = target.arguments[0]
        } else {
            element = .variable(TypeVariable())
        }
        let values = elements(syntax, element)
        if syntax.elements.isEmpty, expected == nil {
            error(
                "empty-literal", "an empty array needs a type", at: syntax,
                hint: "write for example [Int]() or declare the variable's type")
            return failed(syntax)
        }
        return Expression(.array(values), environment.array(of: element), range(syntax))
    }

    private func elements(_ syntax: ArrayExprSyntax, _ element: Type) -> [Expression] {
        var values: [Expression] = []
        for item in syntax.elements {
            let type = normalized(element)
            let value = check(
                item.expression, type.isUnresolvedVariable && type.openLiteral == nil ? nil : type)
            values.append(value)
            if let converted = convert(value, to: type) {
                values[values.count - 1] = converted
            } else {
                reportMismatch(value, type, .element, at: range(item.expression))
            }
        }
        return values
    }

    /// A type of the library or a user's that array literals can make: Set, Tensor, Shape.
    private func checkArrayLiteral(_ syntax: ArrayExprSyntax, as target: Type, _ nominal: Nominal)
        -> Expression
    {
        let found = members(of: target, named: "init", isStatic: true).filter {
            ($0.0 as? Function)?.parameters.first?.label == "arrayLiteral"
        }
        let metatype = Expression(.metatype(target), .metatype(target), range(syntax))
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: target, substitution: $0.1)
        }
        if candidates.isEmpty { return failed(syntax) }
        var written = syntax.elements.map { WrittenArgument(label: nil, syntax: $0.expression) }
        if !written.isEmpty { written[0].label = "arrayLiteral" }
        return resolve(candidates, written, target, name: nominal.name, at: syntax)
    }

    func checkDictionary(_ syntax: DictionaryExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        let key: Type
        let value: Type
        if let target, target.isLibrary("Dictionary") {
            (key, value) = (target.arguments[0], target.arguments[1])
        } else {
            (key, value) = (.variable(TypeVariable()), .variable(TypeVariable()))
        }
        var pairs: [(Expression, Expression)] = []
        if case .elements(let elements) = syntax.content {
            for element in elements {
                pairs.append(
                    (
                        check(element.key, as: key, .element),
                        check(element.value, as: value, .element)
                    ))
            }
        }
        return Expression(
            .dictionary(pairs), environment.libraryType("Dictionary", [key, value]), range(syntax))
    }
}
