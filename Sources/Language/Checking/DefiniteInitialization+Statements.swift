/// The paths through statements.
extension DefiniteInitialization {
    func walk(_ statements: [Statement]) {
        for statement in statements { walk(statement) }
    }

    func walk(_ statement: Statement) {
        switch statement.kind {
        case .expression(let expression), .yield(let expression): walk(expression)
        case .declare(let pattern, let initial):
            if let initial {
                walk(initial)
            } else {
                for variable in pattern.variables { declare(variable) }
            }
        case .conditional(let conditions, let then, let otherwise):
            walkConditional(conditions, then, otherwise)
        case .guarding(let conditions, let body):
            let before = state
            walk(conditions)
            let passed = state
            state = join([before, passed])
            walk(body)
            state = passed
        case .whileLoop(let conditions, let body, let label): walkWhile(conditions, body, label)
        case .repeatLoop(let body, let condition, let label):
            loop(label, runsAtLeastOnce: true) {
                walk(body)
                walk(condition)
            }
        case .forRange(_, let lower, let upper, _, let filter, let body, let label):
            walk(lower)
            walk(upper)
            walkFor(filter, body, label)
        case .forStride(_, let from, let to, let by, _, let filter, let body, let label):
            for bound in [from, to, by] { walk(bound) }
            walkFor(filter, body, label)
        case .forArray(_, let array, let filter, let body, let label):
            walk(array)
            walkFor(filter, body, label)
        case .forSequence(_, _, let make, _, let filter, let body, let label):
            walk(make)
            walkFor(filter, body, label)
        case .switching(let subject, let cases, let label): walkSwitch(subject, cases, label)
        case .returning(let result): walkReturn(result, statement)
        case .breaking(let label): leave(label, isContinue: false)
        case .continuing(let label): leave(label, isContinue: true)
        case .fallingThrough: break
        case .throwing(let error):
            walk(error)
            state.isDead = true
        case .doCatch(let body, let clauses, _, let label): walkCatch(body, clauses, label)
        case .deferring(let body):
            let before = state
            walk(body)
            state = before
        case .block(let body, let label):
            jumps.append(Jump(label: label ?? "(block)", isLoop: false))
            walk(body)
            state = join([state] + jumps.removeLast().onBreak)
        case .nothing: break
        }
    }

    private func walk(_ conditions: [Condition]) {
        for condition in conditions {
            switch condition {
            case .boolean(let test): walk(test)
            case .matching(let pattern, let value):
                walk(value)
                walk(pattern)
            }
        }
    }

    private func walk(_ items: [PatternItem]) {
        for item in items {
            walk(item.pattern)
            if let filter = item.filter { walk(filter) }
        }
    }

    private func walk(_ pattern: Pattern) {
        switch pattern {
        case .tuple(let parts), .enumCase(_, _, let parts): parts.forEach(walk)
        case .some(let inner), .type(_, let inner): walk(inner)
        case .test(_, let test): walk(test)
        default: break
        }
    }

    private func walkConditional(
        _ conditions: [Condition], _ then: [Statement], _ otherwise: [Statement]
    ) {
        if conditions.count == 1, case .boolean(let test) = conditions[0],
            case .boolean(let isTrue) = test.kind
        {
            return walkDecided(isTrue, then, otherwise)
        }
        let before = state
        walk(conditions)
        let passed = state
        walk(then)
        let end = state
        // Conditions further on may not have been looked at.
        state = conditions.count == 1 ? passed : join([before, passed])
        walk(otherwise)
        state = join([end, state])
    }

    /// `if true`: what `else` does never happens.
    private func walkDecided(_ isTrue: Bool, _ then: [Statement], _ otherwise: [Statement]) {
        let before = state
        state.isDead = state.isDead || !isTrue
        walk(then)
        let end = state
        state = before
        state.isDead = state.isDead || isTrue
        walk(otherwise)
        state = join([end, state])
    }

    private func walkWhile(_ conditions: [Condition], _ body: [Statement], _ label: String?) {
        if conditions.count == 1, case .boolean(let test) = conditions[0],
            case .boolean(true) = test.kind
        {
            return walkEndless(body, label)
        }
        walk(conditions)
        loop(label) {
            walk(body)
            walk(conditions)
        }
    }

    /// `while true`: only `break` leads out.
    private func walkEndless(_ body: [Statement], _ label: String?) {
        let before = state
        var exits: [State] = []
        for round in 0..<2 {
            if round == 1 {
                let back = state
                state = before
                if !back.isDead { state.possible.formUnion(back.possible) }
            }
            jumps.append(Jump(label: label, isLoop: true))
            walk(body)
            let jump = jumps.removeLast()
            exits = jump.onBreak
            state = join([state] + jump.onContinue)
        }
        if exits.isEmpty { state.isDead = true } else { state = join(exits) }
    }

    private func walkFor(_ filter: Expression?, _ body: [Statement], _ label: String?) {
        loop(label) {
            if let filter { walk(filter) }
            walk(body)
        }
    }

    private func walkSwitch(_ subject: Expression, _ cases: [SwitchCase], _ label: String?) {
        walk(subject)
        let before = state
        jumps.append(Jump(label: label, isLoop: false))
        var ends: [State] = []
        var fallen: State?
        for item in cases {
            state = before
            walk(item.items)
            if let above = fallen { state = join([state, above]) }
            walk(item.body)
            if case .fallingThrough? = item.body.last?.kind {
                fallen = state
            } else {
                fallen = nil
                ends.append(state)
            }
        }
        state = join(ends + jumps.removeLast().onBreak)
    }

    private func walkCatch(_ body: [Statement], _ clauses: [CatchClause], _ label: String?) {
        let before = state
        jumps.append(Jump(label: label ?? "(do)", isLoop: false))
        walk(body)
        let end = state
        // An error may come from anywhere in the block.
        var caught = before
        caught.possible.formUnion(end.possible)
        for jump in jumps {
            for other in jump.onBreak { caught.possible.formUnion(other.possible) }
        }
        var ends = [end]
        for clause in clauses {
            state = caught
            walk(clause.items)
            walk(clause.body)
            ends.append(state)
        }
        state = join(ends + jumps.removeLast().onBreak)
    }

    private func walkReturn(_ result: Expression?, _ statement: Statement) {
        if let result { walk(result) }
        var isFailure = false
        if let result, case .nilLiteral = result.kind { isFailure = true }
        if !isFailure, !state.isDead { requireComplete(at: statement.range) }
        state.isDead = true
    }

    private func leave(_ label: String?, isContinue: Bool) {
        let target = jumps.lastIndex {
            if let label { return $0.label == label }
            return isContinue ? $0.isLoop : $0.label?.hasPrefix("(") != true
        }
        if let target {
            if isContinue {
                jumps[target].onContinue.append(state)
            } else {
                jumps[target].onBreak.append(state)
            }
        }
        state.isDead = true
    }
}
