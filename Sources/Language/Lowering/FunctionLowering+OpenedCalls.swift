import Bytecode

/// Generic functions given a value of `any P` for their `T: P`: they run with the type behind it as `T`.
///
/// As for generic requirements, each type that has been put behind the protocol gets code of its own for
/// such a call, found by the value (docs/decisions/0021-asking-types-behind-any.md).
extension FunctionLowering {
    /// The call, if one of the arguments is to be opened.
    func openedCall(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ expression: Expression, _ destination: Int?
    ) -> Value? {
        guard let index = openedArgument(of: function, map, arguments),
            case .parameter(let parameter) = function.parameters[index].type,
            case .existential(let protocols)? = map[parameter], let first = protocols.first
        else { return nil }
        var opening = Opening(
            function: function, substitution: substitution.merging(map),
            parameter: parameter, index: index, target: first.generic ?? first)
        if function.enclosing == nil {
            let needed = Compiler.parameters(of: function)
            opening.substitution = map.filtered { parameter, _ in needed.contains(parameter) }
        }
        let call = compiler.openedCall(
            opening, captures: function.enclosing == nil ? [] : captureLayout(of: function),
            result: concrete(expression.type))
        var frozenHere: [ObjectIdentifier] = []
        var result: Value!
        let type = descriptor(expression.type)
        withInputs(function, map, base, arguments, &frozenHere, code: call.placeholder) { inputs in
            mark(expression.range)
            guard case .value(var opened) = inputs[inputs.count - arguments.count + index] else {
                return
            }
            (opened.isOwned, opened.isTemporary) = (false, false)
            let all = [.value(opened)] + inputs
            let window = builder.openWindow(
                slots: max(all.reduce(0) { $0 + $1.slots }, type.slots))
            place(all, at: window)
            builder.emit(.callWitness, window - 3, immediate: call.number)
            result = collect(all, window, type, destination)
        }
        unfreeze(frozenHere)
        return result
    }

    /// Which argument's type `T` becomes known with the value: the only one that is of type `T`, where
    /// what is behind `any` does not do for `T` as it is.
    private func openedArgument(
        of function: Function, _ map: Substitution, _ arguments: [Argument]
    ) -> Int? {
        guard !function.isLibrary, function.role == .function, !function.isRequirement,
            function.implementation.isSource, !function.isRetired, !function.takesMetatype,
            !function.isMutating, arguments.count == function.parameters.count
        else { return nil }
        return function.parameters.indices.first { index in
            let given = function.parameters[index]
            guard case .parameter(let parameter) = given.type,
                function.signature.parameters.contains(parameter), !given.isInout,
                !given.isAutoclosure, case .existential(let protocols)? = map[parameter],
                !protocols.isEmpty,
                parameter.constraints.contains(where: {
                    !($0.isLibrary && Self.conformingToThemselves.contains($0.name))
                })
            else { return false }
            return function.parameters.indices.allSatisfy {
                $0 == index || !function.parameters[$0].type.mentions(parameter)
            }
        }
    }

    /// Protocols to which `any` of them conforms.
    private static let conformingToThemselves: Set<String> = [
        "Error", "Sendable", "Copyable", "Escapable",
    ]
}

/// A call of a generic function with a value of `any P` for one of its type parameters.
struct Opening: Hashable {
    let function: Function
    /// What the type parameters stand for, the opened one for the existential.
    var substitution: Substitution
    let parameter: GenericParameter
    /// Of the parameter that is opened.
    let index: Int
    /// The protocol by which it is known which types may come.
    let target: Nominal
}

extension Compiler {
    func openedCall(_ opening: Opening, captures: [Capture], result: Type) -> OpenedCall {
        if let known = openings[opening] { return known }
        environment.requirementCount += 1
        let call = OpenedCall(
            number: environment.requirementCount, placeholder: enqueue { nil }, captures: captures,
            result: result)
        openings[opening] = call
        for (descriptor, type) in layouts.all where isWitnessed(descriptor, opening.target) {
            compile(opening, call, for: type)
        }
        return call
    }

    struct OpenedCall {
        /// Under which types are asked for their code.
        let number: Int
        /// A function that is never called, for the object with what a local one captures.
        let placeholder: Int
        /// What a local function captures.
        let captures: [Capture]
        let result: Type
    }

    func compile(_ opening: Opening, _ call: OpenedCall, for type: Type) {
        let function = opening.function
        var map = opening.substitution
        map[opening.parameter] = type
        guard
            opening.parameter.constraints.allSatisfy({
                environment.conformances.conforms(type, to: $0)
            }), environment.conformances.satisfies(function.signature, map)
        else { return }
        let origins = Self.origins(of: [function], [type] + map.types)
        layouts.descriptor(for: type).witnesses[call.number] = enqueue(origins: origins) {
            [unowned self] in
            FunctionEmitter(
                compiler: self, checker: Checker(environment: environment, file: function.file)
            ).emitOpening(opening, call, map, type)
        }
        if function.enclosing != nil { prepareLocal(function, call.captures, map) }
    }

    /// A local function for types that the function around it does not know.
    private func prepareLocal(_ function: Function, _ captures: [Capture], _ map: Substitution) {
        let instance = LocalInstance(function: function, substitution: map)
        if localNumbers[instance] != nil { return }
        localNumbers[instance] = enqueue { [unowned self] in
            guard let body = function.body else { return nil }
            return FunctionEmitter(
                compiler: self, checker: Checker(environment: environment, file: function.file)
            ).emitClosure(
                body, parameters: function.parameters.map(\.isInout), result: function.result,
                captures: captures, name: function.name, file: function.file,
                substitution: map, function: function)
        }
    }
}
