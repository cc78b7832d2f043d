import SwiftSyntax

/// Literals of regular expressions, whose captures are their type.
extension Checker {
    func checkRegex(_ syntax: RegexLiteralExprSyntax) -> Expression {
        var pattern = syntax.regex.text
        let isExtended = syntax.openingPounds != nil && pattern.first?.isNewline == true
        // A literal of several lines ignores white space.
        if isExtended { pattern = "(?x)" + pattern }
        do {
            _ = try Regex(pattern)
        } catch {
            self.error(
                "invalid-regex", "this is not a regular expression: \(error)", at: syntax,
                hint: "a character that has a meaning in patterns needs a backslash before it")
            return failed(syntax)
        }
        guard let regex = environment.libraryNominal("Regex"), let output = regex.parameters.first,
            let initializer = environment.ownMembers(of: regex, named: "init")
                .compactMap({ $0 as? Function })
                .first(where: { $0.parameters.map(\.label) == ["_pattern"] })
        else { return failed(syntax) }
        let captures = RegexCaptures.of(pattern, isExtended: isExtended)
        let type = regexOutput(captures)
        let text = Expression(.string(pattern), environment.string, range(syntax))
        return Expression(
            .call(initializer, [output: type], base: nil, [Argument(value: text)]),
            .nominal(regex, [type]), range(syntax))
    }

    /// The whole match, then each capture: a tuple, unless there is none.
    private func regexOutput(_ captures: [RegexCaptures.Capture]) -> Type {
        let part = environment.libraryType("Substring")
        guard !captures.isEmpty else { return part }
        return .tuple(
            [Type.TupleElement(label: nil, type: part)]
                + captures.map {
                    Type.TupleElement(
                        label: $0.name, type: $0.isOptional ? environment.optional(part) : part)
                })
    }

    /// `match.1` and `match.name` mean `match.output.1` and `match.output.name`.
    func outputMember(
        _ base: Expression, _ name: String, at syntax: MemberAccessExprSyntax
    ) -> Expression? {
        let type = normalized(base.type)
        guard type.isLibrary("RegexMatch"), let output = type.arguments.first,
            case .tuple(let elements) = normalized(output),
            Int(name).map(elements.indices.contains)
                ?? elements.contains(where: { $0.label == name })
        else { return nil }
        let parts = checkMember(of: base, "output", at: syntax)
        return checkMember(of: parts, name, at: syntax)
    }
}
