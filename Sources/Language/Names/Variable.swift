import Bytecode
import Diagnostics
import SwiftSyntax

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
    var willSet: Function?
    var didSet: Function?
    var isRequirement = false
    /// `private(set)`
    var hasPrivateSetter = false
    /// For the hidden storage of a lazy or wrapped property: the property it serves.
    var presented: Variable?
    /// The property wrapper that keeps the value, if one does.
    var wrapped: WrappedProperty?
    /// Global number once compiled.
    var globalNumber: Int?
    /// The function (or closure) whose local this is.
    var context: FunctionContext?
    var isCaptured = false
    var isMutated = false
    /// How often it is read, as far as the checker has come.
    var uses = 0
    /// Declared by a `let` or `var` of its own, not by a pattern or as a parameter.
    var isBinding = false
    var isInoutParameter = false
    /// `let x: Int` whose value comes later.
    var isDeferredLet = false
    /// Declared with a type alone: whoever reads it has to see whether it has a value by then.
    var lacksInitialValue = false
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

extension Variable {
    /// Whether `willSet` or `didSet` see its changes.
    var isObserved: Bool { self.willSet != nil || self.didSet != nil }

    var accessors: [Function] { [getter, setter, willSet, didSet].compactMap { $0 } }
}
