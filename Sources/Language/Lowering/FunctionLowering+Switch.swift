import Bytecode

/// `switch`.
extension FunctionLowering {
    func switching(_ subject: Expression, _ cases: [SwitchCase], _ label: String?) {
        inScope {
            let held = owned(value(subject))
            own(held.register, held.type)
            let subjectType = concrete(subject.type)
            let starts = cases.map { _ in builder.label() }
            loops.append(
                LoopRecord(
                    label: label, breakTarget: builder.label(), continueTarget: nil,
                    depth: scopes.count))
            let outerFallThrough = fallThroughTarget
            // Where a case with bindings is left, its scope is cleaned; cases follow each other.
            let ordered = cases.enumerated().sorted {
                !$0.element.isDefault && $1.element.isDefault
            }
            for (index, item) in ordered {
                let nextCase = builder.label()
                let body = builder.label()
                if !item.isDefault {
                    for (pattern, filter) in item.items {
                        let miss = builder.label()
                        scopes.append(ScopeRecord())
                        match(pattern, held.borrowed, subjectType, orJumpTo: miss)
                        if let filter { jump(unless: filter, to: miss) }
                        if item.items.count > 1 {
                            leave(scopes.count - 1)
                            builder.jump(to: body)
                            builder.place(miss)
                            leave(scopes.count - 1)
                            closeScope()
                            continue
                        }
                        builder.place(starts[index])
                        fallThroughTarget = index + 1 < starts.count ? starts[index + 1] : nil
                        block(item.body)
                        leave(scopes.count - 1)
                        builder.jump(to: loops[loops.count - 1].breakTarget)
                        builder.place(miss)
                        leave(scopes.count - 1)
                        closeScope()
                    }
                    if item.items.count > 1 {
                        builder.jump(to: nextCase)
                        builder.place(body)
                        builder.place(starts[index])
                        fallThroughTarget = index + 1 < starts.count ? starts[index + 1] : nil
                        block(item.body)
                        builder.jump(to: loops[loops.count - 1].breakTarget)
                        builder.place(nextCase)
                    }
                } else {
                    builder.place(starts[index])
                    fallThroughTarget = index + 1 < starts.count ? starts[index + 1] : nil
                    block(item.body)
                    builder.jump(to: loops[loops.count - 1].breakTarget)
                }
            }
            fallThroughTarget = outerFallThrough
            let done = loops.removeLast()
            builder.place(done.breakTarget)
        }
    }
}
