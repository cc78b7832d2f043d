import Bytecode
import Diagnostics

/// Where `return` leads in a body that is written into another function.
struct InlineReturn {
    let register: Int
    let end: FunctionBuilder.Label
}

/// Small functions of the library, written where they are called.
///
/// Iterators above all: `next()` as a call would need the iterator at an address, and its fields would
/// be loaded and stored in every round. And what takes a closure, as `map` does, which is then written
/// where the function calls it (`FunctionLowering+WrittenClosures.swift`). The user's own functions stay
/// calls, which traces show.
extension FunctionLowering {
    private static var deepestInlining: Int { 4 }

    /// The result of a function whose body is written here. Nil if it is to be called.
    func inlined(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ type: TypeDescriptor, _ range: SourceRange
    ) -> Value? {
        guard canInline(function, arguments), (base != nil) == hasInstance(function) else {
            return nil
        }
        let closures = arguments.map { writtenClosure($0) }
        let takesClosures = closures.contains { $0 != nil }
        if function.isRethrowing, !takesClosures { return nil }
        if function.parameters.contains(where: \.isAutoclosure),
            !zip(function.parameters, closures).allSatisfy({ !$0.isAutoclosure || $1 != nil })
        {
            return nil
        }
        guard
            let body = Checker(
                environment: environment, file: function.file, scope: function.scope
            ).body(of: function),
            InlineBudget.allows(body, closures: closures.map { $0 != nil })
        else { return nil }
        let inner = FunctionLowering(
            compiler: compiler, builder: builder, substitution: map, function: function, file: file)
        inner.inlining = inlining + [function]
        inner.resultType = compiler.concrete(function.result, map)
        inner.closureDepth = closureDepth
        let isInPlace = function.isMutating && function.owner?.kind != .classType
        let values = zip(arguments, closures).compactMap { $1 == nil ? $0.value : nil }
        let link = isInPlace && !chainExits.isEmpty ? base.flatMap(chainLink) : nil
        var frozenHere = link.map(pass) ?? []
        if isInPlace, let base {
            frozenHere += freeze(steps(to: base, beside: values)) + freeze(values)
        }
        var later = values
        var inputs: [Value] = []
        if let base, !isInPlace {
            let value = operand(base, before: later)
            inputs.append(value)
            if let instance = body.selfVariable {
                inner.locations[instance] = .register(value.register)
            }
        }
        for (index, parameter) in body.parameters.enumerated() {
            if let closure = closures[index] {
                inner.writtenClosures[parameter] = closure
                continue
            }
            let argument = later.removeFirst()
            let value = operand(argument, before: later)
            inputs.append(value)
            inner.locations[parameter] = .register(value.register)
        }
        // What fails in a body is shown at its call; in that of a subscript, at the last index.
        if takesClosures || function.role == .function { mark(range) }
        let result = temporary(type)
        if let base, isInPlace, let instance = body.selfVariable {
            modify(base, byUserCode: true) { place in
                switch place {
                case .registers(let register): inner.locations[instance] = .register(register)
                case .address:
                    let address = address(of: place)
                    inner.locations[instance] = .address(address)
                }
                inner.write(body, into: result)
                if case .address(let address)? = inner.locations[instance] {
                    builder.deallocate(address)
                }
            }
        } else {
            inner.write(body, into: result)
        }
        for input in inputs.reversed() { release(input) }
        unfreeze(frozenHere)
        return result
    }

    func write(_ body: FunctionBody, into result: Value) {
        let end = builder.label()
        inlineReturn = InlineReturn(register: result.register, end: end)
        inScope { statements(body.statements) }
        builder.place(end)
    }

    private func hasInstance(_ function: Function) -> Bool {
        function.owner != nil && !function.isStatic
    }

    private func canInline(_ function: Function, _ arguments: [Argument]) -> Bool {
        inlining.count < Self.deepestInlining && !inlining.contains(function)
            && function.file.origin != .user && function.implementation.isSource
            && function.bodySyntax != nil && function.synthesis == nil
            && function.storedProperty == nil && function.enclosing == nil
            && function.role != .initializer && function.role != .setter
            && (!function.canThrow || function.isRethrowing) && !function.isRequirement
            && !arguments.contains(where: \.isInout)
            && arguments.count == function.parameters.count
            && !function.parameters.contains(where: \.isInout)
            // A layer's own frame tells traces and summaries whose work is being done.
            && function.name != "callAsFunction"
    }

    /// `return` in a body that is written into another function.
    func leaveInlined(_ result: Expression?, _ target: InlineReturn) {
        if let result { ownedInto(result, target.register) }
        leave(0)
        builder.jump(to: target.end)
    }
}
