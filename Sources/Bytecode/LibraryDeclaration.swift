/// One declaration of the library, as text in the language itself, and where its body is.
///
/// The language tower reads the text; the implementation is found by number, so that neither tower
/// needs to know the other.
package struct LibraryDeclaration: Sendable {
    package enum Implementation: Sendable {
        /// The text has the body (or is a type, a protocol, a type alias).
        case source
        /// A Swift closure, by its number in the machine's table.
        case native(Int)
        /// An instruction or a short sequence that the compiler writes out, by name.
        case intrinsic(Intrinsic)
    }

    /// What the declaration extends, as written before its brace: `extension Array where Element: Comparable`; nil at top level.
    package let context: String?
    /// Doc comment and declaration.
    package let text: String
    package let implementation: Implementation
    /// File and line of the text in this project, for inspection and for the tests.
    package let origin: String

    package init(
        context: String?, text: String, implementation: Implementation, origin: String
    ) {
        self.context = context
        self.text = text
        self.implementation = implementation
        self.origin = origin
    }
}

/// Operations the compiler writes out itself.
package struct Intrinsic: Hashable, Sendable {
    /// Either an opcode's case name (`addInt`), whose operands are then the arguments in order, or the
    /// name of one of the compiler's own expansions.
    package let name: String
    package init(_ name: String) { self.name = name }
}
