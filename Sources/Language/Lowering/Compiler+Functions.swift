import Bytecode

/// Functions by number, compiled when they are first asked for.
extension Compiler {
    /// The number of a function compiled for these types.
    func number(of function: Function, _ substitution: Substitution) -> Int {
        uses.note(function)
        let parameters = Self.parameters(of: function)
        let types = parameters.map { concrete(substitution[$0] ?? .error, [:]) }
        let instance = Instance(function: function, types: types)
        if let known = numbers[instance] { return known }
        let number = newFunctionNumber()
        numbers[instance] = number
        let origins = Self.origins(of: [function], types)
        if !origins.isEmpty { self.origins[number] = origins }
        if types.contains(where: \.isExcessive) {
            environment.error(
                "generic-recursion",
                "'\(function.name)' needs itself for ever larger types", at: function.range,
                hint: "keep the type parameter the same in the recursive call")
            waiting.append(
                Waiting(number: number, name: function.name, isLibrary: false, emit: { nil }))
            return number
        }
        let map = Substitution(parameters, types)
        waiting.append(
            Waiting(
                number: number, name: function.name, isLibrary: function.isLibrary,
                origins: origins
            ) { [unowned self] in
                self.uses.user = .init(function: function, types: types.compactMap(\.nominal))
                return self.compile(function, map)
            })
        return number
    }

    /// The generic parameters an instance depends on: the owner's (or `Self`), then its own.
    static func parameters(of function: Function) -> [GenericParameter] {
        guard let owner = function.owner else { return function.signature.parameters }
        return (owner.selfParameter.map { [$0] } ?? []) + owner.parameters
            + function.signature.parameters
    }

    func compile(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        let checker = Checker(
            environment: environment, file: function.file, scope: function.scope)
        let selfType = function.owner.map { concrete($0.declaredType, substitution) }
        let emitter = FunctionEmitter(compiler: self, checker: checker)
        return emitter.emit(function, substitution, selfType)
    }

    /// A hidden function: a closure's body, a thunk. It is the library's if what it stands in is.
    /// - Parameter origins: the cells it comes from; those of what it stands in unless given.
    func enqueue(origins: CellSet? = nil, _ emit: @escaping () -> FunctionCode?) -> Int {
        let number = newFunctionNumber()
        let origins = origins ?? currentOrigins
        if !origins.isEmpty { self.origins[number] = origins }
        // A hidden function uses what it uses for the one it stands in.
        let user = uses.isPaused ? UseGraph.User() : uses.user
        waiting.append(
            Waiting(number: number, name: "closure", isLibrary: isInLibrary, origins: origins) {
                [unowned self] in
                self.uses.user = user
                return emit()
            })
        return number
    }

    /// Does something for every type that there is, in case it is asked for: no function and no place in
    /// the cell uses it by that.
    func forAllTypes<Types: Sequence>(_ types: Types, _ work: (Types.Element) -> Void) {
        let wasPaused = uses.isPaused
        uses.isPaused = true
        types.forEach(work)
        uses.isPaused = wasPaused
    }

    func enqueueForwarder(
        _ function: Function, _ substitution: Substitution, _ base: TypeDescriptor?
    ) -> Int {
        enqueue { [unowned self] in
            FunctionEmitter(
                compiler: self, checker: Checker(environment: self.environment, file: function.file)
            ).emitForwarder(function, substitution, base)
        }
    }

    func enqueueInitializer(
        _ initial: Expression, _ type: Type, _ substitution: Substitution, _ variable: Variable
    ) -> Int {
        enqueue { [unowned self] in
            FunctionEmitter(
                compiler: self, checker: Checker(environment: self.environment, file: variable.file)
            ).emitInitializer(initial, type, substitution, variable)
        }
    }
}
