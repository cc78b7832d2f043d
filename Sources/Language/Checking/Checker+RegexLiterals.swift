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
            let reason = "\(error)"
            self.error(
                "invalid-regex", "this is not a regular expression: \(reason)", at: syntax,
                hint: reason.hasSuffix("not currently supported")
                    ? "match what is around it, too, and put what you want in parentheses"
                    : "a character that has a meaning in patterns needs a backslash before it")
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

    /// `match.1` and `match.name` mean those of `match.output`.
    func outputMember(_ base: Expression, _ name: String, at syntax: ExprSyntax) -> Expression? {
        let type = normalized(base.type)
        guard type.isLibrary("RegexMatch"), let output = type.arguments.first.map(normalized)
        else { return nil }
        // Without captures the output is the whole match itself.
        if name == "0", output.isLibrary("AnyRegexOutput") || output.isLibrary("Substring") {
            let whole = output.isLibrary("Substring") ? "output" : "_whole"
            return checkMember(of: base, whole, at: syntax, naming: syntax)
        }
        guard case .tuple(let elements) = output else { return nil }
        guard
            Int(name).map(elements.indices.contains)
                ?? elements.contains(where: { $0.label == name })
        else {
            let known = elements.enumerated().map { $1.label ?? "\($0)" }
            self.error(
                "unknown-member", "the pattern has no capture '\(name)'", at: syntax,
                hint: "there are \(known.joined(separator: ", ")); 0 is the whole match")
            return failed(syntax)
        }
        let captures = checkMember(of: base, "output", at: syntax, naming: syntax)
        return checkMember(of: captures, name, at: syntax, naming: syntax)
    }
}
