import Bytecode
import Diagnostics

/// Loops over ranges and strides of integers.
extension FunctionLowering {
    func forRange(
        _ variable: Variable?, _ lower: Expression, _ upper: Expression, _ isClosed: Bool,
        _ filter: Expression?, _ body: [Statement], _ label: String?
    ) {
        let int = descriptor(environment.int)
        inScope {
            let counter = builder.allocate(int)
            let limit = builder.allocate(int)
            own(counter, int)
            own(limit, int)
            ownedInto(lower, counter)
            ownedInto(upper, limit)
            mark(upper.range)
            let end = builder.label()
            let fine = builder.label()
            builder.jump(.jumpIfLessOrEqualInt, counter, limit, to: fine)
            builder.fail(
                Failure(
                    id: "reversed-range", "a range's upper bound must not be below its lower bound",
                    hint: "to count down, write stride(from:to:by: -1) or (a..<b).reversed()"))
            builder.place(fine)
            if isClosed {
                // `...Int.max` must not overflow: the last round is told apart before counting on.
                forClosedBody(variable, counter, limit, filter, body, label, end)
                builder.place(end)
                return
            }
            forOpenBody(variable, counter, limit, filter, body, label, end)
            builder.place(end)
        }
    }

    /// A loop over an array or a range of `Int` that is a value: no iterator is made. False if the
    /// sequence is another one.
    func loopWithoutIterator(
        _ pattern: Pattern, _ make: Expression, _ filter: Expression?, _ body: [Statement],
        _ label: String?
    ) -> Bool {
        guard case .call(let function, _, let base?, _) = make.kind,
            function.name == "makeIterator",
            case .nominal(let nominal, let arguments) = concrete(base.type), nominal.isLibrary
        else { return false }
        if nominal.name == "Array" {
            forArray(pattern, base, filter, body, label)
            return true
        }
        let variable: Variable?
        switch pattern {
        case .variable(let named): variable = named
        case .anything: variable = nil
        default: return false
        }
        guard nominal.name == "Range" || nominal.name == "ClosedRange",
            arguments == [environment.int]
        else { return false }
        inScope {
            let range = descriptor(base.type)
            let bounds = builder.allocate(range)
            ownedInto(base, bounds)
            let end = builder.label()
            if nominal.name == "Range" {
                forOpenBody(variable, bounds, bounds + 1, filter, body, label, end)
            } else {
                forClosedBody(variable, bounds, bounds + 1, filter, body, label, end)
            }
            builder.place(end)
            builder.deallocate(bounds, range)
        }
        return true
    }

    private func forOpenBody(
        _ variable: Variable?, _ counter: Int, _ limit: Int, _ filter: Expression?,
        _ body: [Statement], _ label: String?, _ end: FunctionBuilder.Label
    ) {
        let (top, next) = (builder.label(), builder.label())
        let int = descriptor(environment.int)
        builder.jump(.jumpIfEqualInt, counter, limit, to: end)
        builder.place(top)
        loop(label, breakTarget: end, continueTarget: next) {
            loopBody(variable, counter, int, filter, next, body)
        }
        builder.place(next)
        builder.jump(.loopIfNextLess, counter, limit, to: top)
    }

    private func forClosedBody(
        _ variable: Variable?, _ counter: Int, _ limit: Int, _ filter: Expression?,
        _ body: [Statement], _ label: String?, _ end: FunctionBuilder.Label
    ) {
        let top = builder.label()
        let next = builder.label()
        let int = descriptor(environment.int)
        builder.place(top)
        loop(label, breakTarget: end, continueTarget: next) {
            loopBody(variable, counter, int, filter, next, body)
        }
        builder.place(next)
        builder.jump(.loopIfNextAtMost, counter, limit, to: top)
    }

    func forStride(
        _ variable: Variable?, _ from: Expression, _ to: Expression, _ by: Expression,
        _ isThrough: Bool, _ filter: Expression?, _ body: [Statement], _ label: String?
    ) {
        let int = descriptor(environment.int)
        inScope {
            // One behind the other, as the loop's instruction expects them.
            let counter = builder.allocate(slots: 3)
            let (limit, step) = (counter + 1, counter + 2)
            ownedInto(from, counter)
            ownedInto(to, limit)
            ownedInto(by, step)
            mark(by.range)
            let (end, top, next) = (builder.label(), builder.label(), builder.label())
            checkStride(step)
            jumpIfPast(counter, limit, step, isThrough, to: end)
            builder.place(top)
            loop(label, breakTarget: end, continueTarget: next) {
                loopBody(variable, counter, int, filter, next, body)
            }
            builder.place(next)
            builder.jump(isThrough ? .loopStrideThrough : .loopStrideTo, counter, 0, to: top)
            builder.place(end)
            builder.deallocate(counter, slots: 3)
        }
    }

    private func checkStride(_ step: Int) {
        let fine = builder.label()
        builder.jump(.jumpIfNotZero, step, to: fine)
        builder.fail(
            Failure(
                id: "zero-stride", "a stride of zero would never end",
                hint: "use a step other than 0"))
        builder.place(fine)
    }

    /// Jumps if there is not even a first round.
    private func jumpIfPast(
        _ counter: Int, _ limit: Int, _ step: Int, _ isThrough: Bool,
        to end: FunctionBuilder.Label
    ) {
        let (down, go) = (builder.label(), builder.label())
        let test: Opcode = isThrough ? .jumpIfLessInt : .jumpIfLessOrEqualInt
        let zero = builder.allocate()
        builder.loadInteger(zero, 0)
        builder.jump(.jumpIfLessInt, step, zero, to: down)
        builder.jump(test, limit, counter, to: end)
        builder.jump(to: go)
        builder.place(down)
        builder.jump(test, counter, limit, to: end)
        builder.place(go)
        builder.deallocate(zero)
    }

    /// One round: the counter's value as the loop variable, the filter, the body.
    private func loopBody(
        _ variable: Variable?, _ counter: Int, _ int: TypeDescriptor, _ filter: Expression?,
        _ next: FunctionBuilder.Label, _ body: [Statement]
    ) {
        if let variable, !variable.isMutated, !variable.isCaptured {
            // The counter itself serves: nobody can change it.
            locations[variable] = .register(counter)
            if let filter { jump(unless: filter, to: next) }
            block(body)
            return
        }
        inScope {
            if let variable {
                locations[variable] = nil
                initialize(
                    variable,
                    with: Value(register: counter, type: int, isOwned: false, isTemporary: false))
            }
            if let filter {
                let yes = builder.label()
                jump(if: filter, to: yes)
                leave(scopes.count - 1)
                builder.jump(to: next)
                builder.place(yes)
            }
            statements(body)
        }
    }
}
