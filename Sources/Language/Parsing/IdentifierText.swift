import SwiftSyntax

extension TokenSyntax {
    /// A name without back-ticks.
    var identifierText: String {
        let text = self.text
        let backTick = UInt8(ascii: "`")
        guard text.utf8.first == backTick, text.utf8.count > 2, text.utf8.last == backTick else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}
