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
    /// Of a function's own variable: what it is declared with.
    var boundValue: Expression?
    var scope: Scope?
    /// `@noDerivative`.
    var isNotDifferentiable = false
    var modifiers = MemberModifiers()
    /// A `weak` or `unowned` variable of that kind's own type: every use goes to what it refers to. Of a
    /// property it is the hidden storage.
    var isReferenceStorage = false
    /// Of a class's property: the superclass's that it takes the place of.
    var overridden: Variable?
    /// A stored property that a subclass overrides: reached through its accessors only.
    var isOverridden = false
    /// Accessors of a stored property, made when a protocol or a subclass asks for them.
    private var storedAccessors: [Function.Role: Function] = [:]
    var willSet: Function?
    var didSet: Function?
    /// Of a property that is observed though a setter stores it: sets it past the observers.
    var silentSetter: Function?
    var isRequirement = false
    /// `private(set)`
    var hasPrivateSetter = false
    /// For the hidden storage of a lazy, wrapped, weak or unowned property: the property it serves.
    var presented: Variable?
    /// The property wrapper that keeps the value, if one does.
    var wrapped: WrappedProperty?
    /// Global number once compiled.
    var globalNumber: Int?
    /// Whether the type behind `any P.Type` says what a static property is.
    var isAskedOfType: Bool {
        isRequirement || owner?.kind == .protocolType && getter != nil
    }
    /// The function (or closure) whose local this is.
    var context: FunctionContext?
    var isCaptured = false
    var isMutated = false
    /// How often it is read, as far as the checker has come.
    var uses = 0
    /// Declared by a `let` or `var` of its own, not by a pattern or as a parameter.
    var isBinding = false
    var isInoutParameter = false
    /// A function parameter that is not `@escaping`.
    var isNonEscaping = false
    /// `Node!`: where no optional will do, the value within is meant.
    var isImplicitlyUnwrapped = false
    /// `self` of a mutating method or initializer of a value type, and inout parameters: no closure that
    /// outlives the call may use them.
    var isBorrowed = false
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

    /// The getter or setter, that of a stored property included.
    func accessor(_ role: Function.Role) -> Function? {
        if storage != .stored, storage != .staticStored {
            return role == .getter ? getter : setter
        }
        if role == .setter, isLet { return nil }
        if let known = storedAccessors[role] { return known }
        let made = Function(name: name, role: role, file: file, range: range)
        made.owner = owner
        made.isStatic = isStatic
        made.modifiers = modifiers
        made.storedProperty = self
        if role == .getter {
            made.result = type
        } else {
            made.isMutating = !isStatic
            made.parameters = [ParameterDeclaration(label: nil, name: "newValue", type: type)]
        }
        storedAccessors[role] = made
        return made
    }

    var accessors: [Function] {
        // Asked at every use of a variable, most of which have none.
        if getter == nil, setter == nil, willSet == nil, didSet == nil { return [] }
        return [getter, setter, willSet, didSet, silentSetter].compactMap { $0 }
    }

    /// What a setter does that stores a new value between `willSet` and `didSet`.
    ///
    /// - Parameters:
    ///   - instance: what has the property; nil for a static one.
    ///   - property: the property, to be read.
    func observing(
        _ instance: Expression?, reading property: Expression, storing new: Expression,
        _ store: Statement
    ) -> [Statement] {
        let parameters = owner?.parameters ?? []
        let map = Substitution(parameters, parameters.map(Type.parameter))
        func call(_ observer: Function, _ value: Expression) -> Statement {
            let call = Expression(
                .call(observer, map, base: instance, [Argument(value: value)]), .void, range)
            return Statement(.expression(call), range)
        }
        var result: [Statement] = []
        var old: Variable?
        if didSet != nil {
            let kept = Variable(
                name: "oldValue", storage: .local, isLet: true, type: type, file: file,
                range: range)
            result.append(Statement(.declare(.variable(kept), property), range))
            old = kept
        }
        if let willSet { result.append(call(willSet, new)) }
        result.append(store)
        if let didSet, let old {
            result.append(call(didSet, Expression(.variable(old), type, range)))
        }
        return result
    }
}
