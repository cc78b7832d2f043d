import Bytecode
import Diagnostics

/// A struct, enum, class or protocol.
final class Nominal: Declaration, Hashable {
    enum Kind { case structure, enumeration, classType, protocolType }

    let kind: Kind
    /// Whether it is the library's `Optional`, which is asked for more than any other.
    let isOptional: Bool
    /// Whether it is one of the library's numbers, which have arithmetic of their own in the machine.
    let isNumber: Bool
    /// Those of the types around it first.
    var parameters: [GenericParameter] = []
    /// Members written in the type and in extensions read so far, by base name.
    var members: [String: [Declaration]] = [:] {
        didSet { if !settledMembers.isEmpty { settledMembers = [:] } }
    }
    var storedProperties: [Variable] = []
    var cases: [EnumCase] = []
    /// Conformances (and a protocol's refinements) with what they depend on.
    var conformances: [Conformance] = []
    var superclass: Type?
    /// Associated types that were looked for in vain, at length.
    var unfoundTypes: Set<String> = []
    /// Of a class: `final`.
    var isFinal = false
    var deinitializer: Function?
    /// Of a class: by the function that began a line of overrides, what it became here.
    var implementations: [Function: Function] = [:]
    /// Of a class: whether it has an initializer for each designated one of its superclass, and with
    /// them the superclass's convenience initializers.
    var inheritsConvenienceInitializers = false
    /// Of the type that `some P` is as a result.
    var opaque: OpaqueResult?
    /// Of a protocol: the associated types that may follow its name, `Element` of `Sequence<Int>`.
    var primaryTypes: [String] = []
    /// Of `Sequence<Int>`: `Sequence`, and what the associated types are.
    var generic: Nominal?
    var fixedTypes: [String: Type] = [:]
    var constrainedForms: [[Type]: Nominal] = [:]
    var rawType: Type?
    /// Of an enum: the `<` that nobody wrote, once something asked for it.
    var order: Function?
    /// Of an enum with a raw type: its cases' raw values, once they have been checked.
    var rawValues: [Expression]?
    var typeAliases: [String: Type] = [:]
    var associatedTypes: [String: [Nominal]] = [:]
    /// `associatedtype Pet: Animal`, where that is a class.
    var associatedSuperclasses: [String: Type] = [:]
    /// `associatedtype Body = Never`.
    var associatedDefaults: [String: Type] = [:]
    /// `associatedtype Iterator where Iterator.Element == Element`, `protocol P: Q where Key == String`.
    var associatedEqualities: [(Type, Type)] = []
    /// `associatedtype Items: Collection where Items.Element: Hashable`.
    var associatedConformances: [(Type, Nominal)] = []
    /// `Self` within a protocol and its extensions.
    var selfParameter: GenericParameter?
    var outer: Nominal?
    var isResultBuilder = false
    var isPropertyWrapper = false
    /// `@dynamicMemberLookup`, `@dynamicCallable`
    var hasDynamicMembers = false
    var isDynamicallyCallable = false
    /// Set when a later cell declared the name anew.
    var isSuperseded = false
    /// Reads what it inherits or refines; runs before that is first looked at.
    var refinement: (() -> Void)?
    /// Reads its members; runs before they are first looked at.
    var completion: (() -> Void)?
    /// Of a protocol of the library whose members have not been read yet: their names.
    var unreadNames: Set<String> = []
    /// Whether what extensions of the library make it conform to has been read.
    var hasReadExtensions = false
    /// Members of extensions of the library that have been read.
    var readNames: Set<String> = []
    /// Members by name, the library's extensions included.
    var settledMembers: [String: [Declaration]] = [:]
    var isIndirect = false
    /// Of a type without parameters, once one has been made.
    var layout: TypeDescriptor?
    /// `@native`: values are references to objects of the number tower or the display.
    var isNative = false

    init(
        name: String, kind: Kind, file: SourceFile, range: SourceRange,
        wholeRange: SourceRange? = nil
    ) {
        self.kind = kind
        isOptional = name == "Optional" && file.origin == .library
        isNumber = file.origin == .library && Checker.numbers.contains(name)
        super.init(name: name, file: file, range: range, wholeRange: wholeRange)
    }

    static func == (left: Nominal, right: Nominal) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// `Net`, or `Net (In[3])` once another `Net` has taken the name.
    var displayName: String {
        let base = outer.map { "\($0.displayName).\(name)" } ?? name
        return isSuperseded ? "\(base) (\(file.name))" : base
    }

    /// Whether its functions mean something only for given types.
    var isGeneric: Bool { !parameters.isEmpty || kind == .protocolType }

    /// How many of the parameters are those of the types around it.
    var outerParameterCount: Int { outer?.parameters.count ?? 0 }

    /// The type of this name within `outer`, its own arguments given; to be inferred where they are
    /// not. Nil if their number does not fit.
    func nested(in outer: Type?, _ arguments: [Type]) -> Type? {
        let around = outer?.arguments ?? []
        let own = parameters.suffix(parameters.count - outerParameterCount)
        guard around.count == outerParameterCount else { return nil }
        if arguments.count == own.count { return .nominal(self, around + arguments) }
        guard arguments.isEmpty else { return nil }
        return .nominal(self, around + own.map { _ in .variable(TypeVariable()) })
    }

    /// The type from inside its own declaration.
    var declaredType: Type {
        if kind == .protocolType, let selfParameter { return .parameter(selfParameter) }
        return .nominal(self, parameters.map(Type.parameter))
    }
}
