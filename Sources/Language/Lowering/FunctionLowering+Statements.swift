import Bytecode
import Diagnostics

extension FunctionLowering {
    func statements(_ list: [Statement]) {
        for item in list { statement(item) }
    }

    func block(_ list: [Statement]) { inScope { statements(list) } }

    func statement(_ statement: Statement) {
        mark(statement.range)
        switch statement.kind {
        case .expression(let expression): release(value(expression))
        case .declare(let pattern, let initial): declare(pattern, initial)
        case .conditional(let conditions, let then, let otherwise):
            conditional(conditions, then, otherwise)
        case .guarding(let conditions, let body):
            let no = builder.label()
            let end = builder.label()
            // What the conditions bind belongs to the scope around the guard.
            for condition in conditions { test(condition, orJumpTo: no) }
            builder.jump(to: end)
            builder.place(no)
            block(body)
            builder.place(end)
        case .whileLoop(let conditions, let body, let label): whileLoop(conditions, body, label)
        case .repeatLoop(let body, let condition, let label): repeatLoop(body, condition, label)
        case .forRange(let variable, let lower, let upper, let isClosed, let filter, let body, let label):
            forRange(variable, lower, upper, isClosed, filter, body, label)
        case .forStride(let variable, let from, let to, let by, let isThrough, let filter, let body, let label):
            forStride(variable, from, to, by, isThrough, filter, body, label)
        case .forArray(let pattern, let array, let filter, let body, let label):
            forArray(pattern, array, filter, body, label)
        case .forSequence(let pattern, let iterator, let make, let next, let filter, let body, let label):
            forSequence(pattern, iterator, make, next, filter, body, label)
        case .switching(let subject, let cases, let label): switching(subject, cases, label)
        case .returning(let result): returning(result)
        case .breaking(let label): leaveLoop(label, isContinue: false)
        case .continuing(let label): leaveLoop(label, isContinue: true)
        case .fallingThrough:
            if let target = fallThroughTarget { 
                leave(loops.last?.depth ?? scopes.count)
                builder.jump(to: target)
            }
        case .throwing(let error):
            let thrown = owned(value(error))
            mark(statement.range)
            builder.emit(.throwError, thrown.register)
            builder.deallocate(thrown.register, thrown.type)
        case .doCatch(let body, let clauses, let variable, let label):
            doCatch(body, clauses, variable, label)
        case .deferring(let body): scopes[scopes.count - 1].deferred.append(body)
        case .localFunction(let function, let variable): localFunction(function, variable)
        case .block(let body, let label): labelled(body, label)
        case .yield(let result): yield(result)
        case .nothing: break
        }
    }

    // MARK: Declarations

    private func declare(_ pattern: Pattern, _ initial: Expression?) {
        switch pattern {
        case .variable(let variable):
            guard let initial else {
                _ = declare(variable)
                return
            }
            if variable.storage == .local, !(variable.isCaptured && variable.isMutated) {
                // Straight into the variable's registers.
                let type = descriptor(variable.type)
                let register = builder.allocate(type)
                ownedInto(initial, register)
                own(register, type)
                locations[variable] = .register(register)
                return
            }
            let first = value(initial)
            initialize(variable, with: first)
        case .anything:
            if let initial { release(value(initial)) }
        default:
            guard let initial else {
                for variable in pattern.variables { _ = declare(variable) }
                return
            }
            let whole = owned(value(initial))
            bind(pattern, whole.borrowed)
            release(whole)
        }
    }

    /// Gives a pattern's variables the parts of a value that is known to fit.
    private func bind(_ pattern: Pattern, _ whole: Value) {
        switch pattern {
        case .variable(let variable): initialize(variable, with: whole)
        case .tuple(let parts):
            for (part, field) in zip(parts, whole.type.fields) {
                if case .anything = part { continue }
                let piece = component(of: whole, at: field.offset, field.type, nil)
                if piece.isTemporary {
                    bind(part, piece.borrowed)
                    release(piece)
                } else {
                    bind(part, piece)
                }
            }
        default: break
        }
    }

    private func localFunction(_ function: Function, _ variable: Variable) {
        guard let body = function.body else { return }
        if body.captures.isEmpty, function.implementation.isSource {
            // Called by number; as a value it becomes a closure where it is used.
            return
        }
        let expression = Expression(.placeholder, variable.type, variable.range)
        let closure = functionValue(function, substitution, nil, expression, nil)
        initialize(variable, with: closure)
    }

    // MARK: Conditions

    /// Runs on if the condition holds, with its variables bound in the current scope.
    func test(_ condition: Condition, orJumpTo no: FunctionBuilder.Label) {
        switch condition {
        case .boolean(let expression): jump(unless: expression, to: no)
        case .matching(let pattern, let expression):
            let subject = owned(value(expression))
            // A subject lives as long as the scope: bound parts may lie in it.
            own(subject.register, subject.type)
            match(pattern, subject.borrowed, concrete(expression.type), orJumpTo: no)
        }
    }

    private func conditional(_ conditions: [Condition], _ then: [Statement], _ otherwise: [Statement]) {
        let end = builder.label()
        let no = builder.label()
        scopes.append(ScopeRecord())
        let missed = builder.label()
        let needsCleaning = conditions.contains { if case .matching = $0 { true } else { false } }
        for condition in conditions { test(condition, orJumpTo: needsCleaning ? missed : no) }
        block(then)
        leave(scopes.count - 1)
        if !otherwise.isEmpty || needsCleaning { builder.jump(to: end) }
        if needsCleaning {
            // Leaving half-way: what was bound so far is released, the rest is still 0.
            builder.place(missed)
            leave(scopes.count - 1)
        }
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
        builder.place(no)
        block(otherwise)
        builder.place(end)
    }

    // MARK: Loops

    private func loop(
        _ label: String?, breakTarget: FunctionBuilder.Label, continueTarget: FunctionBuilder.Label,
        _ work: () -> Void
    ) {
        loops.append(
            LoopRecord(
                label: label, breakTarget: breakTarget, continueTarget: continueTarget,
                depth: scopes.count))
        work()
        loops.removeLast()
    }

    private func leaveLoop(_ label: String?, isContinue: Bool) {
        let found = loops.last { record in
            if let label { return record.label == label }
            return !isContinue || record.continueTarget != nil
        }
        guard let found else { return }
        leave(found.depth)
        builder.jump(to: isContinue ? found.continueTarget ?? found.breakTarget : found.breakTarget)
    }

    private func whileLoop(_ conditions: [Condition], _ body: [Statement], _ label: String?) {
        let top = builder.label()
        let again = builder.label()
        let end = builder.label()
        builder.place(top)
        scopes.append(ScopeRecord())
        let missed = builder.label()
        let needsCleaning = conditions.contains { if case .matching = $0 { true } else { false } }
        for condition in conditions { test(condition, orJumpTo: needsCleaning ? missed : end) }
        loop(label, breakTarget: end, continueTarget: again) {
            // `break` and `continue` also leave the scope of the condition's bindings.
            loops[loops.count - 1].depth = scopes.count - 1
            block(body)
        }
        leave(scopes.count - 1)
        builder.place(again)
        builder.jump(.loop, 0, to: top)
        if needsCleaning {
            builder.place(missed)
            leave(scopes.count - 1)
        }
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
        builder.place(end)
    }

    private func repeatLoop(_ body: [Statement], _ condition: Expression, _ label: String?) {
        let top = builder.label()
        let check = builder.label()
        let end = builder.label()
        builder.place(top)
        loop(label, breakTarget: end, continueTarget: check) { block(body) }
        builder.place(check)
        jump(unless: condition, to: end)
        builder.jump(.loop, 0, to: top)
        builder.place(end)
    }

    private func forRange(
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

    private func forStride(
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
                Failure(id: "zero-stride", "a stride of zero would never end", hint: "use a step other than 0"))
            builder.place(fine)
            builder.loadInteger(zero, 0)
            builder.place(top)
            builder.jump(.jumpIfLessInt, step, zero, to: down)
            if isThrough { builder.jump(.jumpIfLessInt, limit, counter, to: end) }
            else { builder.jump(.jumpIfLessOrEqualInt, limit, counter, to: end) }
            builder.jump(to: go)
            builder.place(down)
            if isThrough { builder.jump(.jumpIfLessInt, counter, limit, to: end) }
            else { builder.jump(.jumpIfLessOrEqualInt, counter, limit, to: end) }
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

    private func forArray(
        _ pattern: Pattern, _ array: Expression, _ filter: Expression?, _ body: [Statement],
        _ label: String?
    ) {
        let arrayType = descriptor(array.type)
        let elementType = concrete(array.type).arguments.first ?? .error
        let element = compiler.layouts.descriptor(for: elementType)
        let int = descriptor(environment.int)
        inScope {
            // A count of its own: the body may change the variable.
            let held = builder.allocate(arrayType)
            ownedInto(array, held)
            own(held, arrayType)
            let index = builder.allocate(int)
            let count = builder.allocate(int)
            own(index, int)
            own(count, int)
            builder.loadInteger(index, 0)
            builder.emit(.arrayCount, count, held)
            let (end, top, next) = (builder.label(), builder.label(), builder.label())
            builder.jump(.jumpIfEqualInt, index, count, to: end)
            builder.place(top)
            loop(label, breakTarget: end, continueTarget: next) {
                inScope {
                    let item = temporary(element)
                    let opcode: Opcode
                    switch element.packing {
                    case .slots(1): opcode = element.references.isEmpty ? .arrayGet : .arrayGetReference
                    case .byte: opcode = .arrayGetByte
                    case .word: opcode = .arrayGetWord
                    default: opcode = .arrayGetValue
                    }
                    if element.slots > 0 { builder.emit(opcode, item.register, held, index) }
                    bindLoopItem(pattern, item, elementType, filter, next, body)
                }
            }
            builder.place(next)
            builder.jump(.loopIfNextLess, index, count, to: top)
            builder.place(end)
        }
    }

    /// Binds an element and runs the body; patterns that do not match skip the round.
    private func bindLoopItem(
        _ pattern: Pattern, _ item: Value, _ type: Type, _ filter: Expression?,
        _ next: FunctionBuilder.Label, _ body: [Statement]
    ) {
        let skip = builder.label()
        let done = builder.label()
        own(item.register, item.type)
        var canMiss = filter != nil
        if case .variable(let variable) = pattern, !(variable.isCaptured && variable.isMutated) {
            locations[variable] = .register(item.register)
        } else {
            canMiss = true
            match(pattern, item.borrowed, type, orJumpTo: skip)
        }
        if let filter { jump(unless: filter, to: skip) }
        block(body)
        if canMiss {
            builder.jump(to: done)
            builder.place(skip)
            leave(scopes.count - 1)
            builder.jump(to: next)
            builder.place(done)
        }
    }

    private func forSequence(
        _ pattern: Pattern, _ iterator: Variable, _ make: Expression, _ next: Expression,
        _ filter: Expression?, _ body: [Statement], _ label: String?
    ) {
        inScope {
            initialize(iterator, with: value(make))
            let (end, top) = (builder.label(), builder.label())
            let exhausted = builder.label()
            builder.place(top)
            let nextRound = builder.label()
            loop(label, breakTarget: end, continueTarget: nextRound) {
                inScope {
                    let optional = owned(value(next))
                    jumpIfNil(optional, to: exhausted)
                    let elementType = concrete(next.type).wrapped ?? .error
                    let element = compiler.layouts.descriptor(for: elementType)
                    let item = payload(of: optional, element, nil)
                    if item.isTemporary {
                        bindLoopItem(pattern, item, elementType, filter, nextRound, body)
                    } else {
                        let copy = temporary(element)
                        initialize(copy.register, with: item)
                        builder.deallocate(optional.register, optional.type)
                        bindLoopItem(pattern, copy, elementType, filter, nextRound, body)
                    }
                }
            }
            builder.place(nextRound)
            builder.jump(.loop, 0, to: top)
            builder.place(exhausted)
            builder.place(end)
        }
    }

    // MARK: Leaving

    private func returning(_ result: Expression?) {
        if let finishInitializer {
            if let result, case .nilLiteral = result.kind {
                let type = descriptor(resultType)
                leave(0)
                for slot in 0..<type.slots { builder.emit(.loadImmediate, slot, immediate: 0) }
                builder.emit(.returnValues)
                return
            }
            finishInitializer()
            return
        }
        guard let result else {
            leave(0)
            builder.emit(.returnValues)
            return
        }
        let computed = value(result)
        if computed.type.slots == 0 {
            leave(0)
            builder.emit(.returnValues)
            return
        }
        if computed.type.references.isEmpty {
            // Parameters and results share slots; a value that is not among them can go there at once.
            if needsNothingOnLeaving {
                move(computed.register, to: 0, slots: computed.type.slots)
                release(computed)
                builder.emit(.returnValues)
                return
            }
            let held = owned(computed)
            leave(0)
            move(held.register, to: 0, slots: held.type.slots)
            release(held)
            builder.emit(.returnValues)
            return
        }
        let held = owned(computed)
        leave(0)
        // The caller owns the result now.
        move(held.register, to: 0, slots: held.type.slots)
        forget(held)
        builder.emit(.returnValues)
    }

    private var needsNothingOnLeaving: Bool {
        scopes.allSatisfy { record in
            record.deferred.isEmpty && record.owned.allSatisfy { $0.type.references.isEmpty }
        }
    }

    private func labelled(_ body: [Statement], _ label: String?) {
        let end = builder.label()
        loops.append(
            LoopRecord(label: label ?? "(block)", breakTarget: end, continueTarget: nil, depth: scopes.count))
        block(body)
        loops.removeLast()
        builder.place(end)
    }

    private func yield(_ result: Expression) {
        guard let target = yieldTargets.last else { return }
        ownedInto(result, target.register)
        leave(target.depth)
        builder.jump(to: target.end)
    }

    // MARK: switch

    private func switching(_ subject: Expression, _ cases: [SwitchCase], _ label: String?) {
        let end = builder.label()
        inScope {
            let held = owned(value(subject))
            own(held.register, held.type)
            let subjectType = concrete(subject.type)
            let starts = cases.map { _ in builder.label() }
            loops.append(
                LoopRecord(label: label, breakTarget: builder.label(), continueTarget: nil, depth: scopes.count))
            let outerFallThrough = fallThroughTarget
            // Where a case with bindings is left, its scope is cleaned; cases follow each other.
            let ordered = cases.enumerated().sorted { !$0.element.isDefault && $1.element.isDefault }
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
        builder.place(end)
    }

    private func closeScope() {
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
    }

    // MARK: do

    private func doCatch(
        _ body: [Statement], _ clauses: [CatchClause], _ variable: Variable, _ label: String?
    ) {
        let (start, stop, handler, end) = (
            builder.label(), builder.label(), builder.label(), builder.label()
        )
        let errorType = descriptor(variable.type)
        inScope {
            let error = builder.allocate(errorType)
            own(error, errorType)
            locations[variable] = .register(error)
            // A round through the handler must not see the last round's error.
            let before = Set(builder.referenceSlots)
            let liveOutside = Set(scopes.flatMap { $0.owned.flatMap { owned in owned.type.references.map { $0 + owned.register } } })
            builder.place(start)
            labelledDo(body, label, end)
            builder.place(stop)
            builder.jump(to: end)
            builder.place(handler)
            for clause in clauses {
                let miss = builder.label()
                scopes.append(ScopeRecord())
                let held = Value(register: error, type: errorType, isOwned: false, isTemporary: false)
                match(clause.pattern, held, concrete(variable.type), orJumpTo: miss)
                if let filter = clause.filter { jump(unless: filter, to: miss) }
                block(clause.body)
                leave(scopes.count - 1)
                builder.jump(to: end)
                builder.place(miss)
                leave(scopes.count - 1)
                closeScope()
            }
            // No clause took it: on to the next handler.
            builder.emit(.throwError, error)
            builder.place(end)
            // Registers first used inside the block, and those reused inside it.
            let releasing = builder.referenceSlots.filter { !before.contains($0) || !liveOutside.contains($0) }
            builder.addHandler(start: start, end: stop, target: handler, slot: error, releasing: releasing)
        }
    }

    private func labelledDo(_ body: [Statement], _ label: String?, _ end: FunctionBuilder.Label) {
        guard label != nil else {
            block(body)
            return
        }
        loops.append(LoopRecord(label: label, breakTarget: end, continueTarget: nil, depth: scopes.count))
        block(body)
        loops.removeLast()
    }

    // MARK: The cell's value

    func present(_ result: Expression) {
        guard let function = compiler.libraryFunction("_presentResult"),
            let parameter = function.signature.parameters.first
        else {
            release(value(result))
            return
        }
        let call = Expression(
            .call(function, [parameter: result.type], base: nil, [Argument(value: result)]), .void,
            result.range)
        release(value(call))
    }
}

extension Value {
    /// The same registers, owned by somebody else.
    var borrowed: Value {
        Value(register: register, type: type, isOwned: false, isTemporary: false)
    }
}

extension Pattern {
    var variables: [Variable] {
        switch self {
        case .variable(let variable): [variable]
        case .tuple(let parts), .enumCase(_, _, let parts): parts.flatMap(\.variables)
        case .some(let inner), .type(_, let inner): inner.variables
        default: []
        }
    }
}
