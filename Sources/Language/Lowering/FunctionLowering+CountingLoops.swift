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
            let top = builder.label()
            let next = builder.label()
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
            builder.jump(.jumpIfEqualInt, counter, limit, to: end)
            builder.place(top)
            loop(label, breakTarget: end, continueTarget: next) {
                loopBody(variable, counter, int, filter, next, body)
            }
            builder.place(next)
            builder.jump(.loopIfNextLess, counter, limit, to: top)
            builder.place(end)
        }
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
        builder.jump(.jumpIfEqualInt, counter, limit, to: end)
        builder.emit(.addIntImmediate, counter, counter, 1)
        builder.jump(.loop, 0, to: top)
    }

    func forStride(
        _ variable: Variable?, _ from: Expression, _ to: Expression, _ by: Expression,
        _ isThrough: Bool, _ filter: Expression?, _ body: [Statement], _ label: String?
    ) {
        let int = descriptor(environment.int)
        inScope {
            let counter = builder.allocate(int)
            let limit = builder.allocate(int)
            let step = builder.allocate(int)
            for register in [counter, limit, step] { own(register, int) }
            ownedInto(from, counter)
            ownedInto(to, limit)
            ownedInto(by, step)
            mark(by.range)
            let (end, top, next, down, go) = (
                builder.label(), builder.label(), builder.label(), builder.label(), builder.label()
            )
            let fine = builder.label()
            let zero = builder.allocate(int)
            own(zero, int)
            builder.jump(.jumpIfNotZero, step, to: fine)
            builder.fail(
                Failure(
                    id: "zero-stride", "a stride of zero would never end",
                    hint: "use a step other than 0"))
            builder.place(fine)
            builder.loadInteger(zero, 0)
            builder.place(top)
            builder.jump(.jumpIfLessInt, step, zero, to: down)
            if isThrough {
                builder.jump(.jumpIfLessInt, limit, counter, to: end)
            } else {
                builder.jump(.jumpIfLessOrEqualInt, limit, counter, to: end)
            }
            builder.jump(to: go)
            builder.place(down)
            if isThrough {
                builder.jump(.jumpIfLessInt, counter, limit, to: end)
            } else {
                builder.jump(.jumpIfLessOrEqualInt, counter, limit, to: end)
            }
            builder.place(go)
            loop(label, breakTarget: end, continueTarget: next) {
                loopBody(variable, counter, int, filter, next, body)
            }
            builder.place(next)
            builder.emit(.addInt, counter, counter, step)
            builder.jump(.loop, 0, to: top)
            builder.place(end)
        }
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
