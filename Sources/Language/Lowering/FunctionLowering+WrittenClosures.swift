import Bytecode

/// A closure, written as an argument, whose body is written where the function calls it.
struct WrittenClosure {
    let closure: ClosureExpression
    /// Compiles the code that the closure stands in: it knows where captured variables are.
    let outer: FunctionLowering
}

/// `numbers.map { $0 * 2 }` is a loop with a multiplication: neither the closure nor `map` is called.
extension FunctionLowering {
    private static var deepestWrittenClosure: Int { 4 }

    /// The argument as a closure that can be written where it is called; nil if it is none.
    func writtenClosure(_ argument: Argument) -> WrittenClosure? {
        guard closureDepth < Self.deepestWrittenClosure,
            case .closure(let closure) = argument.value.kind,
            closure.body.parameters.allSatisfy({ !$0.isCaptured && !$0.isMutated }),
            closure.body.parameters.count == closure.type.parameters.count
        else { return nil }
        return WrittenClosure(closure: closure, outer: self)
    }

    /// The result of a closure whose body is written here.
    func call(
        _ written: WrittenClosure, _ arguments: [Argument], _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        let (closure, outer) = (written.closure, written.outer)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: outer.substitution,
            function: outer.function, file: outer.file)
        lowering.locations = outer.locations
        lowering.writtenClosures = outer.writtenClosures
        lowering.inlining = outer.inlining
        lowering.closureDepth = outer.closureDepth + 1
        lowering.resultType = outer.concrete(closure.type.result)
        var inputs: [Value] = []
        let later = arguments.map(\.value)
        let result = temporary(type)
        func step(_ index: Int) {
            guard index < arguments.count else {
                lowering.write(closure.body, into: result)
                return
            }
            let parameter = closure.body.parameters[index]
            if arguments[index].isInout {
                modify(arguments[index].value, byUserCode: true) { place in
                    let address = address(of: place)
                    lowering.locations[parameter] = .address(address)
                    step(index + 1)
                    builder.deallocate(address)
                }
            } else {
                let value = operand(later[index], before: Array(later[(index + 1)...]))
                inputs.append(value)
                lowering.locations[parameter] = .register(value.register)
                step(index + 1)
            }
        }
        step(0)
        for input in inputs.reversed() { release(input) }
        guard let destination else { return result }
        initialize(destination, with: result)
        return target(destination, type)
    }
}
