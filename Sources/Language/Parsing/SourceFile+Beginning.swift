import Diagnostics

extension SourceFile {
    /// A place for what stands nowhere in the text.
    var beginning: SourceRange { SourceRange(file: self, start: 0, end: 0) }
}
