/// A type of the language, as the checker thinks of it.
///
/// Within a generic body `parameter` stands for whatever the caller chooses; the compiler replaces it
/// when it compiles the body for concrete types. `variable` stands for what is still to be inferred.
indirect enum Type: Hashable {
    case nominal(Nominal, [Type])
    case tuple([TupleElement])
    case function(FunctionType)
    case metatype(Type)
    /// `any P & Q`; `Any` with no protocols.
    case existential([Nominal])
    case parameter(GenericParameter)
    /// An associated type of something not yet concrete: `S.Element`.
    case member(Type, String)
    case variable(TypeVariable)
    /// Something already reported; fits everywhere, so that one mistake gives one message.
    case error

    struct TupleElement: Hashable {
        var label: String?
        var type: Type
    }

    static var void: Type { .tuple([]) }
    static var any: Type { .existential([]) }
}

/// `(Int, inout String) throws -> Bool`
struct FunctionType: Hashable {
    struct Parameter: Hashable {
        var type: Type
        var isInout = false
        var isAutoclosure = false
        var isVariadic = false
    }

    var parameters: [Parameter]
    var result: Type
    var canThrow = false
    /// `E` of `throws(E)`; nil for any error.
    var thrown: Type?
}

/// A place for a type that inference will find. Bindings are undone through `Solver.trail`.
final class TypeVariable: Hashable {
    /// What a literal may become, when the variable stands for the type of one.
    enum Literal: Int, Comparable {
        /// - function: what a function of Double or of Float makes of literals: `sqrt(2)`.
        case integer, function, float, string, boolean, character

        var isNumber: Bool { self == .integer || self == .function || self == .float }

        static func < (left: Literal, right: Literal) -> Bool { left.rawValue < right.rawValue }

        var protocolName: String {
            switch self {
            case .integer: "ExpressibleByIntegerLiteral"
            case .function, .float: "ExpressibleByFloatLiteral"
            case .string: "ExpressibleByStringLiteral"
            case .boolean: "ExpressibleByBooleanLiteral"
            case .character: "ExpressibleByUnicodeScalarLiteral"
            }
        }
    }

    var binding: Type?
    var literal: Literal?
    /// Whether the binding is what a literal is by itself.
    var isDefault = false
    /// About how many variables this one stands for; what is undone still counts.
    var weight = 1

    init(literal: Literal? = nil) { self.literal = literal }

    static func == (left: TypeVariable, right: TypeVariable) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// `T` in `func f<T>`, with what is required of it.
final class GenericParameter: Hashable {
    let name: String
    /// Protocols it conforms to; settled before any body is checked.
    var constraints: [Nominal] = []
    /// The class it is or inherits from: `<T: Animal>`.
    var superclass: Type?
    /// `where T.Element == X` and `where T.Element: P`, by associated type name.
    var associated: [String: AssociatedRequirement] = [:]

    struct AssociatedRequirement {
        var equal: Type?
        var constraints: [Nominal] = []
    }

    init(name: String) { self.name = name }

    static func == (left: GenericParameter, right: GenericParameter) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
