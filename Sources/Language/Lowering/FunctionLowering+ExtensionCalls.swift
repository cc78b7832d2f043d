import Diagnostics

/// Members that extensions add to protocols, called behind `any`.
///
/// Most are compiled once, with the existential as `Self`. Where they would have to know the type itself
/// (its `Index`, its initializers), each type that has been put behind the protocol gets the member as its
/// own, as for generic and static requirements (docs/decisions/0021-asking-types-behind-any.md).
extension FunctionLowering {
    func isAskedOfType(_ function: Function, _ map: Substitution, _ base: Expression?) -> Bool {
        guard !function.isRequirement, let owner = function.owner, owner.kind == .protocolType,
            let parameter = owner.selfParameter,
            case .existential(let protocols)? = map[parameter],
            function.implementation.isSource, !function.isRetired
        else { return false }
        if function.isStatic { return isCalledOnMetatype(function, map, base) }
        guard base != nil, !function.isMutating, function.role != .initializer else { return false }
        let fixed = Set(protocols.flatMap(\.fixedTypes.keys))
        let isOpen = environment.conformances.protocols(of: .existential(protocols)).contains {
            !fixed.isSuperset(of: $0.associatedTypes.keys)
        }
        return (isOpen || function.namesSelf)
            && !function.result.depends(on: parameter, besides: fixed)
            && !function.parameters.contains { $0.type.depends(on: parameter, besides: fixed) }
    }

    /// Reports an argument whose type only the value behind `any` knows: an index given back to
    /// `any Collection<Int>` may have come from another collection.
    func refuseOpenArguments(
        of function: Function, _ map: Substitution, at range: SourceRange
    ) {
        guard let owner = function.owner, owner.kind == .protocolType,
            let parameter = owner.selfParameter,
            case .existential(let protocols)? = map[parameter]
        else { return }
        let fixed = Set(protocols.flatMap(\.fixedTypes.keys))
        guard
            let open = function.parameters.first(where: {
                $0.type.isOpenArgument(of: parameter, besides: fixed)
            })
        else { return }
        environment.error(
            "open-argument",
            "what this takes, \(open.type), is known only with the type behind '\(Type.existential(protocols))'",
            at: range,
            hint:
                "give it to a generic function, 'func f<T: \(protocols.first?.generic?.name ?? protocols.first?.name ?? "P")>(_ x: T)', or use it with a type of its own: for a collection, Array(…)"
        )
    }
}

extension Type {
    /// Whether a value of it must come from the instance whose associated types it names.
    fileprivate func isOpenArgument(of parameter: GenericParameter, besides fixed: Set<String>)
        -> Bool
    {
        switch self {
        case .member: depends(on: parameter, besides: fixed)
        case .nominal(_, let arguments):
            arguments.contains { $0.isOpenArgument(of: parameter, besides: fixed) }
        case .tuple(let elements):
            elements.contains { $0.type.isOpenArgument(of: parameter, besides: fixed) }
        default: false
        }
    }

    /// Whether it is known only with the type itself, some of whose associated types are fixed.
    fileprivate func depends(on parameter: GenericParameter, besides fixed: Set<String>) -> Bool {
        switch self {
        case .nominal(_, let arguments):
            arguments.contains { $0.depends(on: parameter, besides: fixed) }
        case .tuple(let elements):
            elements.contains { $0.type.depends(on: parameter, besides: fixed) }
        case .function(let function):
            function.result.depends(on: parameter, besides: fixed)
                || function.parameters.contains { $0.type.depends(on: parameter, besides: fixed) }
        case .metatype(let type): type.depends(on: parameter, besides: fixed)
        case .member(.parameter(let owner), let name) where owner == parameter:
            !fixed.contains(name)
        case .member(let base, _): base.depends(on: parameter, besides: fixed)
        case .parameter(let own): own == parameter
        case .variable(let variable):
            variable.binding?.depends(on: parameter, besides: fixed) ?? false
        case .existential, .error: false
        }
    }
}
