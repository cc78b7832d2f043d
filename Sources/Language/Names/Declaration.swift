import Diagnostics
import SwiftSyntax

/// Anything with a name. Declarations are numbered by identity and never change their meaning once a
/// cell has been compiled: a later cell's declaration shadows an earlier one, code that was compiled
/// against the earlier one keeps it.
class Declaration {
    let name: String
    let file: SourceFile
    /// Of the name, for "declared here".
    let range: SourceRange
    /// Of the whole declaration, for inspection.
    var wholeRange: SourceRange
    var documentation: String?
    /// Who may use it: all, its cell (`fileprivate`), its type (`private`).
    var access = Access.everywhere

    let isLibrary: Bool

    enum Access { case everywhere, file, type }

    init(name: String, file: SourceFile, range: SourceRange, wholeRange: SourceRange? = nil) {
        self.name = name
        self.file = file
        isLibrary = file.origin == .library
        self.range = range
        self.wholeRange = wholeRange ?? range
    }
}

/// A case of an enum.
final class EnumCase: Declaration {
    let owner: Nominal
    var payload: [ParameterDeclaration] = []
    var index = 0
    var rawValue: ExprSyntax?
    var isIndirect = false

    init(name: String, owner: Nominal, file: SourceFile, range: SourceRange) {
        self.owner = owner
        super.init(name: name, file: file, range: range)
    }
}

/// A `typealias`, perhaps generic.
final class TypeAlias: Declaration {
    var target: Type = .error
    var parameters: [GenericParameter] = []
}

/// A generic parameter as a name in scope.
final class TypeName: Declaration {
    let type: Type
    init(name: String, type: Type, file: SourceFile, range: SourceRange) {
        self.type = type
        super.init(name: name, file: file, range: range)
    }
}
