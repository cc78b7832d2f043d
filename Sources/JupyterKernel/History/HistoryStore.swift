import Glibc
import JupyterProtocol
import Synchronization

/// The cells of all sessions of a user, in a file that all kernels share.
///
/// The file is opened when it is first needed. Where that or anything later fails, one line in the
/// log says so and the history is this session's only. May be used from any thread.
package final class HistoryStore: Sendable {
    private struct State: @unchecked Sendable {
        var database: SQLiteDatabase?
        var session = 1
        var hasTried = false
    }

    private let path: String
    private let state = Mutex(State())

    package init(path: String) { self.path = path }

    /// Where the user's history lies: `SWIFTLET_HISTORY`, which turns it off where it is empty or
    /// `off`, or a file in the user's data folder; nil for none.
    package static func path(in environment: (String) -> String? = variable) -> String? {
        if let path = environment("SWIFTLET_HISTORY") {
            return path.isEmpty || path == "off" ? nil : path
        }
        if let folder = environment("XDG_DATA_HOME"), !folder.isEmpty {
            return folder + "/swiftlet/history.sqlite"
        }
        return environment("HOME").map { $0 + "/.local/share/swiftlet/history.sqlite" }
    }

    package static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// This session's number: one more than that of the session that began last.
    package var session: Int {
        state.withLock { state in
            open(&state)
            return state.session
        }
    }

    /// Adds cells of this session.
    /// - Returns: whether they are kept.
    package func append(_ cells: [HistoryReply.Entry]) -> Bool {
        perform { database, session in
            try database.run("BEGIN IMMEDIATE")
            do {
                for cell in cells {
                    try database.run(
                        "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?)",
                        [
                            .integer(session), .integer(cell.line), .text(cell.input),
                            cell.output.map { .text($0) } ?? .null,
                        ])
                }
                try database.run("COMMIT")
            } catch {
                try? database.run("ROLLBACK")
                throw error
            }
        }
    }

    /// The last cells, oldest first; this session's come last.
    package func tail(_ count: Int) -> [HistoryReply.Entry] {
        Array(rows("1", [], limit: count).reversed())
    }

    /// Cells of a session, oldest first.
    package func range(session: Int, start: Int, stop: Int?) -> [HistoryReply.Entry] {
        let values = [session, start, stop ?? .max].map { SQLiteDatabase.Value.integer($0) }
        return rows("session = ? AND line >= ? AND line < ?", values, limit: nil).reversed()
    }

    /// Cells that match a pattern with `*` and `?`, oldest first.
    package func search(_ pattern: String) -> [HistoryReply.Entry] {
        // SQLite's patterns have classes in brackets, the protocol's have not.
        var escaped = ""
        for character in pattern.unicodeScalars {
            if character == "[" {
                escaped += "[[]"
            } else {
                escaped.unicodeScalars.append(character)
            }
        }
        return rows("input GLOB ?", [.text(escaped)], limit: nil).reversed()
    }

    /// Rows under a condition, newest first.
    private func rows(
        _ condition: String, _ values: [SQLiteDatabase.Value], limit: Int?
    ) -> [HistoryReply.Entry] {
        var entries: [HistoryReply.Entry] = []
        perform { database, session in
            let sql =
                "SELECT session, line, input, output FROM cells WHERE \(condition)"
                + " ORDER BY session = \(session) DESC, session DESC, line DESC"
                + " LIMIT \(limit ?? -1)"
            try database.run(sql, values) { row in
                entries.append(
                    HistoryReply.Entry(
                        session: row.integer(0), line: row.integer(1), input: row.text(2) ?? "",
                        output: row.text(3)))
            }
        }
        return entries
    }

    @discardableResult
    private func perform(_ body: (SQLiteDatabase, _ session: Int) throws -> Void) -> Bool {
        state.withLock { state in
            open(&state)
            guard let database = state.database else { return false }
            do {
                try body(database, state.session)
                return true
            } catch {
                Log.line("the history '\(path)' cannot be used: \(error)")
                return false
            }
        }
    }

    private func open(_ state: inout State) {
        guard !state.hasTried else { return }
        state.hasTried = true
        guard let library = SQLite.shared else {
            Log.line("without libsqlite3 the history is this session's only")
            return
        }
        do {
            makeFile()
            let database = try SQLiteDatabase(path: path, library: library)
            // Kernels read while others write, and no write waits for the disk.
            try database.run("PRAGMA journal_mode = WAL")
            try database.run("PRAGMA synchronous = NORMAL")
            try database.run(
                """
                CREATE TABLE IF NOT EXISTS sessions
                (session INTEGER PRIMARY KEY AUTOINCREMENT, start TEXT NOT NULL)
                """)
            try database.run(
                """
                CREATE TABLE IF NOT EXISTS cells
                (session INTEGER NOT NULL, line INTEGER NOT NULL, input TEXT NOT NULL, output TEXT,
                PRIMARY KEY (session, line)) WITHOUT ROWID
                """)
            try database.run("INSERT INTO sessions (start) VALUES (?)", [.text(MessageDate.now())])
            state.session = database.lastInsertedRow
            state.database = database
        } catch {
            Log.line("the history '\(path)' cannot be used: \(error)")
        }
    }

    /// Makes the file and its folders, for the user alone: cells may hold secrets.
    private func makeFile() {
        var folder = path.hasPrefix("/") ? "" : "."
        for component in path.split(separator: "/").dropLast() {
            folder += "/" + component
            mkdir(folder, 0o700)
        }
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
