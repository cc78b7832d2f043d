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
        func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isXIDContinue || scalar == "_"
        }
        // On an opening parenthesis the function before it is meant.
        while start > 0, !isIdentifier(scalars[start - 1]), start == end, scalars[start - 1] == "("
        {
            start -= 1
            end -= 1
        }
        while start > 0, isIdentifier(scalars[start - 1]) { start -= 1 }
        while end < scalars.count, isIdentifier(scalars[end]) { end += 1 }
        guard start < end else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        let name = String(view)
        let before = environment.problems
        let wasSpeculating = environment.isSpeculating
        environment.isSpeculating = true
        defer {
            environment.isSpeculating = wasSpeculating
            environment.problems = before
        }
        let found: [Declaration]
        if start > 0, scalars[start - 1] == ".",
            let (type, isStatic) = baseType(scalars[..<(start - 1)])
        {
            let checker = Checker(environment: environment, file: Self.scratch)
            found = checker.members(of: type, named: name, isStatic: isStatic).map(\.0)
        } else {
            let own = environment.cells.local(name)
            found = own.isEmpty ? environment.universe.local(name) : own
        }
        if found.isEmpty { return nil }
        return describe(found, showingSource)
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
