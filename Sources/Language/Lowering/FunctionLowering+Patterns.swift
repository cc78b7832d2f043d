import Bytecode

/// Patterns as tests that bind variables.
extension FunctionLowering {
    /// Compares a value with a pattern and binds the pattern's variables in the current scope.
    func match(
        _ pattern: Pattern, _ subject: Value, _ type: Type, orJumpTo miss: FunctionBuilder.Label
    ) {
        let isCertain = self.isCertain
        self.isCertain = false
        switch pattern {
        case .anything: break
        case .variable(let variable):
            if subject.isStable, isOnlyRead(variable) {
                locations[variable] = .register(subject.register)
                return
            }
            locations[variable] = nil
            initialize(variable, with: subject)
        case .tuple(let parts):
            guard case .tuple(let elements) = type else { return }
            for ((part, field), element) in zip(zip(parts, subject.type.fields), elements) {
                if case .anything = part { continue }
                matchPart(part, of: subject, field.offset, field.type, element.type, miss)
            }
        case .some(let inner):
            jumpIfNil(subject, to: miss)
            if case .anything = inner { return }
            guard let wrapped = type.wrapped else { return }
            let content = compiler.layouts.descriptor(for: wrapped)
            let part = Value(
                register: subject.register + (isBare(subject.type) ? 0 : 1), type: content,
                isOwned: false, isTemporary: false, isStable: subject.isStable)
            match(inner, part, wrapped, orJumpTo: miss)
        case .none: builder.jump(.jumpIfNotZero, subject.register, to: miss)
        case .enumCase(let enumCase, _, let parts):
            if !isCertain { testCase(enumCase, subject, miss) }
            matchParts(of: enumCase, parts, subject, type, miss)
        case .type(let wanted, let inner):
            let wanted = concrete(wanted)
            matchType(wanted, inner, subject, type, miss)
        case .gathered(let inner, let whole, let value):
            match(inner, subject, type, orJumpTo: miss)
            declare(.variable(whole), value)
        case .test(let placeholder, let test):
            placeholders[ObjectIdentifier(placeholder)] = subject
            jump(unless: test, to: miss)
            placeholders[ObjectIdentifier(placeholder)] = nil
        }
    }

    private func matchType(
        _ wanted: Type, _ inner: Pattern, _ subject: Value, _ type: Type,
        _ miss: FunctionBuilder.Label
    ) {
        if wanted == type { return match(inner, subject, type, orJumpTo: miss) }
        let flag = builder.allocate()
        testType(subject, type, wanted, into: flag)
        let other = builder.label()
        let isDynamic = mayBeCast(type, to: wanted)
        builder.jump(.jumpIfFalse, flag, to: isDynamic ? other : miss)
        builder.deallocate(flag)
        if case .anything = inner, !isDynamic { return }
        let slots = compiler.layouts.descriptor(for: wanted)
        let content = temporary(slots)
        initialize(content.register, with: opened(subject.borrowed, as: wanted, nil))
        if isDynamic {
            let found = builder.label()
            builder.jump(to: found)
            builder.place(other)
            if let made = dynamicCast(subject, type, wanted) {
                jumpIfNil(made, to: miss)
                initialize(content.register, with: payload(of: made, slots, nil))
            }
            builder.place(found)
        }
        own(content.register, slots)
        match(inner, content.stable, wanted, orJumpTo: miss)
    }

    private func testCase(
        _ enumCase: EnumCase, _ subject: Value, _ miss: FunctionBuilder.Label
    ) {
        let tag = builder.allocate()
        let expected = builder.allocate()
        if subject.type.isBoxed {
            builder.emit(.loadSlot, tag, subject.register, 0)
        } else {
            builder.emit(.move, tag, subject.register)
        }
        builder.loadInteger(expected, enumCase.index)
        builder.jump(.jumpIfNotEqualInt, tag, expected, to: miss)
        builder.deallocate(tag)
        builder.deallocate(expected)
    }

    private func matchParts(
        of enumCase: EnumCase, _ parts: [Pattern], _ subject: Value, _ type: Type,
        _ miss: FunctionBuilder.Label
    ) {
        guard subject.type.cases.indices.contains(enumCase.index) else { return }
        let map = Substitution(enumCase.owner.parameters, type.arguments)
        let fields = subject.type.cases[enumCase.index].payload
        for ((part, field), parameter) in zip(zip(parts, fields), enumCase.payload) {
            if case .anything = part { continue }
            matchPart(
                part, of: subject, field.offset, field.type,
                compiler.concrete(parameter.type, map), miss)
        }
    }

    private func matchPart(
        _ pattern: Pattern, of subject: Value, _ offset: Int, _ type: TypeDescriptor,
        _ partType: Type,
        _ miss: FunctionBuilder.Label
    ) {
        if subject.isStable {
            let part = stablePart(of: subject, offset, type)
            return match(pattern, part, partType, orJumpTo: miss)
        }
        let part = component(of: subject, at: offset, type, nil)
        if part.isTemporary { own(part.register, part.type) }
        match(pattern, part.isTemporary ? part.stable : part.borrowed, partType, orJumpTo: miss)
    }

    /// Part of a value that stays as it is: nobody needs to own it a second time.
    private func stablePart(of subject: Value, _ offset: Int, _ type: TypeDescriptor) -> Value {
        guard subject.type.isBoxed else {
            return Value(
                register: subject.register + offset, type: type, isOwned: false,
                isTemporary: false, isStable: true)
        }
        let register = builder.allocate(slots: type.slots)
        for slot in 0..<type.slots {
            builder.emit(.loadSlot, register + slot, subject.register, offset + slot)
        }
        return Value(
            register: register, type: type, isOwned: false, isTemporary: false, isStable: true)
    }

    /// Whether a variable is a mere name for a value.
    func isOnlyRead(_ variable: Variable) -> Bool {
        variable.storage == .local && !variable.isMutated
    }

    /// The subject of patterns, kept unchanged as long as the current scope lasts.
    func patternSubject(_ expression: Expression) -> Value {
        if case .variable(let variable) = expression.kind, isOnlyRead(variable),
            placeholders[ObjectIdentifier(expression)] == nil, !variable.isDeferredLet,
            case .register(let register)? = locations[variable]
        {
            return Value(
                register: register, type: descriptor(expression.type), isOwned: false,
                isTemporary: false, isStable: true)
        }
        let subject = owned(value(expression))
        own(subject.register, subject.type)
        return subject.stable
    }
}
