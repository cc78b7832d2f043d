import Diagnostics
import SwiftSyntax

extension CellCompiler {
    package struct Inspection {
        package let plain: String
        package let markdown: String
        /// What the name stands for, where that is a variable of the user's.
        package let variable: KnownVariable?
    }

    /// Signature and documentation of the name at the cursor, which counts Unicode scalars.
    package func inspect(_ code: String, cursor: Int, showingSource: Bool) -> Inspection? {
        let scalars = Array(code.unicodeScalars)
        var start = min(max(cursor, 0), scalars.count)
        var end = start
        // On an opening parenthesis the function before it is meant.
        while start > 0, !Self.isIdentifier(scalars[start - 1]), start == end,
            scalars[start - 1] == "("
        {
            start -= 1
            end -= 1
        }
        while start > 0, Self.isIdentifier(scalars[start - 1]) { start -= 1 }
        while end < scalars.count, Self.isIdentifier(scalars[end]) { end += 1 }
        guard start < end else { return nil }
        let name = Self.text(scalars[start..<end])
        let (probe, _) = probe(code, at: Self.text(scalars[..<start]).utf8.count)
        let before = environment.problems
        defer { environment.problems = before }
        let found = declarations(named: name, at: probe)
        if found.isEmpty { return nil }
        return describe(found, showingSource)
    }

    private func declarations(named name: String, at probe: NameProbe) -> [Declaration] {
        let checker = Checker(environment: environment, file: probe.file)
        if let (type, isStatic) = probe.base {
            let found = checker.members(of: type, named: name, isStatic: isStatic)
            // `?Tensor.mean` asks about what a tensor has.
            return (found.isEmpty ? checker.members(of: type, named: name, isStatic: false) : found)
                .map(\.0)
        }
        if let type = probe.implicitBase {
            return checker.members(of: type, named: name, isStatic: true).map(\.0)
        }
        if let (type, isStatic) = probe.selfType {
            let members = checker.members(of: type, named: name, isStatic: isStatic).map(\.0)
            if !members.isEmpty { return members }
        }
        var scope: Scope? = probe.scope ?? environment.cells
        while let here = scope {
            let found = here.local(name)
            if !found.isEmpty { return found }
            scope = here.parent
        }
        return []
    }

    private func describe(_ declarations: [Declaration], _ showingSource: Bool) -> Inspection {
        var plain: [String] = []
        var markdown: [String] = []
        for declaration in declarations.prefix(5) {
            (declaration as? Variable)?.completion?()
            let signature = Signatures.text(of: declaration)
            plain.append(signature)
            markdown.append("```swift\n\(signature)\n```")
            if let documentation = declaration.documentation {
                plain.append(documentation)
                markdown.append(documentation)
            }
            if showingSource || declaration is Nominal {
                let source = text(of: declaration)
                plain.append(source)
                markdown.append("```swift\n\(source)\n```")
            }
            if !declaration.isLibrary { plain.append("declared in \(declaration.file.name)") }
        }
        return Inspection(
            plain: plain.joined(separator: "\n\n"), markdown: markdown.joined(separator: "\n\n"),
            variable: (declarations.last as? Variable).flatMap(known))
    }

    private func text(of declaration: Declaration) -> String {
        let utf8 = declaration.file.text.utf8
        let range = declaration.wholeRange
        let start = utf8.index(utf8.startIndex, offsetBy: min(range.start, utf8.count))
        let end = utf8.index(utf8.startIndex, offsetBy: min(range.end, utf8.count))
        return String(declaration.file.text[start..<end])
    }
}
