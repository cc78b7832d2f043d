import Diagnostics
import Foundation
import VirtualMachine

extension CoreLibrary {
    static let strings = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Text: a sequence of characters.
                    @frozen
                    struct String: Hashable, Comparable, BidirectionalCollection,
                        ExpressibleByStringLiteral, LosslessStringConvertible
                    {
                        typealias StringLiteralType = String
                        typealias Element = Character
                        typealias Index = StringIndex
                        typealias Iterator = StringIterator
                    }

                    /// A place in a text.
                    struct StringIndex: Comparable, Hashable {
                        /// Characters before the place.
                        let _offset: Int
                        static func < (lhs: StringIndex, rhs: StringIndex) -> Bool {
                            lhs._offset < rhs._offset
                        }
                        static func == (lhs: StringIndex, rhs: StringIndex) -> Bool {
                            lhs._offset == rhs._offset
                        }
                    }

                    /// Walks over the characters of a text.
                    struct StringIterator: IteratorProtocol {
                        let _characters: [Character]
                        var _position: Int
                        mutating func next() -> Character? {
                            if _position >= _characters.count { return nil }
                            _position += 1
                            return _characters[_position - 1]
                        }
                    }

                    /// A piece of text. In Swiftlet pieces are texts of their own.
                    typealias Substring = String
                    """)
        },
        LibraryGroup("extension String") {
            stringOperators
            stringCharacters
            stringConversions
        },
    ]

    @BuiltinList private static var stringOperators: [Builtin] {
        Builtin("static func + (lhs: String, rhs: String) -> String") { (a: String, b: String) in
            a + b
        }
        Builtin(raw: "static func += (lhs: inout String, rhs: String)") { call in
            try append(to: call.address(), call.argument(), &call)
        }
        Builtin(
            raw: """
                /// Adds text at the end.
                mutating func append(_ other: String)
                """
        ) { call in
            try append(to: call.address(), call.argument(), &call)
        }
        Builtin(raw: "mutating func append(_ c: Character)") { call in
            try append(to: call.address(), call.argument(), &call)
        }
        Builtin("static func == (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a == b
        }
        Builtin("static func != (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a != b
        }
        Builtin("static func < (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a < b
        }
        Builtin("static func <= (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a <= b
        }
        Builtin("static func > (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a > b
        }
        Builtin("static func >= (lhs: String, rhs: String) -> Bool") { (a: String, b: String) in
            a >= b
        }
    }

    /// Appends in place where the text has no other owner.
    private static func append(
        to slot: Slots, _ text: String, _ call: inout NativeCall
    ) throws {
        let heap = call.machine.heap
        guard heap.makeUnique(slot) else { throw outOfMemory("a string") }
        Object(slot[0]).string.pointee.append(text)
    }

    @BuiltinList private static var stringConversions: [Builtin] {
        Builtin(
            raw: """
                /// A value as `print` shows it.
                init<Subject>(describing instance: Subject)
                """
        ) { call in
            let type = call.typeArgument()
            try call.setResult(try call.machine.describe(call.value(of: type), as: type))
        }
        Builtin(
            raw: """
                /// A value as collections show it: texts in quotes.
                init<Subject>(reflecting subject: Subject)
                """
        ) {
            call in
            let type = call.typeArgument()
            try call.setResult(try call.machine.describeNested(call.value(of: type), as: type))
        }
        Builtin(
            source: """
                init() { self = "" }
                init(stringLiteral value: String) { self = value }
                init(_ value: String) { self = value }
                init(_ value: Character) { self = String(describing: value) }
                init(_ value: Int) { self = String(describing: value) }
                init(_ value: Bool) { self = String(describing: value) }
                init(_ value: Double) { self = String(describing: value) }
                init(_ value: Float) { self = String(describing: value) }
                """)
        Builtin(
            source: """
                /// A whole number as text.
                init<T: BinaryInteger>(_ value: T) { self = String(describing: value) }
                """)
        Builtin(
            source: """
                /// A text of characters.
                init(_ characters: [Character]) { self = _text(characters) }
                """)
        Builtin(
            source: """
                /// A text of the characters of a sequence.
                init<S: Sequence>(_ characters: S) where S.Element == Character {
                    self = _text(Array(characters))
                }
                """)
        Builtin(
            source: """
                /// A whole number as text in a base from 2 to 36.
                init<T: BinaryInteger>(_ value: T, radix: Int, uppercase: Bool = false) {
                    self = _integerText(Int(value), radix, uppercase)
                }
                """)
        Builtin(
            """
            /// A text, repeated.
            init(repeating repeatedValue: String, count: Int)
            """
        ) {
            (text: String, count: Int) in
            let (bytes, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
            guard count >= 0 else {
                throw Failure(
                    id: "negative-count", "a text cannot be repeated \(count) times")
            }
            guard !overflow, bytes < 1 << 40 else {
                throw outOfMemory("a text of \(count) times \(text.utf8.count) bytes")
            }
            return String(repeating: text, count: count)
        }
    }
}
