/// Indices and arguments on the way to a place are evaluated once.
extension FunctionLowering {
    /// The index and argument expressions on the way to a place.
    func indices(of expression: Expression) -> [Expression] {
        switch expression.kind {
        case .property(let base, _), .tupleElement(let base, _), .forceUnwrap(let base),
            .bindOptional(let base), .optionalChain(let base):
            return indices(of: base)
        case .subscriptAccess(let base, _, _, let arguments):
            return indices(of: base) + arguments.map(\.value)
        case .keyPathAccess(let base, let path): return indices(of: base) + [path]
        default: return []
        }
    }

    /// What has to be computed, once and in this order, before a place is looked at: indices, arguments,
    /// and the instances on the way to it that code among them or in `others` might replace.
    func steps(to expression: Expression, beside others: [Expression]) -> [Expression] {
        let indices = indices(of: expression)
        if indices.allSatisfy(\.isCallFree), others.allSatisfy(\.isCallFree) { return indices }
        // What is held while a chain ends early would never be let go.
        if !chainExits.isEmpty, let link = chainLink(of: expression),
            placeholders[ObjectIdentifier(link)] == nil
        {
            return indices
        }
        return steps(to: expression)
    }

    private func steps(to expression: Expression) -> [Expression] {
        if placeholders[ObjectIdentifier(expression)] != nil { return [] }
        switch expression.kind {
        case .property(let base, _): return steps(to: base) + instance(base)
        case .tupleElement(let base, _), .forceUnwrap(let base), .bindOptional(let base):
            return steps(to: base)
        case .subscriptAccess(let base, _, _, let arguments):
            return steps(to: base) + instance(base) + inOrder(arguments).map(\.value)
        case .keyPathAccess(let base, let path): return steps(to: base) + instance(base) + [path]
        default: return []
        }
    }

    /// The base itself if it is an instance of a class that might be another one later.
    private func instance(_ base: Expression) -> [Expression] {
        guard concrete(base.type).nominal?.kind == .classType else { return [] }
        switch base.kind {
        case .variable(let variable)
        where variable.isLet || variable.storage == .local && !variable.isMutated:
            return []
        case .superReference: return []
        default: return [base]
        }
    }

    /// Arguments in the order in which they are computed: what the call leaves out comes last.
    private func inOrder(_ arguments: [Argument]) -> [Argument] {
        arguments.filter { !$0.isDefault } + arguments.filter(\.isDefault)
    }

    /// Computes what a call says, and what it is called on, where a default value that runs code stands
    /// before something that is written: in Swift, default values come last.
    func freezeWritten(_ arguments: [Argument], of function: Function, on base: Expression?)
        -> [ObjectIdentifier]
    {
        guard let first = arguments.firstIndex(where: { $0.isDefault && !$0.value.isCallFree }),
            arguments[first...].contains(where: { !$0.isDefault && !$0.value.isCallFree })
        else { return [] }
        var frozen: [ObjectIdentifier] = []
        let given = inOrder(arguments).filter { !$0.isInout }.map(\.value)
        if let base, !function.isStatic, function.role != .initializer {
            if function.isMutating, function.owner?.kind != .classType {
                frozen = freeze(steps(to: base, beside: given))
            } else if !base.isCallFree {
                frozen = freeze([base])
            }
        }
        return frozen + freeze(given)
    }

    /// Computes the arguments of a call before the places that it gets are looked at, where computing
    /// them might change the places.
    func freezeBesideInout(_ arguments: [Argument]) -> [ObjectIdentifier] {
        let given = arguments.filter { !$0.isInout }.map(\.value)
        guard given.count < arguments.count, !given.allSatisfy(\.isCallFree) else { return [] }
        return arguments.flatMap { argument in
            freeze(argument.isInout ? steps(to: argument.value, beside: given) : [argument.value])
        }
    }

    /// Computes expressions now, so that evaluating them again gives the same value.
    func freeze(_ expressions: [Expression]) -> [ObjectIdentifier] {
        var result: [ObjectIdentifier] = []
        for expression in expressions where placeholders[ObjectIdentifier(expression)] == nil {
            switch expression.kind {
            case .integer, .float, .boolean, .placeholder, .closure: continue
            default: break
            }
            let held = owned(value(expression))
            placeholders[ObjectIdentifier(expression)] = Value(
                register: held.register, type: held.type, isOwned: false, isTemporary: false)
            result.append(ObjectIdentifier(expression))
        }
        return result
    }

    func unfreeze(_ keys: [ObjectIdentifier]) {
        for key in keys {
            guard let held = placeholders.removeValue(forKey: key) else { continue }
            release(
                Value(
                    register: held.register, type: held.type,
                    isOwned: !held.type.references.isEmpty, isTemporary: true))
        }
    }
}
