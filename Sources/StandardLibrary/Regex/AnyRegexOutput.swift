import VirtualMachine

extension CoreLibrary {
    /// What a pattern finds whose captures are known only when the program runs.
    static let anyRegexOutput = LibraryGroup {
        Builtin(
            source: """
                /// The captures of a pattern that was made of text.
                struct AnyRegexOutput: RandomAccessCollection {
                    typealias Element = AnyRegexElement
                    typealias Index = Int
                    typealias SubSequence = Slice<AnyRegexOutput>
                    typealias Indices = Range<Int>
                    typealias Iterator = IndexingIterator<AnyRegexOutput>
                    let _text: Substring
                    let _bounds: [Int]
                    let _pattern: String
                    /// The number of captures, the whole match included.
                    var count: Int { _bounds.count / 2 }
                    var startIndex: Int { 0 }
                    var endIndex: Int { count }
                    subscript(position: Int) -> AnyRegexElement {
                        AnyRegexElement(
                            _text: _text, _start: _bounds[2 * position],
                            _end: _bounds[2 * position + 1],
                            _name: _namesOfCaptures[position])
                    }
                    /// A capture by its name; nil if the pattern has none of that name.
                    subscript(name: String) -> AnyRegexElement? {
                        guard let position = _namesOfCaptures.firstIndex(of: name) else { return nil }
                        return self[position]
                    }
                    var _namesOfCaptures: [String] { try! _regexNames(_pattern) }
                }

                /// One capture of a pattern that was made of text.
                struct AnyRegexElement {
                    let _text: Substring
                    let _start: Int
                    let _end: Int
                    let _name: String
                    /// The capture's name; nil if it has none.
                    var name: String? { _name.isEmpty ? nil : _name }
                    /// Where it was found; nil if the match has no such part.
                    var range: Range<String.Index>? {
                        _start < 0
                            ? nil
                            : String.Index(_word: _start)..<String.Index(_word: _end)
                    }
                    /// The text that was found; nil if the match has no such part.
                    var substring: Substring? {
                        guard let found = range else { return nil }
                        return _text[found]
                    }
                }
                """)
    }
}
