import Diagnostics
import Foundation
import VirtualMachine

/// Files and folders. What fails is thrown, with Foundation's own words.
extension CoreLibrary {
    static let files = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The files and folders of this computer.
                    struct FileManager {
                        init() {}
                        /// The one that programs use.
                        static var `default`: FileManager { FileManager() }
                        /// Whether there is a file or folder at a path.
                        func fileExists(atPath path: String) -> Bool { _fileExists(path) }
                        func isReadableFile(atPath path: String) -> Bool { _fileAccess(path, 0) }
                        func isWritableFile(atPath path: String) -> Bool { _fileAccess(path, 1) }
                        func isExecutableFile(atPath path: String) -> Bool { _fileAccess(path, 2) }
                        /// Makes a folder, with those above it where that is asked for.
                        func createDirectory(
                            atPath path: String, withIntermediateDirectories: Bool,
                            attributes: [String: Any]? = nil
                        ) throws {
                            try _createFolder(path, withIntermediateDirectories)
                        }
                        func createDirectory(
                            at url: URL, withIntermediateDirectories: Bool,
                            attributes: [String: Any]? = nil
                        ) throws {
                            try _createFolder(url.path, withIntermediateDirectories)
                        }
                        /// Writes a file; false if that fails.
                        @discardableResult
                        func createFile(
                            atPath path: String, contents: Data?,
                            attributes: [String: Any]? = nil
                        ) -> Bool {
                            (try? _writeFile(path, contents?._bytes ?? [])) != nil
                        }
                        /// The bytes of a file; nil if it cannot be read.
                        func contents(atPath path: String) -> Data? {
                            guard let bytes = try? _readFile(path) else { return nil }
                            return Data(bytes)
                        }
                        /// Removes a file, or a folder with all that is in it.
                        func removeItem(atPath path: String) throws { try _removeFile(path) }
                        func removeItem(at url: URL) throws { try _removeFile(url.path) }
                        func copyItem(atPath source: String, toPath target: String) throws {
                            try _copyFile(source, target)
                        }
                        func copyItem(at source: URL, to target: URL) throws {
                            try _copyFile(source.path, target.path)
                        }
                        func moveItem(atPath source: String, toPath target: String) throws {
                            try _moveFile(source, target)
                        }
                        func moveItem(at source: URL, to target: URL) throws {
                            try _moveFile(source.path, target.path)
                        }
                        /// The names of what is in a folder.
                        func contentsOfDirectory(atPath path: String) throws -> [String] {
                            try _namesIn(path)
                        }
                        /// What is in a folder.
                        func contentsOfDirectory(
                            at url: URL, includingPropertiesForKeys keys: [String]? = nil
                        ) throws -> [URL] {
                            try _namesIn(url.path).map { url.appendingPathComponent($0) }
                        }
                        /// The names of all files and folders in a folder and in those within.
                        func subpathsOfDirectory(atPath path: String) throws -> [String] {
                            try _namesBelow(path)
                        }
                        /// The folder that relative paths begin in.
                        var currentDirectoryPath: String { _currentFolder() }
                        @discardableResult
                        func changeCurrentDirectoryPath(_ path: String) -> Bool {
                            _changeFolder(path)
                        }
                        /// A folder for files that need not last.
                        var temporaryDirectory: URL {
                            URL(fileURLWithPath: _temporaryFolder(), isDirectory: true)
                        }
                        /// The user's own folder.
                        var homeDirectoryForCurrentUser: URL {
                            URL(fileURLWithPath: _homeFolder(), isDirectory: true)
                        }
                    }
                    /// The path of a folder for files that need not last.
                    func NSTemporaryDirectory() -> String { _temporaryFolder() }
                    /// The path of the user's own folder.
                    func NSHomeDirectory() -> String { _homeFolder() }
                    """)
            fileTests
            fileChanges
            fileContents
        },
        LibraryGroup("extension String") {
            Builtin(
                source: """
                    /// The text of a file.
                    init(contentsOfFile path: String, encoding enc: StringEncoding = .utf8) throws {
                        self = try _readText(path, _number(of: enc))
                    }
                    /// The text of a file.
                    init(contentsOf url: URL, encoding enc: StringEncoding = .utf8) throws {
                        self = try _readText(url.path, _number(of: enc))
                    }
                    """)
        },
        LibraryGroup("extension StringProtocol") {
            Builtin(
                source: """
                    /// Writes the text to a file.
                    func write(
                        toFile path: String, atomically useAuxiliaryFile: Bool,
                        encoding enc: StringEncoding
                    ) throws {
                        try _writeText(path, _string, _number(of: enc))
                    }
                    /// Writes the text to a file.
                    func write(
                        to url: URL, atomically useAuxiliaryFile: Bool, encoding enc: StringEncoding
                    ) throws {
                        try _writeText(url.path, _string, _number(of: enc))
                    }
                    """)
        },
    ]

    @BuiltinList private static var fileTests: [Builtin] {
        Builtin("func _fileExists(_ path: String) -> Bool") { (path: String) in
            FileManager.default.fileExists(atPath: path)
        }
        Builtin("func _fileAccess(_ path: String, _ kind: Int) -> Bool") {
            (path: String, kind: Int) in
            return switch kind {
            case 0: FileManager.default.isReadableFile(atPath: path)
            case 1: FileManager.default.isWritableFile(atPath: path)
            default: FileManager.default.isExecutableFile(atPath: path)
            }
        }
        Builtin("func _currentFolder() -> String") { FileManager.default.currentDirectoryPath }
        Builtin("func _changeFolder(_ path: String) -> Bool") { (path: String) in
            FileManager.default.changeCurrentDirectoryPath(path)
        }
        Builtin("func _temporaryFolder() -> String") { NSTemporaryDirectory() }
        Builtin("func _homeFolder() -> String") { NSHomeDirectory() }
        Builtin("func _namesIn(_ path: String) throws -> [String]") { (path: String) in
            try throwing { try FileManager.default.contentsOfDirectory(atPath: path) }
        }
        Builtin("func _namesBelow(_ path: String) throws -> [String]") { (path: String) in
            try throwing { try FileManager.default.subpathsOfDirectory(atPath: path) }
        }
    }

    @BuiltinList private static var fileChanges: [Builtin] {
        Builtin("func _createFolder(_ path: String, _ withParents: Bool) throws") {
            (path: String, withParents: Bool) in
            try throwing {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: withParents)
            }
        }
        Builtin("func _removeFile(_ path: String) throws") { (path: String) in
            try throwing { try FileManager.default.removeItem(atPath: path) }
        }
        Builtin("func _copyFile(_ source: String, _ target: String) throws") {
            (source: String, target: String) in
            try throwing { try FileManager.default.copyItem(atPath: source, toPath: target) }
        }
        Builtin("func _moveFile(_ source: String, _ target: String) throws") {
            (source: String, target: String) in
            try throwing { try FileManager.default.moveItem(atPath: source, toPath: target) }
        }
    }

    @BuiltinList private static var fileContents: [Builtin] {
        Builtin(raw: "func _readFile(_ path: String) throws -> [UInt8]") { call in
            let path: String = try call.argument()
            try call.setResult(try FileContents.read(path, for: call))
        }
        Builtin(raw: "func _readText(_ path: String, _ encoding: Int) throws -> String") { call in
            let (path, encoding): (String, Int) = (try call.argument(), try call.argument())
            let bytes = try FileContents.read(path, for: call)
            guard let text = TextEncoding(rawValue: encoding)?.text(of: bytes) else {
                let name = URL(fileURLWithPath: path).lastPathComponent
                throw CatchableFailure(
                    Failure(
                        id: "wrong-encoding",
                        "The file “\(name)” couldn’t be opened using the text encoding given"))
            }
            try call.setResult(text)
        }
        Builtin("func _writeFile(_ path: String, _ bytes: [UInt8]) throws") {
            (path: String, bytes: [UInt8]) in
            try throwing { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
        }
        Builtin("func _writeText(_ path: String, _ text: String, _ encoding: Int) throws") {
            (path: String, text: String, encoding: Int) -> Void in
            guard let bytes = TextEncoding(rawValue: encoding)?.bytes(of: text) else {
                throw CatchableFailure(
                    Failure(id: "wrong-encoding", "the text cannot be written in that encoding"))
            }
            try throwing {
                try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
            }
        }
    }

    /// Runs Foundation's part; its errors are the program's to catch.
    static func throwing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw CatchableFailure(
                Failure(id: "file-error", (error as NSError).localizedDescription))
        }
    }
}

/// Reading a file piece by piece, so that Stop works and memory is kept an eye on.
private enum FileContents {
    static func read(_ path: String, for call: NativeCall) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw failed(
                "The file “\(name(path))” couldn’t be opened because there is no such file.")
        }
        guard !isFolder.boolValue else {
            throw failed("The file “\(name(path))” couldn’t be opened because it is a folder.")
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw failed(
                "The file “\(name(path))” couldn’t be opened because you don’t have permission to view it."
            )
        }
        defer { try? file.close() }
        var bytes: [UInt8] = []
        while let piece = try CoreLibrary.throwing({ try file.read(upToCount: 1 << 20) }),
            !piece.isEmpty
        {
            try call.checkStop()
            guard call.machine.heap.hasRoom(for: (bytes.count + piece.count) * 2) else {
                throw outOfMemory("the file “\(name(path))”")
            }
            bytes += piece
        }
        return bytes
    }

    private static func name(_ path: String) -> String {
        URL(fileURLWithPath: path).lastPathComponent
    }

    private static func failed(_ message: String) -> CatchableFailure {
        CatchableFailure(Failure(id: "file-error", message))
    }
}
