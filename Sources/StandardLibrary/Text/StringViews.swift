import Diagnostics
import VirtualMachine

/// A text's bytes, UTF-16 units and scalars. Their indices are the text's.
extension CoreLibrary {
    static let stringViews =
        [
            LibraryGroup {
                Builtin(
                    source: """
                        /// Walks over the units of a text.
                        struct StringUnitIterator<Element>: IteratorProtocol {
                            let _units: [Element]
                            var _position: Int
                            mutating func next() -> Element? {
                                if _position >= _units.count { return nil }
                                _position += 1
                                return _units[_position - 1]
                            }
                        }
                        """)
                view(
                    "StringUTF8View", .utf8, of: "UInt8", "A text's bytes in UTF-8.",
                    debug: "\"UTF8View(\" + _text._quoted + \")\"")
                view(
                    "StringUTF16View", .utf16, of: "UInt16", "A text's units in UTF-16.",
                    debug: "\"StringUTF16(\" + _text._quoted + \")\"")
                view(
                    "StringUnicodeScalarView", .scalars, of: "UnicodeScalar",
                    "A text's Unicode scalars.",
                    debug: "\"StringUnicodeScalarView(\" + _text._quoted + \")\"")
            },
            LibraryGroup("extension StringProtocol") { viewPrimitives },
            LibraryGroup("extension String") {
                // What `unicodeScalars.append(_:)` becomes, so that the text need not be copied.
                Builtin(
                    source: """
                        mutating func _append(scalar: UnicodeScalar) { self += scalar._string }
                        """)
            },
        ]
        + ["String", "Substring"].map { type in
            LibraryGroup("extension \(type)") {
                Builtin(
                    source: """
                        /// The bytes in UTF-8.
                        var utf8: StringUTF8View { StringUTF8View(_text: _substring) }
                        /// The units in UTF-16.
                        var utf16: StringUTF16View { StringUTF16View(_text: _substring) }
                        /// The Unicode scalars, several for some characters.
                        var unicodeScalars: StringUnicodeScalarView {
                            get { StringUnicodeScalarView(_text: _substring) }
                            set { self = \(type)(newValue._text) }
                        }
                        """)
            }
        }

    /// How a view counts.
    private enum Units: Int {
        case utf8, utf16, scalars

        var makeElement: String {
            switch self {
            case .utf8: "UInt8(_unit)"
            case .utf16: "UInt16(_unit)"
            case .scalars: "UnicodeScalar(_value: UInt32(_unit))"
            }
        }
    }

    private static func view(
        _ name: String, _ units: Units, of element: String, _ summary: String, debug: String
    ) -> Builtin {
        let kind = units.rawValue
        let unit = units.makeElement
        let all =
            units == .utf8
            ? "_text._bytes" : "_text._unitValues(\(kind)).map { _unit in \(unit) }"
        return Builtin(
            source: """
                /// \(summary)
                struct \(name): BidirectionalCollection, CustomStringConvertible,
                    CustomDebugStringConvertible
                {
                    typealias Element = \(element)
                    typealias Index = String.Index
                    typealias Iterator = StringUnitIterator<\(element)>
                    typealias SubSequence = \(name)
                    typealias Indices = DefaultIndices<\(name)>
                    var _text: Substring
                    var startIndex: String.Index { _text.startIndex }
                    var endIndex: String.Index { _text.endIndex }
                    var count: Int { _text._unitCount(\(kind)) }
                    var isEmpty: Bool { _text.isEmpty }
                    var _units: [\(element)] { \(all) }
                    func makeIterator() -> StringUnitIterator<\(element)> {
                        StringUnitIterator(_units: _units, _position: 0)
                    }
                    subscript(position: String.Index) -> \(element) {
                        let _unit = _text._unitValue(position, \(kind))
                        return \(unit)
                    }
                    subscript(bounds: Range<String.Index>) -> \(name) {
                        \(name)(_text: _text._part(bounds))
                    }
                    subscript(bounds: ClosedRange<String.Index>) -> \(name) {
                        self[bounds.lowerBound..<index(after: bounds.upperBound)]
                    }
                    subscript(bounds: PartialRangeFrom<String.Index>) -> \(name) {
                        self[bounds.lowerBound..<endIndex]
                    }
                    subscript(bounds: PartialRangeUpTo<String.Index>) -> \(name) {
                        self[startIndex..<bounds.upperBound]
                    }
                    subscript(bounds: PartialRangeThrough<String.Index>) -> \(name) {
                        self[startIndex..<index(after: bounds.upperBound)]
                    }
                    func index(after i: String.Index) -> String.Index {
                        _text._unitIndex(i, 1, \(kind))
                    }
                    func index(before i: String.Index) -> String.Index {
                        _text._unitIndex(i, -1, \(kind))
                    }
                    func index(_ i: String.Index, offsetBy distance: Int) -> String.Index {
                        _text._unitIndex(i, distance, \(kind))
                    }
                    func distance(from start: String.Index, to end: String.Index) -> Int {
                        _text._unitDistance(start, end, \(kind))
                    }
                    func prefix(_ maxLength: Int) -> \(name) {
                        self[startIndex..<index(startIndex, offsetBy: maxLength < count ? maxLength : count)]
                    }
                    func suffix(_ maxLength: Int) -> \(name) {
                        self[index(endIndex, offsetBy: maxLength < count ? -maxLength : -count)..<endIndex]
                    }
                    func dropFirst(_ k: Int = 1) -> \(name) {
                        self[index(startIndex, offsetBy: k < count ? k : count)..<endIndex]
                    }
                    func dropLast(_ k: Int = 1) -> \(name) {
                        self[startIndex..<index(endIndex, offsetBy: k < count ? -k : -count)]
                    }
                    var description: String { _text._string }
                    var debugDescription: String { \(debug) }\(units == .scalars ? scalarChanges : "")
                }
                """)
    }

    private static let scalarChanges = """

            init() { _text = "" }
            init(_text: Substring) { self._text = _text }
            mutating func append(_ scalar: UnicodeScalar) {
                _text = (_text._string._appending(scalar.value))._substring
            }
        """

    @BuiltinList private static var viewPrimitives: [Builtin] {
        Builtin(text: "func _unitCount(_ kind: Int) -> Int") { (text: Substring, kind: Int) in
            switch Units(rawValue: kind) {
            case .utf8: text.utf8.count
            case .utf16: text.utf16.count
            default: text.unicodeScalars.count
            }
        }
        Builtin(text: "func _unitValues(_ kind: Int) -> [Int]") { (text: Substring, kind: Int) in
            switch Units(rawValue: kind) {
            case .utf16: text.utf16.map { Int($0) }
            default: text.unicodeScalars.map { Int($0.value) }
            }
        }
        Builtin(raw: "var _bytes: [UInt8] { get }") { call in
            _ = call.word()
            let text: Substring = try call.argument()
            let count = text.utf8.count
            let array = try call.machine.newArray(of: UInt8.type(in: call.machine), capacity: count)
            let bytes = UnsafeMutableRawBufferPointer(start: array.elements, count: count)
            bytes.copyBytes(from: text.utf8)
            array.arrayCount = count
            call.setResult(array)
        }
        Builtin(text: "func _unitValue(_ position: String.Index, _ kind: Int) -> Int") {
            (text: Substring, index: TextIndex, kind: Int) in
            let place = try index.element(in: text)
            return switch Units(rawValue: kind) {
            case .utf8: Int(text.utf8[place])
            case .utf16: Int(text.utf16[place])
            default: Int(text.unicodeScalars[place].value)
            }
        }
        Builtin(
            text: "func _unitIndex(_ i: String.Index, _ distance: Int, _ kind: Int) -> String.Index"
        ) { (text: Substring, index: TextIndex, distance: Int, kind: Int) in
            let start = try index.boundary(in: text)
            let limit = distance < 0 ? text.startIndex : text.endIndex
            let found =
                switch Units(rawValue: kind) {
                case .utf8: text.utf8.index(start, offsetBy: distance, limitedBy: limit)
                case .utf16: text.utf16.index(start, offsetBy: distance, limitedBy: limit)
                default: text.unicodeScalars.index(start, offsetBy: distance, limitedBy: limit)
                }
            guard let found else {
                throw Failure(
                    id: "index-out-of-range", "\(distance) units from there is outside the text")
            }
            return TextIndex(found, in: text)
        }
        Builtin(
            text: """
                func _unitDistance(_ start: String.Index, _ end: String.Index, _ kind: Int) -> Int
                """
        ) { (text: Substring, start: TextIndex, end: TextIndex, kind: Int) in
            let (start, end) = (try start.boundary(in: text), try end.boundary(in: text))
            return switch Units(rawValue: kind) {
            case .utf8: text.utf8.distance(from: start, to: end)
            case .utf16: text.utf16.distance(from: start, to: end)
            default: text.unicodeScalars.distance(from: start, to: end)
            }
        }
        Builtin(text: "func _appending(_ scalar: UInt32) -> String") {
            (text: Substring, scalar: Int) in
            var result = String(text)
            if let scalar = UnicodeScalar(UInt32(truncatingIfNeeded: scalar)) {
                result.unicodeScalars.append(scalar)
            }
            return result
        }
    }
}
