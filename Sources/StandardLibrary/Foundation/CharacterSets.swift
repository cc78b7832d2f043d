import Foundation
import VirtualMachine

extension CoreLibrary {
    static let characterSets = [
        LibraryGroup {
            Builtin(source: "@native struct _ScalarSet {}")
            Builtin(
                source: """
                    /// A set of Unicode scalars, for trimming and splitting.
                    struct CharacterSet: Equatable, ExpressibleByArrayLiteral {
                        var _set: _ScalarSet
                        init(_set: _ScalarSet) { self._set = _set }
                        init() { _set = _scalars("") }
                        /// The characters of a text.
                        init(charactersIn string: String) { _set = _scalars(string) }
                        init(charactersIn range: ClosedRange<UnicodeScalar>) {
                            _set = _scalarRange(
                                Int(range.lowerBound.value), Int(range.upperBound.value))
                        }
                        init(arrayLiteral elements: UnicodeScalar...) {
                            _set = _scalars(elements.map { $0._string }.joined())
                        }
                        /// All characters that are not in the set.
                        var inverted: CharacterSet { CharacterSet(_set: _inverted(_set)) }
                        /// Whether a scalar is in the set.
                        func contains(_ member: UnicodeScalar) -> Bool {
                            _holds(_set, Int(member.value))
                        }
                        func union(_ other: CharacterSet) -> CharacterSet {
                            CharacterSet(_set: _union(_set, other._set))
                        }
                        func intersection(_ other: CharacterSet) -> CharacterSet {
                            CharacterSet(_set: _intersection(_set, other._set))
                        }
                        func subtracting(_ other: CharacterSet) -> CharacterSet {
                            CharacterSet(_set: _intersection(_set, _inverted(other._set)))
                        }
                        /// Adds the characters of a text.
                        mutating func insert(charactersIn string: String) {
                            _set = _union(_set, _scalars(string))
                        }
                        /// Takes out the characters of a text.
                        mutating func remove(charactersIn string: String) {
                            _set = _intersection(_set, _inverted(_scalars(string)))
                        }
                        mutating func insert(_ character: UnicodeScalar) {
                            _set = _union(_set, _scalars(character._string))
                        }
                        mutating func formUnion(_ other: CharacterSet) {
                            _set = _union(_set, other._set)
                        }
                        static func == (lhs: CharacterSet, rhs: CharacterSet) -> Bool {
                            _areEqualSets(lhs._set, rhs._set)
                        }
                    \(namedSets.map { name, summary, _ in
                        """
                            /// \(summary)
                            static let \(name) = CharacterSet(_set: _scalarsNamed("\(name)"))
                        """
                    }.joined(separator: "\n"))
                    }
                    """)
            Builtin("func _scalars(_ text: String) -> _ScalarSet") { (text: String) in
                ScalarSet(CharacterSet(charactersIn: text))
            }
            Builtin("func _scalarRange(_ first: Int, _ last: Int) -> _ScalarSet") {
                (first: Int, last: Int) in
                guard let first = UnicodeScalar(UInt32(truncatingIfNeeded: first)),
                    let last = UnicodeScalar(UInt32(truncatingIfNeeded: last)), first <= last
                else { return ScalarSet(CharacterSet()) }
                return ScalarSet(CharacterSet(charactersIn: first...last))
            }
            Builtin("func _scalarsNamed(_ name: String) -> _ScalarSet") { (name: String) in
                ScalarSet.named(name)
            }
            Builtin("func _inverted(_ set: _ScalarSet) -> _ScalarSet") { (set: ScalarSet) in
                ScalarSet(set.set.inverted)
            }
            Builtin("func _union(_ a: _ScalarSet, _ b: _ScalarSet) -> _ScalarSet") {
                (a: ScalarSet, b: ScalarSet) in ScalarSet(a.set.union(b.set))
            }
            Builtin("func _intersection(_ a: _ScalarSet, _ b: _ScalarSet) -> _ScalarSet") {
                (a: ScalarSet, b: ScalarSet) in ScalarSet(a.set.intersection(b.set))
            }
            Builtin("func _areEqualSets(_ a: _ScalarSet, _ b: _ScalarSet) -> Bool") {
                (a: ScalarSet, b: ScalarSet) in a.set == b.set
            }
            Builtin("func _holds(_ set: _ScalarSet, _ scalar: Int) -> Bool") {
                (set: ScalarSet, scalar: Int) in
                UnicodeScalar(UInt32(truncatingIfNeeded: scalar)).map(set.set.contains) ?? false
            }
        },
        LibraryGroup("extension StringProtocol") {
            Builtin(text: "func _components(_ set: _ScalarSet) -> [String]") {
                (text: Substring, set: ScalarSet) in text.components(separatedBy: set.set)
            }
            Builtin(text: "func _trimmed(_ set: _ScalarSet) -> String") {
                (text: Substring, set: ScalarSet) in
                AsciiText.trimming(text, set.ascii) ?? text.trimmingCharacters(in: set.set)
            }
            Builtin(text: "func _percentEncoded(_ set: _ScalarSet) -> String?") {
                (text: Substring, set: ScalarSet) in
                text.addingPercentEncoding(withAllowedCharacters: set.set)
            }
            Builtin(
                source: """
                    /// The parts between characters of a set.
                    func components(separatedBy separator: CharacterSet) -> [String] {
                        _components(separator._set)
                    }
                    /// The text without characters of a set at its ends.
                    func trimmingCharacters(in set: CharacterSet) -> String { _trimmed(set._set) }
                    /// The text with every other character as `%` and its bytes.
                    func addingPercentEncoding(
                        withAllowedCharacters allowedCharacters: CharacterSet
                    ) -> String? {
                        _percentEncoded(allowedCharacters._set)
                    }
                    """)
        },
    ]

    fileprivate static let namedSets: [(name: String, summary: String, set: CharacterSet)] = [
        ("whitespaces", "Spaces and tabs.", .whitespaces),
        ("newlines", "Line breaks.", .newlines),
        ("whitespacesAndNewlines", "Spaces, tabs and line breaks.", .whitespacesAndNewlines),
        ("punctuationCharacters", "Punctuation.", .punctuationCharacters),
        ("symbols", "Symbols.", .symbols),
        ("decimalDigits", "Digits of decimal numbers.", .decimalDigits),
        ("letters", "Letters and marks.", .letters),
        ("uppercaseLetters", "Capital letters.", .uppercaseLetters),
        ("lowercaseLetters", "Small letters.", .lowercaseLetters),
        ("alphanumerics", "Letters, marks and numbers.", .alphanumerics),
        ("controlCharacters", "Control characters.", .controlCharacters),
        ("urlQueryAllowed", "What a URL's query may hold as it is.", .urlQueryAllowed),
        ("urlPathAllowed", "What a URL's path may hold as it is.", .urlPathAllowed),
        ("urlHostAllowed", "What a URL's host may hold as it is.", .urlHostAllowed),
    ]
}

/// What a program's `CharacterSet` refers to.
private final class ScalarSet: NativeClass {
    static let typeName = "_ScalarSet"
    let set: CharacterSet
    /// Its members among the characters of ASCII.
    private(set) lazy var ascii = Self.ascii(of: set)

    init(_ set: CharacterSet) { self.set = set }

    /// A set that the library has a name for.
    static func named(_ name: String) -> ScalarSet {
        guard let (set, ascii) = namedSets[name] else { return ScalarSet(CharacterSet()) }
        let result = ScalarSet(set)
        result.ascii = ascii
        return result
    }

    private static let namedSets = Dictionary(
        uniqueKeysWithValues: CoreLibrary.namedSets.map { ($0.name, ($0.set, ascii(of: $0.set))) })

    private static func ascii(of set: CharacterSet) -> AsciiText.Characters {
        AsciiText.Characters { $0.unicodeScalars.allSatisfy(set.contains) }
    }

    func describe() -> String { "\(set)" }
}
