import Foundation
import VirtualMachine

extension CoreLibrary {
    static let urls = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The address of a file or of something in a network.
                    struct URL: Hashable, CustomStringConvertible, CustomDebugStringConvertible {
                        /// The address as text.
                        let absoluteString: String
                        init(_text: String) { absoluteString = _text }
                        /// The address that a text is; nil if it is none.
                        init?(string: String) {
                            guard let text = _urlText(string) else { return nil }
                            absoluteString = text
                        }
                        /// The address of a file.
                        init(fileURLWithPath path: String) { absoluteString = _fileURL(path) }
                        init(fileURLWithPath path: String, isDirectory: Bool) {
                            absoluteString = _folderURL(path, isDirectory)
                        }
                        init(filePath path: String) { absoluteString = _fileURL(path) }
                        /// The path, without an end slash.
                        var path: String { _urlPart(absoluteString, 0)! }
                        /// The last part of the path.
                        var lastPathComponent: String { _urlPart(absoluteString, 1)! }
                        /// What follows the last dot of the path.
                        var pathExtension: String { _urlPart(absoluteString, 2)! }
                        var scheme: String? { _urlPart(absoluteString, 3) }
                        var host: String? { _urlPart(absoluteString, 4) }
                        var query: String? { _urlPart(absoluteString, 5) }
                        var fragment: String? { _urlPart(absoluteString, 6) }
                        var port: Int? {
                            guard let text = _urlPart(absoluteString, 7) else { return nil }
                            return Int(text)
                        }
                        /// Whether it is the address of a file.
                        var isFileURL: Bool { scheme == "file" }
                        /// The path's parts.
                        var pathComponents: [String] { _urlComponents(absoluteString) }
                        /// The address with a part added to the path.
                        func appendingPathComponent(_ pathComponent: String) -> URL {
                            URL(_text: _urlChanged(absoluteString, 0, pathComponent))
                        }
                        func appending(path: String) -> URL {
                            URL(_text: _urlChanged(absoluteString, 4, path))
                        }
                        func appending(component: String) -> URL {
                            URL(_text: _urlChanged(absoluteString, 4, component))
                        }
                        /// The address of the folder it lies in.
                        func deletingLastPathComponent() -> URL {
                            URL(_text: _urlChanged(absoluteString, 1, ""))
                        }
                        func appendingPathExtension(_ pathExtension: String) -> URL {
                            URL(_text: _urlChanged(absoluteString, 2, pathExtension))
                        }
                        func deletingPathExtension() -> URL {
                            URL(_text: _urlChanged(absoluteString, 3, ""))
                        }
                        static func == (lhs: URL, rhs: URL) -> Bool {
                            lhs.absoluteString == rhs.absoluteString
                        }
                        var description: String { absoluteString }
                        var debugDescription: String { absoluteString }
                    }
                    """)
            Builtin("func _urlText(_ text: String) -> String?") { (text: String) in
                URL(string: text)?.absoluteString
            }
            Builtin("func _fileURL(_ path: String) -> String") { (path: String) in
                URL(fileURLWithPath: path).absoluteString
            }
            Builtin("func _folderURL(_ path: String, _ isFolder: Bool) -> String") {
                (path: String, isFolder: Bool) in
                URL(fileURLWithPath: path, isDirectory: isFolder).absoluteString
            }
            Builtin("func _urlComponents(_ text: String) -> [String]") { (text: String) in
                url(text).pathComponents
            }
            Builtin("func _urlPart(_ text: String, _ part: Int) -> String?") {
                (text: String, part: Int) in
                let url = url(text)
                return switch part {
                case 0: url.path
                case 1: url.lastPathComponent
                case 2: url.pathExtension
                case 3: url.scheme
                case 4: url.host
                case 5: url.query
                case 6: url.fragment
                default: url.port.map { String($0) }
                }
            }
            Builtin("func _urlChanged(_ text: String, _ change: Int, _ part: String) -> String") {
                (text: String, change: Int, part: String) in
                let url = url(text)
                let changed =
                    switch change {
                    case 0: url.appendingPathComponent(part)
                    case 1: url.deletingLastPathComponent()
                    case 2: url.appendingPathExtension(part)
                    case 3: url.deletingPathExtension()
                    default: url.appending(path: part)
                    }
                return changed.absoluteString
            }
        }
    ]

    private static func url(_ text: String) -> URL {
        URL(string: text) ?? URL(fileURLWithPath: text)
    }
}
