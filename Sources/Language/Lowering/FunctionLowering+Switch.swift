import Bytecode

/// `switch`.
extension FunctionLowering {
    func switching(_ subject: Expression, _ cases: [SwitchCase], _ label: String?) {
        inScope {
            let held = patternSubject(subject)
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
                if !item.isDefault {
                    // What no case before it took, the last one takes.
                    isCertain =
                        index == cases.count - 1 && item.items.count == 1
                        && !cases.contains(where: \.isDefault)
                    fallThroughTarget = index + 1 < starts.count ? starts[index + 1] : nil
                    run(
                        item.body, for: item.items, held, subjectType,
                        enteredAt: starts[index],
                        thenGoTo: loops[loops.count - 1].breakTarget)
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

    /// Runs a block with what the first fitting pattern binds, then goes to `end`; runs on if none fits.
    func run(
        _ body: [Statement], for items: [PatternItem], _ subject: Value, _ type: Type,
        enteredAt entry: FunctionBuilder.Label? = nil, thenGoTo end: FunctionBuilder.Label
    ) {
        if items.count > 1 {
            return run(body, forOneOf: items, subject, type, enteredAt: entry, thenGoTo: end)
        }
        let miss = builder.label()
        scopes.append(ScopeRecord())
        for item in items {
            match(item.pattern, subject, type, orJumpTo: miss)
            if let filter = item.filter { jump(unless: filter, to: miss) }
        }
        if let entry { builder.place(entry) }
        block(body)
        leave(scopes.count - 1)
        builder.jump(to: end)
        builder.place(miss)
        leave(scopes.count - 1)
        closeScope()
    }

    /// Several patterns bind the same variables, so what each binds moves to one place.
    private func run(
        _ body: [Statement], forOneOf items: [PatternItem], _ subject: Value, _ type: Type,
        enteredAt entry: FunctionBuilder.Label?, thenGoTo end: FunctionBuilder.Label
    ) {
        let (start, none) = (builder.label(), builder.label())
        let variables = items[0].pattern.variables
        scopes.append(ScopeRecord())
        let places = variables.map { variable -> Value in
            let type = descriptor(variable.type)
            let register = builder.allocate(type)
            own(register, type)
            return Value(register: register, type: type, isOwned: false, isTemporary: false)
        }
        for item in items {
            let miss = builder.label()
            scopes.append(ScopeRecord())
            match(item.pattern, subject, type, orJumpTo: miss)
            if let filter = item.filter { jump(unless: filter, to: miss) }
            for (variable, place) in zip(variables, places) {
                let bound = Expression(.variable(variable), variable.type, variable.range)
                initialize(place.register, with: value(bound))
            }
            leave(scopes.count - 1)
            builder.jump(to: start)
            builder.place(miss)
            leave(scopes.count - 1)
            closeScope()
        }
        builder.jump(to: none)
        builder.place(start)
        if let entry { builder.place(entry) }
        for (variable, place) in zip(variables, places) {
            locations[variable] = nil
            initialize(variable, with: place)
        }
        block(body)
        leave(scopes.count - 1)
        builder.jump(to: end)
        closeScope()
        builder.place(none)
    }
}
