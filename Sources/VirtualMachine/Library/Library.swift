import Bytecode

/// Declarations about one subject, at top level or inside one extension.
package struct LibraryGroup: Sendable {
    /// What the group's declarations extend, as written before the brace; nil at top level.
    package let context: String?
    package let builtins: [Builtin]

    package init(_ context: String? = nil, @BuiltinList _ builtins: () -> [Builtin]) {
        self.context = context
        self.builtins = builtins()
    }
}

/// Collects the entries of a `LibraryGroup`.
@resultBuilder
package enum BuiltinList {
    package static func buildExpression(_ builtin: Builtin) -> [Builtin] { [builtin] }
    package static func buildExpression(_ builtins: [Builtin]) -> [Builtin] { builtins }
    package static func buildBlock(_ parts: [Builtin]...) -> [Builtin] { parts.flatMap { $0 } }
    package static func buildOptional(_ part: [Builtin]?) -> [Builtin] { part ?? [] }
    package static func buildEither(first part: [Builtin]) -> [Builtin] { part }
    package static func buildEither(second part: [Builtin]) -> [Builtin] { part }
    package static func buildArray(_ parts: [[Builtin]]) -> [Builtin] { parts.flatMap { $0 } }
}

/// All groups together: what the compiler reads, and what the machine calls, by the same numbers.
package struct Library: Sendable {
    package let declarations: [LibraryDeclaration]
    package let natives: [Native]
    /// By native, the name of its short form in the interpreter's core.
    package let shortForms: [String?]
    /// The groups as they were given, for the tests that walk over them.
    package let groups: [LibraryGroup]

    package init(_ groups: [LibraryGroup]) {
        var declarations: [LibraryDeclaration] = []
        var natives: [Native] = []
        var shortForms: [String?] = []
        for group in groups {
            for builtin in group.builtins {
                let implementation: LibraryDeclaration.Implementation
                switch builtin.implementation {
                case .source: implementation = .source
                case .intrinsic(let intrinsic): implementation = .intrinsic(intrinsic)
                case .native(let native):
                    implementation = .native(natives.count)
                    natives.append(native)
                    shortForms.append(builtin.shortForm)
                }
                declarations.append(
                    LibraryDeclaration(
                        context: group.context, text: builtin.text,
                        implementation: implementation, origin: builtin.origin))
            }
        }
        self.declarations = declarations
        self.natives = natives
        self.shortForms = shortForms
        self.groups = groups
    }
}
