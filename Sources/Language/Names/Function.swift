import Bytecode
import Diagnostics
import SwiftSyntax

/// A parameter of a function, a subscript or a case.
struct ParameterDeclaration {
    /// Outside name; nil for `_`.
    var label: String?
    var name: String
    var type: Type
    var isInout = false
    var isVariadic = false
    var isAutoclosure = false
    /// `@escaping`: what is given may be kept after the call.
    var isEscaping = false
    /// `@LayerBuilder`: the builder type that closures for this parameter go through.
    var resultBuilder: Nominal?
    /// `@Clamped level: Int`: the property wrapper that keeps the value within the function.
    var wrapper: ParameterWrapper?
    var defaultValue: ExprSyntax?
}

struct ParameterWrapper {
    let attribute: AttributeSyntax
    let wrapper: Nominal
}

/// A function, method, initializer, accessor or operator.
final class Function: Declaration, Hashable {
    enum Role { case function, initializer, getter, setter }

    let role: Role
    var parameters: [ParameterDeclaration] = []
    var result: Type = .void
    var canThrow = false
    /// `E` of `throws(E)`; nil for any error.
    var thrown: Type?
    var signature = GenericSignature()
    /// The type or protocol it is a member of.
    var owner: Nominal?
    var isStatic = false
    var isMutating = false
    var isFailable = false
    var isDiscardable = false
    var unavailability: Unavailability?
    var isRethrowing = false
    /// The extension's `where` clause.
    var ownerSignature = GenericSignature()
    /// `@ViewBuilder`: makes the value of the body's statements.
    var resultBuilder: Nominal?
    var implementation = LibraryDeclaration.Implementation.source
    /// A requirement of a protocol: calls choose the conforming type's own.
    var isRequirement = false
    var requirementNumber = 0
    var bodySyntax: CodeBlockItemListSyntax?
    /// Whether it had a body that it has let go of: a later cell has taken its name.
    var isRetired = false
    var hasBody: Bool { bodySyntax != nil || isRetired }
    /// Whether a struct's initializer hands the work to another one or replaces `self` as a whole.
    private(set) lazy var delegates =
        bodySyntax?.contains {
            let text = $0.trimmedDescription
            return text.hasPrefix("self.init(") || text.hasPrefix("self = ")
        } ?? false
    /// Whether the body writes `Self`.
    private(set) lazy var namesSelf =
        bodySyntax?.tokens(viewMode: .sourceAccurate).contains {
            $0.tokenKind == .keyword(.Self)
        } ?? false
    /// Whether an initializer calls one of its superclass itself.
    private(set) lazy var callsSuperInitializer = SuperInitializerFinder.isCalled(in: self)
    /// Of a function of the library: gives the body's statements, for which `bodySyntax` only stands
    /// until somebody wants them.
    var unreadBody: (() -> CodeBlockItemListSyntax?)?
    /// The statements of a function that nobody wrote, made when its body is checked.
    var synthesizedBody: ((Checker) -> [Statement])?
    /// Default values that mean the same at every call, once they have been checked.
    var checkedDefaults: [SyntaxIdentifier: Expression] = [:]
    /// Scope in which the body's names are looked up.
    var scope: Scope?
    var body: FunctionBody?
    var checking = false
    /// Local functions: the function they are written in.
    var enclosing: FunctionContext?
    /// For members that nobody writes.
    var synthesis: Synthesis?
    /// The accessor of a stored property, where a protocol asks for one.
    var storedProperty: Variable?
    var modifiers = MemberModifiers()
    /// Of a class's member: the superclass's that it takes the place of.
    var overridden: Function?
    /// Of a requirement: asks it of a value behind `any` that says what its type is.
    var opened: Function?
    /// The result is `Self`: the type of the instance it is called on.
    var returnsSelf = false

    enum Synthesis {
        case memberwise, rawValueInitializer
        /// A subclass's copy of its superclass's designated initializer, `overridden`.
        case inheritedInitializer
        /// Accessors of a property that adds observers to its superclass's.
        case superGetter, superSetter
    }

    var isOperator: Bool { name.first.map { !($0.isLetter || $0 == "_") } == true }

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
                    type: $0.type, isInout: $0.isInout,
                    isAutoclosure: $0.isAutoclosure, isVariadic: $0.isVariadic)
            }, result: result, canThrow: canThrow, thrown: thrown)
    }

    /// Whether the full names are the same, found out without making them.
    func hasFullName(of other: Function) -> Bool {
        if name != other.name { return false }
        let isCalled = role != .getter && role != .setter
        guard isCalled == (other.role != .getter && other.role != .setter) else { return false }
        if !isCalled { return true }
        return parameters.count == other.parameters.count
            && parameters.indices.allSatisfy {
                (parameters[$0].label ?? "_") == (other.parameters[$0].label ?? "_")
            }
    }

    /// `matmul(_:by:)`
    var fullName: String {
        if role == .getter || role == .setter { return name }
        return "\(name)(\(parameters.map { ($0.label ?? "_") + ":" }.joined()))"
    }
}
