import Diagnostics
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

extension CellCompiler {
    package struct CompletionList {
        package struct Candidate {
            package let name: String
            package let kind: String
            package let signature: String
        }

        package var candidates: [Candidate]
        /// The stretch to replace, in Unicode scalars.
        package var replacing: Range<Int>
    }

    /// What could stand at the cursor, which counts Unicode scalars.
    package func complete(_ code: String, cursor: Int) -> CompletionList {
        let scalars = Array(code.unicodeScalars)
        let end = min(max(cursor, 0), scalars.count)
        var start = end
        while start > 0, Self.isIdentifier(scalars[start - 1]) { start -= 1 }
        var prefix = String.UnicodeScalarView()
        prefix.append(contentsOf: scalars[start..<end])
        let typed = String(prefix)
        let before = environment.problems
        let wasSpeculating = environment.isSpeculating
        environment.isSpeculating = true
        defer {
            environment.isSpeculating = wasSpeculating
            environment.problems = before
        }
        let candidates: [CompletionList.Candidate]
        if start > 0, scalars[start - 1] == "." {
            candidates = members(scalars[..<(start - 1)], typed)
        } else {
            candidates = names(typed)
        }
        return CompletionList(candidates: candidates, replacing: start..<end)
    }

    private static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isXIDContinue || scalar == "_"
    }

    // MARK: After a dot

    /// Members of the expression that ends before the dot.
    private func members(_ text: ArraySlice<Unicode.Scalar>, _ typed: String)
        -> [CompletionList.Candidate]
    {
        guard let (type, isStatic) = baseType(text) else { return [] }
        let checker = Checker(environment: environment, file: Self.scratch)
        let names = checker.memberNames(of: type).filter {
            $0.hasPrefix(typed) && !$0.hasPrefix("_")
        }
        return names.sorted().compactMap { name in
            let found = checker.members(of: type, named: name, isStatic: isStatic)
            return found.first.map { candidate(name, $0.0) }
        }
    }

    static let scratch = SourceFile(name: "completion", text: "")

    /// The type of the longest expression that ends here.
    func baseType(_ text: ArraySlice<Unicode.Scalar>) -> (type: Type, isStatic: Bool)? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        let code = String(view)
        // Candidates begin at ever earlier places on the last line; the longest that parses wins.
        let line =
            code.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init)
            ?? ""
        var starts = [line.startIndex]
        var index = line.startIndex
        while index < line.endIndex {
            if " =(,[{!&".contains(line[index]) { starts.append(line.index(after: index)) }
            index = line.index(after: index)
        }
        for start in starts {
            let piece = String(line[start...])
            if piece.isEmpty { continue }
            let file = SourceFile(name: "completion", text: piece)
            let source = ParsedSource(file, operators: &environment.operators)
            guard source.diagnostics.isEmpty, source.tree.statements.count == 1,
                let expression = source.tree.statements.first?.item.as(ExprSyntax.self)
            else { continue }
            let checker = Checker(environment: environment, file: file)
            if let type = checker.typeExpression(expression) { return (type, true) }
            let value = checker.checkWhole(expression)
            if !value.type.isError { return (value.type.resolved, false) }
        }
        return nil
    }

    // MARK: Names

    private static let keywords = [
        "let", "var", "func", "struct", "enum", "protocol", "extension", "if", "else", "for", "in",
        "while", "repeat", "guard", "switch", "case", "default", "return", "break", "continue",
        "true", "false", "nil", "init", "self", "mutating", "where", "throws", "try", "throw", "do",
        "catch", "defer",
    ]

    private func names(_ typed: String) -> [CompletionList.Candidate] {
        var result: [CompletionList.Candidate] = []
        var seen: Set<String> = []
        for name in environment.cells.localNames.sorted() where name.hasPrefix(typed) {
            guard let declaration = environment.cells.local(name).last, seen.insert(name).inserted
            else {
                continue
            }
            result.append(candidate(name, declaration))
        }
        if typed.isEmpty { return result }
        for name in environment.index.topLevelNames.sorted()
        where name.hasPrefix(typed) && !name.hasPrefix("_") {
            guard name.first?.isLetter == true,
                let declaration = environment.universe.local(name).last,
                seen.insert(name).inserted
            else { continue }
            result.append(candidate(name, declaration))
        }
        for word in Self.keywords where word.hasPrefix(typed) && seen.insert(word).inserted {
            result.append(.init(name: word, kind: "keyword", signature: word))
        }
        return result
    }

    private func candidate(_ name: String, _ declaration: Declaration) -> CompletionList.Candidate {
        let kind: String
        switch declaration {
        case is Function: kind = "function"
        case is Nominal, is TypeAlias, is TypeName: kind = "class"
        case let variable as Variable: kind = variable.owner == nil ? "instance" : "property"
        case is EnumCase: kind = "property"
        default: kind = "statement"
        }
        return .init(name: name, kind: kind, signature: Signatures.text(of: declaration))
    }

    // MARK: Is the cell finished?

    package enum Completeness: Equatable {
        case complete, invalid
        case incomplete(indent: String)
    }

    /// Whether a cell may be run as it stands.
    package static func completeness(of code: String) -> Completeness {
        let parsed = Parser.parse(source: code)
        guard parsed.hasError else { return .complete }
        // Only what is missing at the very end can still come.
        let lastEnd =
            parsed.endOfFileToken.previousToken(viewMode: .sourceAccurate)?
            .endPositionBeforeTrailingTrivia.utf8Offset ?? 0
        for diagnostic in ParseDiagnosticsGenerator.diagnostics(for: parsed)
        where diagnostic.position.utf8Offset < lastEnd {
            return .invalid
        }
        if hasUnexpectedEnd(parsed) { return .invalid }
        return .incomplete(indent: indent(after: code))
    }

    /// Whether the last token is one that cannot stand there: `let a = )`.
    private static func hasUnexpectedEnd(_ tree: SourceFileSyntax) -> Bool {
        var node = tree.endOfFileToken.previousToken(viewMode: .sourceAccurate).map(Syntax.init)
        while let here = node {
            if here.is(UnexpectedNodesSyntax.self) { return true }
            node = here.parent
        }
        return false
    }

    private static func indent(after code: String) -> String {
        let last = code.split(separator: "\n").last ?? ""
        let current = last.prefix { $0 == " " || $0 == "\t" }
        let opens = last.reversed().drop { $0 == " " }.first.map { "{([".contains($0) } ?? false
        return current + (opens ? "    " : "")
    }
}
