/// Something to tell the user about their code: what happened, where, and what to try.
package struct Diagnostic: Error, Sendable {
    package enum Severity: String, Sendable { case error, warning, note }

    /// A remark that belongs to a diagnostic, with or without a place of its own.
    package struct Note: Sendable {
        package let message: String
        package let range: SourceRange?

        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    package var severity: Severity
    /// Stable and searchable, in kebab case: `shape-mismatch`.
    package var id: String
    /// One sentence without a full stop, with the names, values or shapes involved.
    package var message: String
    /// Where; nil only where no line of the user's can be named.
    package var range: SourceRange?
    package var notes: [Note]
    /// What to try, if we know.
    package var hint: String?

    package init(
        _ severity: Severity = .error, id: String, _ message: String, at range: SourceRange? = nil,
        notes: [Note] = [], hint: String? = nil
    ) {
        self.severity = severity
        self.id = id
        self.message = message
        self.range = range
        self.notes = notes
        self.hint = hint
    }
}

/// A failure while a program runs, as the code that detects it knows it: the facts, not yet the
/// place.
///
/// The machine adds the place: from `site` where the failing work was written down earlier than
/// it ran, else from the instruction that was running.
package struct Failure: Error, Sendable {
    /// Stable and searchable, in kebab case: `index-out-of-range`.
    package var id: String
    package var message: String
    package var hint: String?
    package var notes: [String]
    /// The source site that recorded the failing operation; see `SourceSite`.
    package var site: SourceSite?

    package init(
        id: String, _ message: String, hint: String? = nil, notes: [String] = [],
        site: SourceSite? = nil
    ) {
        self.id = id
        self.message = message
        self.hint = hint
        self.notes = notes
        self.site = site
    }
}

/// An opaque mark for a place in a running program, cheap enough to take for every tensor
/// operation.
/// Only the machine that issued it can turn it into a `SourceRange`. Zero means "unknown".
package struct SourceSite: Hashable, Sendable {
    package var rawValue: UInt64
    package static let unknown = SourceSite(rawValue: 0)

    package init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// Thrown by long work that noticed that the user pressed Stop.
package struct Interrupted: Error, Sendable {
    package init() {}
}
