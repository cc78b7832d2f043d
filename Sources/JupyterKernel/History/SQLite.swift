import Glibc

/// The few functions of libsqlite3 that the history needs, loaded when they are first wanted: a
/// kernel without the library does without the history of earlier sessions, and one that nobody asks
/// does not load it.
struct SQLite: @unchecked Sendable {
    typealias Database = OpaquePointer
    typealias Statement = OpaquePointer
    typealias Text = UnsafePointer<CChar>

    static let row: Int32 = 100
    static let done: Int32 = 101
    /// Read, write, and create where there is nothing.
    static let openFlags: Int32 = 0x2 | 0x4

    let open: @convention(c) (Text, UnsafeMutablePointer<Database?>, Int32, Text?) -> Int32
    let close: @convention(c) (Database?) -> Int32
    let busyTimeout: @convention(c) (Database?, Int32) -> Int32
    let message: @convention(c) (Database?) -> Text?
    let lastInsertedRow: @convention(c) (Database?) -> Int64
    let prepare:
        @convention(c) (
            Database?, Text, Int32, UnsafeMutablePointer<Statement?>, UnsafeRawPointer?
        ) -> Int32
    let bindInteger: @convention(c) (Statement?, Int32, Int64) -> Int32
    let bindText: @convention(c) (Statement?, Int32, Text, Int32, UnsafeRawPointer?) -> Int32
    let step: @convention(c) (Statement?) -> Int32
    let finalize: @convention(c) (Statement?) -> Int32
    let columnInteger: @convention(c) (Statement?, Int32) -> Int64
    let columnText: @convention(c) (Statement?, Int32) -> UnsafePointer<UInt8>?
    let columnByteCount: @convention(c) (Statement?, Int32) -> Int32

    /// Nil where there is no such library.
    static let shared = SQLite()

    private struct Missing: Error {}

    private init?() {
        guard let library = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL) else { return nil }
        func symbol<Function>(_ name: String) throws -> Function {
            guard let address = dlsym(library, "sqlite3_" + name) else { throw Missing() }
            return unsafeBitCast(address, to: Function.self)
        }
        do {
            open = try symbol("open_v2")
            close = try symbol("close_v2")
            busyTimeout = try symbol("busy_timeout")
            message = try symbol("errmsg")
            lastInsertedRow = try symbol("last_insert_rowid")
            prepare = try symbol("prepare_v2")
            bindInteger = try symbol("bind_int64")
            bindText = try symbol("bind_text")
            step = try symbol("step")
            finalize = try symbol("finalize")
            columnInteger = try symbol("column_int64")
            columnText = try symbol("column_text")
            columnByteCount = try symbol("column_bytes")
        } catch {
            return nil
        }
    }
}

/// An open database. Used by one thread at a time.
final class SQLiteDatabase {
    /// What SQLite says went wrong.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    enum Value {
        case integer(Int)
        case text(String)
        case null
    }

    private let library: SQLite
    private let handle: SQLite.Database

    /// Opens a database, or makes one.
    /// - Parameter patience: milliseconds that a statement waits for another process to finish.
    init(path: String, library: SQLite, patience: Int32 = 250) throws {
        var handle: SQLite.Database?
        let status = library.open(path, &handle, SQLite.openFlags, nil)
        guard status == 0, let handle else {
            _ = library.close(handle)
            throw Problem(description: "cannot open '\(path)'")
        }
        self.library = library
        self.handle = handle
        _ = library.busyTimeout(handle, patience)
    }

    deinit { _ = library.close(handle) }

    var lastInsertedRow: Int { Int(library.lastInsertedRow(handle)) }

    /// Runs one statement.
    /// - Parameters:
    ///   - values: stand for the statement's question marks.
    ///   - row: is called with each row of the result.
    func run(
        _ sql: String, _ values: [Value] = [], row: (SQLiteRow) -> Void = { _ in }
    ) throws {
        var statement: SQLite.Statement?
        guard library.prepare(handle, sql, -1, &statement, nil) == 0 else { throw problem }
        defer { _ = library.finalize(statement) }
        // SQLite copies the text, as this value of its `destructor` asks.
        let transient = UnsafeRawPointer(bitPattern: -1)
        for (index, value) in values.enumerated() {
            let position = Int32(index + 1)
            switch value {
            case .integer(let number):
                _ = library.bindInteger(statement, position, Int64(number))
            case .text(let text):
                let length = Int32(clamping: text.utf8.count)
                _ = library.bindText(statement, position, text, length, transient)
            // What nothing is bound to is null.
            case .null: break
            }
        }
        while true {
            switch library.step(statement) {
            case SQLite.row: row(SQLiteRow(library: library, statement: statement))
            case SQLite.done: return
            default: throw problem
            }
        }
    }

    private var problem: Problem {
        Problem(description: library.message(handle).map { String(cString: $0) } ?? "unknown")
    }
}

/// A row of a statement's result, valid until the next.
struct SQLiteRow {
    fileprivate let library: SQLite
    fileprivate let statement: SQLite.Statement?

    func integer(_ column: Int32) -> Int { Int(library.columnInteger(statement, column)) }

    /// Nil for null.
    func text(_ column: Int32) -> String? {
        guard let start = library.columnText(statement, column) else { return nil }
        let count = Int(library.columnByteCount(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
