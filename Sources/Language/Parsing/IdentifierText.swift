import SwiftSyntax

extension TokenSyntax {
    /// A name without back-ticks.
    var identifierText: String {
        let text = self.text
        if text.count > 2, text.first == "`", text.last == "`" {
            return String(text.dropFirst().dropLast())
        }
        return text
    }
}
