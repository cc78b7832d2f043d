import Diagnostics

/// What a generic declaration asks of its caller's types.
struct GenericSignature {
    var parameters: [GenericParameter] = []
    /// `where A.B == C` that is not about a parameter of its own.
    var equalities: [(Type, Type)] = []
    /// `where Element: P` on an enclosing type's parameter.
    var conformances: [(Type, Nominal)] = []

    /// How much it asks: of what fits, that which asks for most is meant.
    var weight: Int { parameters.count + equalities.count + conformances.count }

    var isEmpty: Bool { parameters.isEmpty && equalities.isEmpty && conformances.isEmpty }
}

/// That a type conforms to a protocol, under the conditions of an extension's `where` clause.
struct Conformance {
    let target: Nominal
    let signature: GenericSignature
    /// The file that says so.
    let origin: SourceFile
    /// The name of the type where it says so.
    let range: SourceRange
}
