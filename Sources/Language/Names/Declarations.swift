import Bytecode
import Diagnostics
import SwiftSyntax

/// Anything with a name. Declarations are numbered by identity and never change their meaning once a
/// cell has been compiled: a later cell's declaration shadows an earlier one, code that was compiled
/// against the earlier one keeps it.
class Declaration {
    let name: String
    let file: SourceFile
    /// Of the name, for "declared here".
    let range: SourceRange
    /// Of the whole declaration, for inspection.
    var wholeRange: SourceRange
    var documentation: String?

    init(name: String, file: SourceFile, range: SourceRange, wholeRange: SourceRange? = nil) {
        self.name = name
        self.file = file
        self.range = range
        self.wholeRange = wholeRange ?? range
    }

    var isLibrary: Bool { file.origin == .library }
}

/// What a generic declaration asks of its caller's types.
struct GenericSignature {
    var parameters: [GenericParameter] = []
    /// `where A.B == C` that is not about a parameter of its own.
    var equalities: [(Type, Type)] = []
    /// `where Element: P` on an enclosing type's parameter.
    var conformances: [(Type, Nominal)] = []

    var isEmpty: Bool { parameters.isEmpty && equalities.isEmpty && conformances.isEmpty }
}

/// That a type conforms to a protocol, under the conditions of an extension's `where` clause.
struct Conformance {
    let target: Nominal
    let signature: GenericSignature
    /// The file that says so.
    let origin: SourceFile
}

/// A struct, enum, class or protocol.
final class Nominal: Declaration, Hashable {
    enum Kind { case structure, enumeration, classType, protocolType }

    let kind: Kind
    var parameters: [GenericParameter] = []
    /// Members written in the type and in extensions read so far, by base name.
    var members: [String: [Declaration]] = [:]
    var storedProperties: [Variable] = []
    var cases: [EnumCase] = []
    /// Conformances (and a protocol's refinements) with what they depend on.
    var conformances: [Conformance] = []
    var superclass: Type?
    var rawType: Type?
    var typeAliases: [String: Type] = [:]
    var associatedTypes: [String: [Nominal]] = [:]
    /// `associatedtype Iterator where Iterator.Element == Element`.
    var associatedEqualities: [(Type, Type)] = []
    /// `Self` within a protocol and its extensions.
    var selfParameter: GenericParameter?
    var outer: Nominal?
    var isResultBuilder = false
    /// Set when a later cell declared the name anew.
    var isSuperseded = false
    /// Runs before the members are first looked at.
    var completion: (() -> Void)?
    var isFinal = false
    var isIndirect = false
    /// `@native`: values are references to objects of the number tower or the display.
    var isNative = false

    init(
        name: String, kind: Kind, file: SourceFile, range: SourceRange,
        wholeRange: SourceRange? = nil
    ) {
        self.kind = kind
        super.init(name: name, file: file, range: range, wholeRange: wholeRange)
    }

    static func == (left: Nominal, right: Nominal) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// `Net`, or `Net (In[3])` once another `Net` has taken the name.
    var displayName: String {
        let base = outer.map { "\($0.displayName).\(name)" } ?? name
        return isSuperseded ? "\(base) (\(file.name))" : base
    }

    /// The type from inside its own declaration.
    var declaredType: Type {
        if kind == .protocolType, let selfParameter { return .parameter(selfParameter) }
        return .nominal(self, parameters.map(Type.parameter))
    }
}

struct ParameterDeclaration {
    /// Outside name; nil for `_`.
    var label: String?
    var name: String
    var type: Type
    var isInout = false
    var isVariadic = false
    var isAutoclosure = false
    /// `@LayerBuilder`: the builder type that closures for this parameter go through.
    var resultBuilder: Nominal?
    var defaultValue: ExprSyntax?
    /// Filled in on first use.
    var checkedDefault: Expression?
}

/// A function, method, initializer, accessor or operator.
final class Function: Declaration, Hashable {
    enum Role { case function, initializer, getter, setter, deinitializer }

    let role: Role
    var parameters: [ParameterDeclaration] = []
    var result: Type = .void
    var canThrow = false
    var signature = GenericSignature()
    /// The type or protocol it is a member of.
    var owner: Nominal?
    var isStatic = false
    var isMutating = false
    var isFailable = false
    var isDiscardable = false
    var isConvenience = false
    var isRethrowing = false
    var isOverride = false
    /// The extension's `where` clause.
    var ownerSignature = GenericSignature()
    var implementation = LibraryDeclaration.Implementation.source
    /// A requirement of a protocol: calls choose the conforming type's own.
    var isRequirement = false
    var requirementNumber = 0
    var bodySyntax: CodeBlockItemListSyntax?
    /// Scope in which the body's names are looked up.
    var scope: Scope?
    var body: FunctionBody?
    var checking = false
    /// Local functions: the function they are written in.
    var enclosing: FunctionContext?
    /// For synthesised members (memberwise initializers, `==`).
    var synthesis: Synthesis?
    /// The accessor of a stored property, where a protocol asks for one.
    var storedProperty: Variable?
    var captures: [Variable] = []

    enum Synthesis { case memberwise, equality, rawValueInitializer }

    init(
        name: String, role: Role = .function, file: SourceFile, range: SourceRange,
        wholeRange: SourceRange? = nil
    ) {
        self.role = role
        super.init(name: name, file: file, range: range, wholeRange: wholeRange)
    }

    static func == (left: Function, right: Function) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    var type: FunctionType {
        FunctionType(
            parameters: parameters.map {
                FunctionType.Parameter(
                    type: $0.isVariadic ? $0.type : $0.type, isInout: $0.isInout,
                    isAutoclosure: $0.isAutoclosure, isVariadic: $0.isVariadic)
            }, result: result, canThrow: canThrow)
    }

    /// `matmul(_:by:)`
    var fullName: String {
        if role == .getter || role == .setter { return name }
        return "\(name)(\(parameters.map { ($0.label ?? "_") + ":" }.joined()))"
    }
}

/// A variable, constant, property or subscript.
final class Variable: Declaration, Hashable {
    enum Storage { case global, local, stored, computed, staticStored }

    var storage: Storage
    var isLet: Bool
    var type: Type
    var owner: Nominal?
    var isStatic = false
    var getter: Function?
    var setter: Function?
    /// Parameters of a subscript; nil for a variable.
    var subscriptParameters: [ParameterDeclaration]?
    var initialValue: ExprSyntax?
    var checkedInitialValue: Expression?
    var scope: Scope?
    /// `@noDerivative`.
    var isNotDifferentiable = false
    var isLazy = false
    var willSet: Function?
    var didSet: Function?
    var isRequirement = false
    /// Global number once compiled.
    var globalNumber: Int?
    /// The function (or closure) whose local this is.
    var context: FunctionContext?
    var isCaptured = false
    var isMutated = false
    var isInoutParameter = false
    /// `let x: Int` whose value comes later.
    var isDeferredLet = false
    /// A function declared within another, which this name stands for.
    var localFunction: Function?
    /// `@LayerBuilder var body: …`: closures given for it in the memberwise initializer are built.
    var resultBuilder: Nominal?
    /// Resolves the type of a property whose type follows from its initial value.
    var completion: (() -> Void)?
    var implementation = LibraryDeclaration.Implementation.source
    /// Type parameters introduced by a generic subscript or the extension's where clause.
    var ownerSignature = GenericSignature()
    var index = 0

    init(
        name: String, storage: Storage, isLet: Bool, type: Type, file: SourceFile,
        range: SourceRange
    ) {
        self.storage = storage
        self.isLet = isLet
        self.type = type
        super.init(name: name, file: file, range: range)
    }

    static func == (left: Variable, right: Variable) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

final class EnumCase: Declaration {
    let owner: Nominal
    var payload: [ParameterDeclaration] = []
    var index = 0
    var rawValue: ExprSyntax?
    var isIndirect = false

    init(name: String, owner: Nominal, file: SourceFile, range: SourceRange) {
        self.owner = owner
        super.init(name: name, file: file, range: range)
    }
}

final class TypeAlias: Declaration {
    var target: Type = .error
    var parameters: [GenericParameter] = []
}

/// A generic parameter as a name in scope.
final class TypeName: Declaration {
    let type: Type
    init(name: String, type: Type, file: SourceFile, range: SourceRange) {
        self.type = type
        super.init(name: name, file: file, range: range)
    }
}

/// A function or closure while its body is checked: what it captures, what it returns.
final class FunctionContext {
    let parent: FunctionContext?
    let function: Function?
    /// Variables of outer contexts that this one uses, in order of first use.
    var captures: [Variable] = []
    /// Of `return`.
    var result: Type
    var canThrow: Bool
    /// A single-expression closure, whose expression is its result.
    var sawReturn = false
    /// Whether a `try` or `throw` was seen outside any exhaustive `do`.
    var throwsErrors = false
    /// A cell's own statements.
    var isTopLevel = false

    init(parent: FunctionContext?, function: Function?, result: Type, canThrow: Bool) {
        self.parent = parent
        self.function = function
        self.result = result
        self.canThrow = canThrow
    }
}

/// Names visible at a point, innermost first.
final class Scope {
    let parent: Scope?
    private var names: [String: [Declaration]] = [:]
    /// The type whose members are visible without `self.`
    let nominal: Nominal?
    /// Whether members are looked up on `Self.self` (static) or on `self`.
    let context: FunctionContext?
    /// Finds names that are not in `names` (the library, reading it on demand).
    let fallback: ((String) -> [Declaration])?

    init(
        parent: Scope?, nominal: Nominal? = nil, context: FunctionContext? = nil,
        fallback: ((String) -> [Declaration])? = nil
    ) {
        self.parent = parent
        self.nominal = nominal
        self.context = context ?? parent?.context
        self.fallback = fallback
    }

    func declare(_ declaration: Declaration) {
        names[declaration.name, default: []].append(declaration)
    }

    func replace(_ name: String, with declarations: [Declaration]) { names[name] = declarations }

    /// Declarations of this scope alone.
    func local(_ name: String) -> [Declaration] { names[name] ?? fallback?(name) ?? [] }

    var localNames: [String] { Array(names.keys) }
}
