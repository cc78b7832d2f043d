import RichDisplay
import VirtualMachine

/// Text in a format that front ends draw: `HTML`, `Markdown`, `LaTeX`, `SVG`.
enum DocumentLibrary {
    static let groups: [LibraryGroup] = WrittenDocument.Format.allCases.flatMap { format in
        [types(of: format), members(of: format)]
    }

    private static func types(of format: WrittenDocument.Format) -> LibraryGroup {
        let name = format.rawValue
        return LibraryGroup {
            Builtin(
                source: """
                    /// Text that a notebook shows as \(name): as the value of a cell, or with `display(_:)`.
                    ///
                    ///     \(name)(\(example(of: format)))
                    @native struct \(name) {}
                    """)
            Builtin(raw: "func _document\(name)(_ source: String) -> \(name)") { call in
                let document = WrittenDocument(format, try call.argument(String.self))
                call.setResult(
                    call.machine.newNative(DocumentValue(document)))
            }
        }
    }

    private static func members(of format: WrittenDocument.Format) -> LibraryGroup {
        let name = format.rawValue
        return LibraryGroup("extension \(name)") {
            Builtin(
                source: """
                    /// A piece of \(name).
                    init(_ source: String) { self = _document\(name)(source) }
                    """)
        }
    }

    private static func example(of format: WrittenDocument.Format) -> String {
        switch format {
        case .html: "\"<b>Ready</b> in <i>three</i> epochs\""
        case .markdown: "\"The loss **fell** to `0.03`.\""
        case .latex: "\"x^2 + y^2\""
        case .svg: "\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\""
        }
    }
}

/// What a program's `HTML`, `Markdown`, `LaTeX` or `SVG` refers to.
final class DocumentValue: NativeObject {
    let document: WrittenDocument

    init(_ document: WrittenDocument) { self.document = document }

    var typeName: String { document.format.rawValue }

    func describe() -> String { document.source }
}
