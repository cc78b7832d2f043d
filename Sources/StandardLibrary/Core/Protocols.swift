import VirtualMachine

extension CoreLibrary {
    static let protocols = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A type whose values can be compared with `==`.
                    protocol Equatable {
                        /// Whether two values are equal.
                        static func == (lhs: Self, rhs: Self) -> Bool
                    }

                    /// A type whose values can be dictionary keys and set members.
                    protocol Hashable: Equatable {
                        /// Feeds the parts that `==` compares to `hasher`.
                        func hash(into hasher: inout Hasher)
                    }

                    /// A type whose values have an order.
                    protocol Comparable: Equatable {
                        /// Whether the first value comes before the second.
                        static func < (lhs: Self, rhs: Self) -> Bool
                        static func <= (lhs: Self, rhs: Self) -> Bool
                        static func > (lhs: Self, rhs: Self) -> Bool
                        static func >= (lhs: Self, rhs: Self) -> Bool
                    }

                    /// A type that says how its values print.
                    protocol CustomStringConvertible {
                        /// The value as text.
                        var description: String { get }
                    }

                    /// A type that says how its values print inside collections.
                    protocol CustomDebugStringConvertible {
                        /// The value as text for someone who looks for a mistake.
                        var debugDescription: String { get }
                    }

                    /// A type that can be made from its own description.
                    protocol LosslessStringConvertible: CustomStringConvertible {
                        init?(_ description: String)
                    }

                    /// A type whose values can be thrown.
                    protocol Error {}

                    /// Thrown by work that was told to stop.
                    struct CancellationError: Error { init() {} }

                    /// A value that `String(format:)` can show.
                    protocol CVarArg {}

                    /// An error that explains itself.
                    protocol LocalizedError: Error {
                        /// What went wrong, for its reader.
                        var errorDescription: String? { get }
                        var failureReason: String? { get }
                        var recoverySuggestion: String? { get }
                        var helpAnchor: String? { get }
                    }

                    /// An enum that lists its cases.
                    protocol CaseIterable {
                        /// All cases, in the order of their declaration.
                        associatedtype AllCases: Collection = [Self] where AllCases.Element == Self
                        static var allCases: AllCases { get }
                    }

                    /// A type with a raw value for each of its values.
                    protocol RawRepresentable {
                        associatedtype RawValue
                        init?(rawValue: RawValue)
                        var rawValue: RawValue { get }
                    }

                    /// A type whose values have an identity.
                    protocol Identifiable {
                        associatedtype ID
                        var id: ID { get }
                    }

                    /// A type that may be used from several threads. Swiftlet runs one.
                    protocol Sendable {}

                    /// A type that can be saved and loaded.
                    protocol Codable {}
                    """)
            Builtin(raw: "func _hashValue<T>(of value: T) -> Int") { call in
                let type = call.typeArgument()
                let hash = try call.machine.hash(call.value(of: type), as: type)
                // The top bit only marks an entry as used; a hash value may have any sign.
                try call.setResult(Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15))
            }
            Builtin(raw: "func _areEqual<T>(_ lhs: T, _ rhs: T) -> Bool") { call in
                let type = call.typeArgument()
                let (left, right) = (call.value(of: type), call.value(of: type))
                try call.setResult(try call.machine.areEqual(left, right, as: type))
            }
            Builtin(raw: "func _cast<Source, Target>(_ value: Source) -> Target?") { call in
                let (source, target) = (call.typeArgument(), call.typeArgument())
                let value = call.value(of: source)
                let made = Slots.allocate(capacity: max(target.pointee.slots, 1))
                defer { made.deallocate() }
                let fits = try call.machine.cast(value, from: source, to: target, into: made)
                call.setOptionalResult(copying: fits ? made : nil, as: target)
                if fits { call.machine.heap.release(made, as: target) }
            }
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// Collects the parts of a value for `hash(into:)`.
                    struct Hasher {
                        var _state: UInt64 = 11400714819323198485
                        init() {}
                        /// The hash of all parts.
                        func finalize() -> Int { Int(truncatingIfNeeded: _state) }
                    }
                    """)
        },
        LibraryGroup("extension Hasher") {
            Builtin(
                raw: """
                    /// Adds a part.
                    mutating func combine<H: Hashable>(_ value: H)
                    """
            ) { call in
                let type = call.typeArgument()
                let state = call.address()
                state[0] = try call.machine.mixHash(
                    state[0], call.value(of: type), as: type, depth: 0)
            }
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// A type that whole-number literals can stand for.
                    protocol ExpressibleByIntegerLiteral {
                        associatedtype IntegerLiteralType
                        init(integerLiteral value: IntegerLiteralType)
                    }

                    /// A type that literals with a decimal point can stand for.
                    protocol ExpressibleByFloatLiteral {
                        associatedtype FloatLiteralType
                        init(floatLiteral value: FloatLiteralType)
                    }

                    /// A type that `true` and `false` can stand for.
                    protocol ExpressibleByBooleanLiteral {
                        associatedtype BooleanLiteralType
                        init(booleanLiteral value: BooleanLiteralType)
                    }

                    /// A type that one Unicode scalar in quotes can stand for.
                    protocol ExpressibleByUnicodeScalarLiteral {}

                    /// A type that one character in quotes can stand for.
                    protocol ExpressibleByExtendedGraphemeClusterLiteral:
                        ExpressibleByUnicodeScalarLiteral
                    {}

                    /// A type that text in quotes can stand for.
                    protocol ExpressibleByStringLiteral:
                        ExpressibleByExtendedGraphemeClusterLiteral
                    {
                        associatedtype StringLiteralType
                        init(stringLiteral value: StringLiteralType)
                    }

                    /// A type that `[a, b]` can stand for.
                    protocol ExpressibleByArrayLiteral {
                        associatedtype ArrayLiteralElement
                        init(arrayLiteral elements: ArrayLiteralElement...)
                    }

                    /// A type that `[a: b]` can stand for.
                    protocol ExpressibleByDictionaryLiteral {
                        associatedtype Key
                        associatedtype Value
                        init(dictionaryLiteral elements: (Key, Value)...)
                    }

                    /// A type that `nil` can stand for.
                    protocol ExpressibleByNilLiteral {
                        init(nilLiteral: ())
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// A type whose values can be added and subtracted.
                    protocol AdditiveArithmetic: Equatable {
                        /// The value that changes nothing when it is added.
                        static var zero: Self { get }
                        static func + (lhs: Self, rhs: Self) -> Self
                        static func - (lhs: Self, rhs: Self) -> Self
                    }

                    /// A type whose values can also be multiplied.
                    protocol Numeric: AdditiveArithmetic, ExpressibleByIntegerLiteral {
                        associatedtype Magnitude: Comparable, Numeric
                        /// The distance from zero.
                        var magnitude: Magnitude { get }
                        static func * (lhs: Self, rhs: Self) -> Self
                    }

                    /// A number type with negative values.
                    protocol SignedNumeric: Numeric {
                        static prefix func - (operand: Self) -> Self
                        /// Changes the sign.
                        mutating func negate()
                    }

                    /// A type whose values lie on a line, a distance apart.
                    protocol Strideable: Comparable {
                        associatedtype Stride: SignedNumeric, Comparable
                        /// How far away `other` is.
                        func distance(to other: Self) -> Stride
                        /// The value at a distance.
                        func advanced(by n: Stride) -> Self
                        static func _step(
                            _ start: Self, _ current: Self, _ index: Int, _ stride: Stride
                        ) -> Self?
                        func _next() -> Self
                        func _previous() -> Self
                        func _distance(to other: Self) -> Int
                        func _advanced(by n: Int) -> Self
                    }

                    /// A whole-number type.
                    protocol BinaryInteger: Numeric, Hashable, Strideable, CustomStringConvertible {
                        associatedtype Magnitude: BinaryInteger
                        static var isSigned: Bool { get }
                        var bitWidth: Int { get }
                        init(_ source: Int)
                        init(_ source: Double)
                        init<T: BinaryInteger>(_ source: T)
                        init<T: BinaryInteger>(truncatingIfNeeded source: T)
                        init<T: BinaryInteger>(clamping source: T)
                        init?<T: BinaryInteger>(exactly source: T)
                        static func / (lhs: Self, rhs: Self) -> Self
                        static func % (lhs: Self, rhs: Self) -> Self
                        static func & (lhs: Self, rhs: Self) -> Self
                        static func | (lhs: Self, rhs: Self) -> Self
                        static func ^ (lhs: Self, rhs: Self) -> Self
                        static func << (lhs: Self, rhs: Int) -> Self
                        static func >> (lhs: Self, rhs: Int) -> Self
                        static prefix func ~ (x: Self) -> Self
                        var trailingZeroBitCount: Int { get }
                    }

                    /// A whole-number type with negative values.
                    protocol SignedInteger: BinaryInteger, SignedNumeric {}

                    /// A whole-number type without negative values.
                    protocol UnsignedInteger: BinaryInteger {}

                    /// A whole-number type of a fixed number of bits.
                    protocol FixedWidthInteger: BinaryInteger {
                        associatedtype Stride: SignedInteger
                        static var min: Self { get }
                        static var max: Self { get }
                        static var bitWidth: Int { get }
                        static func &+ (lhs: Self, rhs: Self) -> Self
                        static func &- (lhs: Self, rhs: Self) -> Self
                        static func &* (lhs: Self, rhs: Self) -> Self
                    }

                    /// A number type with fractions.
                    protocol FloatingPoint: SignedNumeric, Strideable, Hashable,
                        CustomStringConvertible
                    {
                        typealias Magnitude = Self
                        init(_ value: Int)
                        init<T: BinaryInteger>(_ value: T)
                        static func / (lhs: Self, rhs: Self) -> Self
                        static var pi: Self { get }
                        static var infinity: Self { get }
                        static var nan: Self { get }
                        static var greatestFiniteMagnitude: Self { get }
                        static var leastNormalMagnitude: Self { get }
                        static var leastNonzeroMagnitude: Self { get }
                        static var ulpOfOne: Self { get }
                        static var radix: Int { get }
                        var isNaN: Bool { get }
                        var isFinite: Bool { get }
                        var isInfinite: Bool { get }
                        var sign: FloatingPointSign { get }
                        var exponent: Int { get }
                        var significand: Self { get }
                        var ulp: Self { get }
                        var nextUp: Self { get }
                        func squareRoot() -> Self
                        func rounded() -> Self
                        func rounded(_ rule: FloatingPointRoundingRule) -> Self
                        func truncatingRemainder(dividingBy other: Self) -> Self
                        func remainder(dividingBy other: Self) -> Self
                        func addingProduct(_ lhs: Self, _ rhs: Self) -> Self
                    }

                    /// A binary number type with fractions.
                    protocol BinaryFloatingPoint: FloatingPoint, ExpressibleByFloatLiteral {
                        init(_ value: Double)
                        init(_ value: Float)
                        static var significandBitCount: Int { get }
                        static var exponentBitCount: Int { get }
                    }

                    /// Plus or minus.
                    enum FloatingPointSign: Int {
                        case plus
                        case minus
                    }

                    /// How a number with a fraction becomes a whole one.
                    enum FloatingPointRoundingRule {
                        case toNearestOrAwayFromZero
                        case toNearestOrEven
                        case up
                        case down
                        case towardZero
                        case awayFromZero
                    }
                    """)
        },
        LibraryGroup("extension Equatable") {
            Builtin(
                source: """
                    /// Whether two values differ.
                    static func != (lhs: Self, rhs: Self) -> Bool { !(lhs == rhs) }
                    """)
        },
        LibraryGroup("extension Hashable") {
            Builtin(
                source: """
                    /// A number that is equal for equal values.
                    var hashValue: Int { _hashValue(of: self) }
                    func hash(into hasher: inout Hasher) { hasher.combine(self) }
                    """)
        },
        LibraryGroup("extension Comparable") {
            Builtin(
                source: """
                    static func > (lhs: Self, rhs: Self) -> Bool { rhs < lhs }
                    static func <= (lhs: Self, rhs: Self) -> Bool { !(rhs < lhs) }
                    static func >= (lhs: Self, rhs: Self) -> Bool { !(lhs < rhs) }
                    """)
        },
    ]
}
