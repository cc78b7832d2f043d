import StandardLibrary
import Testing
import VirtualMachine

@Suite struct CatalogTests {
    /// What a user can type: names that do not begin with an underscore.
    private static let groups =
        TensorLibrary.groups + GradientLibrary.groups + LayerLibrary.groups + LossLibrary.groups
        + OptimizerLibrary.groups + TrainingLibrary.groups + DatasetLibrary.groups
        + DisplayLibrary.groups + WeightLibrary.groups

    private static func isPrivate(_ text: String) -> Bool {
        guard let line = firstLine(of: text) else { return false }
        return ["func _", "struct _", "var _"].contains { line.contains($0) }
    }

    /// The line that declares something, after comments.
    private static func firstLine(of text: String) -> Substring? {
        text.split(separator: "\n").first { !$0.hasPrefix("//") }
    }

    @Test("Every declaration says in a first sentence what it is")
    func summaries() {
        for group in Self.groups {
            for builtin in group.builtins where !Self.isPrivate(builtin.text) {
                // Conformances explain themselves.
                guard !builtin.text.hasPrefix("extension ") else { continue }
                let comments = builtin.text.split(separator: "\n").prefix { $0.hasPrefix("///") }
                let paragraph = comments.prefix { $0 != "///" }
                #expect(!paragraph.isEmpty, "no comment at \(builtin.origin)")
                let end = paragraph.last?.last
                #expect(end == "." || end == ":", "no full stop at \(builtin.origin)")
            }
        }
    }

    @Test("No two natives have the same declaration")
    func distinctNatives() {
        var seen: Set<String> = []
        for group in Self.groups {
            for builtin in group.builtins {
                guard case .native = builtin.implementation else { continue }
                let text = builtin.text.split(separator: "\n").filter { !$0.hasPrefix("///") }
                    .joined(separator: "\n")
                #expect(
                    seen.insert((group.context ?? "") + text).inserted,
                    "declared twice: \(builtin.origin)")
            }
        }
    }

    @Test("Every short form that a native names is one of the core's")
    func shortForms() {
        let named = Set(Catalog.library.shortForms.compactMap { $0 })
        #expect(named == InterpreterCore.shortFormNames)
    }

    @Test("A closure takes as many arguments as its declaration has parameters")
    func arities() {
        for group in Self.groups {
            for builtin in group.builtins {
                guard let signature = builtin.signature,
                    let line = Self.firstLine(of: builtin.text), line.contains("func ")
                else { continue }
                let inside =
                    line.split(separator: "(", maxSplits: 1).last?
                    .split(separator: ")").first ?? ""
                let written = inside.split(separator: ",").filter { $0.contains(":") }
                // Type parameters take no slots and so no argument.
                let taken = written.filter { !$0.contains(".Type") }.count
                let receiver = group.context == nil || line.contains("static") ? 0 : 1
                #expect(
                    signature.parameters.count == taken + receiver,
                    "\(line) at \(builtin.origin) takes \(signature.parameters)")
            }
        }
    }
}
