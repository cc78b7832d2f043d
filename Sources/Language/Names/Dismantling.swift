/// Declarations know each other in circles: a type its members, members their type and the scope around
/// them. When a compiler goes, as at a reset, the circles are cut, or nothing would ever go.
extension Environment {
    func dismantle() {
        var waiting = Array(loadedTopLevel.values.joined())
        waiting += cells.names.values.joined()
        waiting += results.scope.names.values.joined()
        waiting += libraryContexts.values.compactMap { $0?.nominal }
        for declaration in waiting { declaration.dismantle() }
        loadedTopLevel = [:]
        libraryContexts = [:]
        lookups.forgetAll()
    }
}

extension Declaration {
    /// Lets go of everything that could lead back here.
    fileprivate func dismantle() {
        switch self {
        case let nominal as Nominal: nominal.dismantleType()
        case let function as Function: function.dismantleFunction()
        case let variable as Variable: variable.dismantleVariable()
        default: break
        }
    }
}

extension Declaration {
    /// Takes apart what a cell declared that came to nothing: types and the scopes of their members refer to
    /// each other. Who still shows it finds its name and its type.
    func discard() {
        switch self {
        case let function as Function: function.forgetBody()
        case let variable as Variable:
            for accessor in variable.accessors { accessor.discard() }
            variable.forgetValue()
        case let nominal as Nominal:
            let members = nominal.members.values.joined() + nominal.storedProperties
            nominal.forgetMembers()
            for member in members where !member.isLibrary { member.discard() }
        default: break
        }
    }
}

extension Nominal {
    fileprivate func forgetMembers() {
        (members, settledMembers, storedProperties, cases) = ([:], [:], [], [])
        (refinement, completion, implementations) = (nil, nil, [:])
    }

    fileprivate func dismantleType() {
        let inside =
            Array(members.values.joined()) + settledMembers.values.joined() + storedProperties
        let forms = constrainedForms.values.map(\.self)
        forgetMembers()
        (conformances, superclass, generic, opaque) = ([], nil, nil, nil)
        (associatedTypes, typeAliases, fixedTypes, constrainedForms) = ([:], [:], [:], [:])
        (associatedSuperclasses, associatedDefaults) = ([:], [:])
        (associatedEqualities, associatedConformances) = ([], [])
        (order, rawType, rawValues, deinitializer, layout) = (nil, nil, nil, nil, nil)
        for parameter in parameters + [selfParameter].compactMap(\.self) {
            (parameter.constraints, parameter.superclass) = ([], nil)
        }
        selfParameter = nil
        for member in inside { member.dismantle() }
        for form in forms { form.dismantle() }
    }
}

extension Function {
    fileprivate func forgetBody() {
        (scope, body, bodySyntax, synthesizedBody) = (nil, nil, nil, nil)
        enclosing = nil
        checkedDefaults = [:]
    }

    fileprivate func dismantleFunction() {
        forgetBody()
        (unreadBody, overridden, owner) = (nil, nil, nil)
        (signature, ownerSignature) = (GenericSignature(), GenericSignature())
    }
}

extension Variable {
    fileprivate func forgetValue() {
        (scope, completion, initialValue, checkedInitialValue) = (nil, nil, nil, nil)
        wrapped = nil
    }

    fileprivate func dismantleVariable() {
        let all = accessors
        (getter, setter, willSet, didSet, silentSetter) = (nil, nil, nil, nil, nil)
        forgetValue()
        (context, owner, presented, overridden) = (nil, nil, nil, nil)
        for accessor in all { accessor.dismantle() }
    }
}
