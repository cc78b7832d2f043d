import Diagnostics

// SwiftSyntax has types of these names, too; in this module they mean ours.
typealias SourceRange = Diagnostics.SourceRange
