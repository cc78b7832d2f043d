import VirtualMachine

/// What `\(…)` means, which programs add to.
extension CoreLibrary {
    static let interpolations = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Collects the parts of a text with values in it: `"\\\\(x) of \\\\(y)"`.
                    struct DefaultStringInterpolation: StringInterpolationProtocol,
                        CustomStringConvertible
                    {
                        var _text = ""
                        init() {}
                        init(literalCapacity: Int, interpolationCount: Int) {}
                        /// The text so far.
                        var description: String { _text }
                        /// Adds what is written between the values.
                        mutating func appendLiteral(_ literal: String) { _text += literal }
                        /// Adds a value as `print` shows it.
                        mutating func appendInterpolation<T>(_ value: T) {
                            _text += String(describing: value)
                        }
                    }

                    /// Collects the parts of a text with values in it, for a type of its own.
                    protocol StringInterpolationProtocol {
                        init(literalCapacity: Int, interpolationCount: Int)
                        /// Adds what is written between the values.
                        mutating func appendLiteral(_ literal: String)
                    }

                    /// A type that text with values in it can stand for.
                    protocol ExpressibleByStringInterpolation: ExpressibleByStringLiteral {
                        associatedtype StringInterpolation: StringInterpolationProtocol =
                            DefaultStringInterpolation
                        init(stringInterpolation: StringInterpolation)
                    }

                    extension ExpressibleByStringInterpolation
                    where StringInterpolation == DefaultStringInterpolation,
                        StringLiteralType == String
                    {
                        init(stringInterpolation: DefaultStringInterpolation) {
                            self.init(stringLiteral: stringInterpolation.description)
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension String {
                        typealias StringInterpolation = DefaultStringInterpolation
                    }
                    """)
        }
    ]
}
