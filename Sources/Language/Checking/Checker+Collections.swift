import SwiftSyntax

/// Tuples, and literals of arrays and dictionaries.
extension Checker {
    func checkTuple(_ syntax: TupleExprSyntax, _ expected: Type?) -> Expression {
        if syntax.elements.count == 1, let only = syntax.elements.first, only.label == nil {
            return insulated { check(only.expression, expected) }
        }
        var wanted: [Type?] = syntax.elements.map { _ in nil }
        let target = expected.map { normalized(normalized($0).wrapped ?? $0) }
        if case .tuple(let elements)? = target, elements.count == wanted.count {
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
        let written = syntax.elements.map(\.expression)
        if isWhole(syntax), element.isFree, let mixed = mixed(written) {
            _ = solver.unify(element, mixed)
        }
        let values = elements(written, element, mayDiffer: !isWhole(syntax))
        let isOpen = values.allSatisfy { if case .nilLiteral = $0.kind { true } else { false } }
        if isOpen {
            if isWhole(syntax) {
                return syntax.elements.isEmpty
                    ? failedLiteral(syntax, "array") : failedNil(syntax)
            }
            openElements.append((element, .any))
        }
        return Expression(.array(values), environment.array(of: element), range(syntax))
    }

    /// Whether a literal is all there is to say its type.
    private func isWhole(_ syntax: some ExprSyntaxProtocol) -> Bool { wholeLiteral == syntax.id }

    private func failedLiteral(_ syntax: some ExprSyntaxProtocol, _ kind: String) -> Expression {
        error(
            "empty-literal", "an empty \(kind) needs a type", at: syntax,
            hint:
                "write for example \(kind == "array" ? "[Int]()" : "[String: Int]()") or declare the variable's type"
        )
        return failed(syntax)
    }

    private func failedNil(_ syntax: ArrayExprSyntax) -> Expression {
        error(
            "ambiguous-type", "nil alone does not say what these might hold", at: syntax,
            hint: "declare the type: 'let x: [Int?] = …'")
        return failed(syntax)
    }

    /// Expressions that get one type: the element's if that is known, else what joins them.
    ///
    /// - Parameter mayDiffer: whether what nothing joins may become `Any`: where the literal is part
    ///   of an expression, or `Any` is wanted.
    private func elements(_ syntaxes: [ExprSyntax], _ element: Type, mayDiffer: Bool = false)
        -> [Expression]
    {
        let known = normalized(element)
        if !known.isUnresolvedVariable || known.openLiteral != nil {
            return syntaxes.map { check($0, as: element, .element) }
        }
        var found = [Expression?](repeating: nil, count: syntaxes.count)
        var joined: Type?
        let hasNil = syntaxes.contains { $0.is(NilLiteralExprSyntax.self) }
        let anything = hasNil ? environment.optional(.any) : .any
        // `[0, .infinity, 1.5]`: what the others are says what the member is of.
        func isMember(_ index: Int) -> Bool {
            implicitMemberName(syntaxes[index]) != nil || Self.isOpenArithmetic(syntaxes[index])
        }
        for index in syntaxes.indices.filter({ !isMember($0) }) + syntaxes.indices.filter(isMember)
        {
            let syntax = syntaxes[index]
            // `[0, 1.5, .infinity]`: the literals before it are all of one type.
            if isMember(index), let open = joined, open.openLiteral != nil {
                for value in found where value?.type.openLiteral != nil {
                    _ = value.map { solver.unify($0.type, open) }
                }
            }
            let isNil = syntax.is(NilLiteralExprSyntax.self)
            let isOpen = mayDiffer && isCollection(syntax) && joined.map(isPlainCollection) ?? true
            let value = check(syntax, isNil ? nil : isOpen ? Type.any : joined)
            found[index] = value
            guard let type = joined else {
                joined = value.type
                continue
            }
            if isConvertible(value, to: type) {
                joined = commonLabels(type, value, .element)
                continue
            }
            let wider = isNil ? environment.optional(type) : normalized(value.type)
            if found.allSatisfy({ $0.map { isConvertible($0, to: wider) } ?? true }) {
                joined = wider
            } else {
                joined =
                    conformances.commonAncestor(of: type, wider)
                    ?? (mayDiffer ? anything : joined)
            }
        }
        guard let joined else { return [] }
        _ = solver.unify(element, joined)
        return zip(found.compactMap(\.self), syntaxes).map {
            converted($0, to: element, .element, at: $1)
        }
    }

    /// A literal of a collection that is not one of implicit members, which its neighbours explain.
    private func isCollection(_ syntax: ExprSyntax) -> Bool {
        (syntax.is(ArrayExprSyntax.self) || syntax.is(DictionaryExprSyntax.self))
            && !holdsMembers(syntax)
    }

    private func isPlainCollection(_ type: Type) -> Bool {
        type.isLibrary("Array") || type.isLibrary("Dictionary")
    }

    private func holdsMembers(_ syntax: ExprSyntax) -> Bool {
        if let array = syntax.as(ArrayExprSyntax.self) {
            return array.elements.contains { holdsMembers($0.expression) }
        }
        if case .elements(let pairs)? = syntax.as(DictionaryExprSyntax.self)?.content {
            return pairs.contains { holdsMembers($0.key) || holdsMembers($0.value) }
        }
        return implicitMemberName(syntax) != nil || Self.isOpenArithmetic(syntax)
    }

    private func isConvertible(_ value: Expression, to type: Type) -> Bool {
        solver.speculate {
            let outer = conversionScore
            defer { conversionScore = outer }
            return convert(value, to: type) != nil
        }
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

    /// A type of the user's that dictionary literals can make.
    private func checkDictionaryLiteral(_ syntax: DictionaryExprSyntax, as target: Type)
        -> Expression
    {
        var elements: [DictionaryElementSyntax] = []
        if case .elements(let list) = syntax.content { elements = Array(list) }
        return dictionaryLiteral(of: target, at: syntax, elements.map(\.key)) { index, types in
            [
                check(elements[index].key, as: types[0], .element),
                check(elements[index].value, as: types[1], .element),
            ]
        }
    }

    /// A value that its type makes of pairs, as of a dictionary literal.
    /// - Parameters:
    ///   - places: where each pair stands.
    ///   - pair: checks a pair's key and value, as of these types.
    func dictionaryLiteral(
        of target: Type, at syntax: some ExprSyntaxProtocol, _ places: [ExprSyntax],
        _ pair: (_ index: Int, _ types: [Type]) -> [Expression]
    ) -> Expression {
        let metatype = Expression(.metatype(target), .metatype(target), range(syntax))
        let found = members(of: target, named: "init", isStatic: true).first {
            ($0.0 as? Function)?.parameters.first?.label == "dictionaryLiteral"
        }
        guard let (initializer, map) = found,
            let element = parameters(of: initializer).first?.type.arguments.first,
            case .tuple(let parts) = normalized(conformances.substitute(element, map)),
            parts.count == 2
        else { return failed(syntax) }
        var written = places.indices.map { index in
            WrittenArgument(
                syntax: places[index],
                checked: Expression(
                    .tuple(pair(index, parts.map(\.type))), .tuple(parts), range(places[index])))
        }
        if !written.isEmpty { written[0].label = "dictionaryLiteral" }
        let candidate = Candidate(
            declaration: initializer, base: metatype, baseType: target, substitution: map)
        return resolve([candidate], written, target, name: "\(target)", at: syntax)
    }

    func checkDictionary(_ syntax: DictionaryExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        if let target, target.nominal != nil, !target.isLibrary("Dictionary"),
            conformances.conforms(target, toLibrary: "ExpressibleByDictionaryLiteral")
        {
            return checkDictionaryLiteral(syntax, as: target)
        }
        let key: Type
        let value: Type
        if let target, target.isLibrary("Dictionary") {
            (key, value) = (target.arguments[0], target.arguments[1])
        } else {
            (key, value) = (.variable(TypeVariable()), .variable(TypeVariable()))
        }
        var pairs: [(Expression, Expression)] = []
        if case .elements(let elements) = syntax.content {
            let keys = self.elements(elements.map(\.key), key)
            let written = elements.map(\.value)
            if isWhole(syntax), value.isFree, let mixed = mixed(written) {
                _ = solver.unify(value, mixed)
            }
            let values = self.elements(written, value, mayDiffer: !isWhole(syntax))
            pairs = Array(zip(keys, values))
        } else {
            if isWhole(syntax) { return failedLiteral(syntax, "dictionary") }
            openElements += [(value, .any), (key, environment.string)]
        }
        // A type that is written down has been asked for this where it was.
        if target == nil, let hashable = environment.libraryNominal("Hashable") {
            require(key, toConformTo: hashable, at: range(syntax))
        }
        return Expression(
            .dictionary(pairs), environment.libraryType("Dictionary", [key, value]), range(syntax))
    }
}
