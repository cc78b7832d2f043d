import Bytecode
import Diagnostics

/// A closure or a function, written as an argument, that is written where the function calls it.
struct WrittenClosure {
    enum Content {
        case closure(ClosureExpression)
        case function(Function, Substitution, FunctionType)
    }

    let content: Content
    /// Compiles the code that the closure stands in: it knows where captured variables are.
    let outer: FunctionLowering
}

/// `numbers.map { $0 * 2 }` is a loop with a multiplication: neither the closure nor `map` is called.
extension FunctionLowering {
    private static var deepestWrittenClosure: Int { 4 }

    /// The argument as a closure that can be written where it is called; nil if it is none.
    func writtenClosure(_ argument: Argument) -> WrittenClosure? {
        guard closureDepth < Self.deepestWrittenClosure else { return nil }
        switch argument.value.kind {
        case .closure(let closure):
            guard closure.body.parameters.allSatisfy({ !$0.isCaptured && !$0.isMutated }),
                closure.body.parameters.count == closure.type.parameters.count,
                // What it keeps of its own needs a closure that keeps it.
                closure.captureList.isEmpty
            else { return nil }
            return WrittenClosure(content: .closure(closure), outer: self)
        case .functionValue(let function, let map, base: nil):
            guard case .function(let type) = argument.value.type.resolved,
                function.enclosing == nil, function.owner == nil || function.isStatic
            else { return nil }
            return WrittenClosure(content: .function(function, map, type), outer: self)
        default: return nil
        }
    }

    /// The result of a closure whose body is written here, or of a function that is called here.
    func call(
        _ written: WrittenClosure, _ arguments: [Argument], _ type: TypeDescriptor,
        _ range: SourceRange, _ destination: Int?
    ) -> Value {
        let outer = written.outer
        switch written.content {
        case .closure(let closure): return write(closure, outer, arguments, type, destination)
        case .function(let function, let map, let functionType):
            let result = Expression(.placeholder, outer.concrete(functionType.result), range)
            return call(
                function, map.mapTypes(outer.concrete), nil, arguments, result, destination)
        }
    }

    private func write(
        _ closure: ClosureExpression, _ outer: FunctionLowering, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
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
                // What follows is the library's again, at the place of the call.
                let place = builder.range
                lowering.write(closure.body, into: result)
                builder.range = place
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
                let value = operand(later[index], before: later[(index + 1)...])
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
