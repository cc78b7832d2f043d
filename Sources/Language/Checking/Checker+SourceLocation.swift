import Diagnostics
import SwiftSyntax

/// `#line`, `#function` and what else names a place in the source.
extension Checker {
    /// The value of a literal that names a place; nil for any other macro.
    func sourceLocation(_ name: String, at place: SourceRange) -> Expression? {
        let position = place.file.position(of: place.start)
        switch name {
        case "line": return number(position.line, place)
        case "column": return number(position.column, place)
        case "file", "filePath": return text(place.file.name, place)
        case "fileID":
            return text("main/\(place.file.name.split(separator: "/").last ?? "main")", place)
        case "function": return text(functionName, place)
        default: return nil
        }
    }

    private func number(_ value: Int, _ place: SourceRange) -> Expression {
        Expression(
            .integer(UInt64(value), isNegative: false), literalVariable(.integer), place)
    }

    private func text(_ value: String, _ place: SourceRange) -> Expression {
        Expression(.string(value), literalVariable(.string), place)
    }

    /// The function around this place, as `#function` spells it.
    private var functionName: String {
        var current = context
        while let here = current {
            if let function = here.function {
                if function.name == "subscript" {
                    let labels = function.parameters.map { ($0.label ?? "_") + ":" }
                    return "subscript(\(labels.joined()))"
                }
                return function.fullName
            }
            current = here.parent
        }
        return "main"
    }

    func noMacros(_ syntax: some SyntaxProtocol) -> Expression {
        error(
            "unsupported-macro", "Swiftlet has no macros", at: syntax,
            hint: "write the code that it would make")
        return failed(syntax)
    }
}
