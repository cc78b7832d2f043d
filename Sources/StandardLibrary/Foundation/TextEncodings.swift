import Foundation
import VirtualMachine

/// The encodings of text that programs can name, in the order of `String.Encoding`'s cases.
enum TextEncoding: Int {
    case utf8, ascii, utf16, utf16LittleEndian, utf16BigEndian, utf32, isoLatin1, windowsCP1252

    private var encoding: String.Encoding {
        switch self {
        case .utf8: .utf8
        case .ascii: .ascii
        case .utf16: .utf16
        case .utf16LittleEndian: .utf16LittleEndian
        case .utf16BigEndian: .utf16BigEndian
        case .utf32: .utf32
        case .isoLatin1: .isoLatin1
        case .windowsCP1252: .windowsCP1252
        }
    }

    /// The text that bytes stand for; nil if they are wrong.
    func text(of bytes: [UInt8]) -> String? { String(bytes: bytes, encoding: encoding) }

    /// The bytes that a text becomes; nil if it holds what the encoding lacks.
    func bytes(of text: String) -> [UInt8]? { text.data(using: encoding).map(Array.init) }
}

extension CoreLibrary {
    static let textEncodings = [
        LibraryGroup {
            Builtin(
                source: """
                    /// How text lies in files and in memory.
                    enum StringEncoding: Hashable {
                        case utf8
                        case ascii
                        case utf16
                        case utf16LittleEndian
                        case utf16BigEndian
                        case utf32
                        case isoLatin1
                        case windowsCP1252
                    }
                    func _number(of encoding: StringEncoding) -> Int {
                        switch encoding {
                        case .utf8: return 0
                        case .ascii: return 1
                        case .utf16: return 2
                        case .utf16LittleEndian: return 3
                        case .utf16BigEndian: return 4
                        case .utf32: return 5
                        case .isoLatin1: return 6
                        case .windowsCP1252: return 7
                        }
                    }
                    """)
            Builtin("func _textOf(_ bytes: [UInt8], _ encoding: Int) -> String?") {
                (bytes: [UInt8], encoding: Int) in TextEncoding(rawValue: encoding)?.text(of: bytes)
            }
            Builtin("func _bytesOf(_ text: String, _ encoding: Int) -> [UInt8]?") {
                (text: String, encoding: Int) in TextEncoding(rawValue: encoding)?.bytes(of: text)
            }
        },
        LibraryGroup("extension String") {
            Builtin(
                source: """
                    /// Text from bytes; nil if they are not in the encoding.
                    init?(data: Data, encoding: StringEncoding) {
                        guard let text = _textOf(data._bytes, _number(of: encoding)) else {
                            return nil
                        }
                        self = text
                    }
                    /// Text from bytes; nil if they are not in the encoding.
                    init?<S: Sequence>(bytes: S, encoding: StringEncoding) where S.Element == UInt8 {
                        guard let text = _textOf(Array(bytes), _number(of: encoding)) else {
                            return nil
                        }
                        self = text
                    }
                    """)
        },
        LibraryGroup("extension StringProtocol") {
            Builtin(
                source: """
                    /// The bytes of the text; nil if it holds what the encoding lacks.
                    func data(using encoding: StringEncoding, allowLossyConversion: Bool = false)
                        -> Data?
                    {
                        guard let bytes = _bytesOf(_string, _number(of: encoding)) else {
                            return nil
                        }
                        return Data(bytes)
                    }
                    """)
        },
    ]
}
