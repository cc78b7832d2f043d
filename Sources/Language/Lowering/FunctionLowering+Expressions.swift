import Bytecode
import Diagnostics

extension FunctionLowering {
    /// Computes an expression.
    ///
    /// - Parameter destination: registers that hold nothing yet and own the result then. Without them
    ///   the answer may be a variable's own registers, borrowed.
    func value(_ expression: Expression, into destination: Int? = nil) -> Value {
        if !placeholders.isEmpty, let known = placeholders[ObjectIdentifier(expression)] {
            return delivered(known, destination)
        }
        mark(expression.range)
        let type = descriptor(expression.type)
        switch expression.kind {
        case .integer(let magnitude, let isNegative):
            return integer(magnitude, isNegative, expression, type, destination)
        case .float(let number): return float(number, expression, type, destination)
        case .boolean(let flag):
            let result = target(destination, type)
            builder.loadInteger(result.register, flag ? 1 : 0)
            return result
        case .string(let text):
            if let custom = literalInitializer("stringLiteral", expression) { return value(custom, into: destination) }
            let result = target(destination, type)
            builder.emit(.loadLiteral, result.register, immediate: builder.literal(text))
            return result
        case .interpolation(let segments): return interpolation(segments, type, destination)
        case .nilLiteral: return none(type, destination)
        case .variable(let variable): return variableValue(variable, type, destination)
        case .functionValue(let function, let map, let base):
            return functionValue(function, map, base, expression, destination)
        case .metatype: return target(destination, type)
        case .call(let function, let map, let base, let arguments):
            return call(function, map, base, arguments, expression, destination)
        case .callValue(let callee, let arguments):
            return callClosure(callee, arguments, type, destination)
        case .enumCase(let enumCase, let arguments):
            return makeCase(enumCase, arguments, type, destination)
        case .property(let base, let variable):
            return property(base, variable, type, destination)
        case .staticProperty(let owner, let variable):
            return staticProperty(owner, variable, type, destination)
        case .subscriptAccess(let base, let variable, let map, let arguments):
            return subscriptValue(base, variable, map, arguments, type, destination)
        case .tupleElement(let base, let index):
            let tuple = value(base)
            guard tuple.type.fields.indices.contains(index) else { return target(destination, type) }
            return component(of: tuple, at: tuple.type.fields[index].offset, type, destination)
        case .tuple(let parts): return makeTuple(parts, type, destination)
        case .array(let elements): return makeArray(elements, type, destination)
        case .dictionary(let pairs): return makeDictionary(pairs, expression, type, destination)
        case .closure(let closure): return makeClosure(closure, type, destination)
        case .assign(let place, let new):
            assign(place, new)
            return target(destination, type)
        case .discard(let inner):
            release(value(inner))
            return target(destination, type)
        case .ternary, .and, .or: return branches(expression, type, destination)
        case .coalesce(let optional, let fallback):
            return coalesce(optional, fallback, type, destination)
        case .wrap(let inner): return wrap(inner, type, destination)
        case .makeExistential(let inner): return makeExistential(inner, expression.type, destination)
        case .openExistential(let inner): return value(inner, into: destination)
        case .convertFunction(let inner): return value(inner, into: destination)
        case .forceUnwrap(let inner): return forceUnwrap(inner, type, destination)
        case .optionalChain(let inner): return optionalChain(inner, type, destination)
        case .bindOptional(let inner): return bindOptional(inner, type, destination)
        case .isType(let inner, let wanted): return isType(inner, wanted, type, destination)
        case .cast(let inner, let wanted, let isForced):
            return cast(inner, wanted, isForced, expression, destination)
        case .delegate(let made):
            delegate(made)
            return target(destination, type)
        case .tryExpression(let inner, let kind):
            return tryValue(inner, kind, type, destination)
        case .ifExpression(let statement):
            return statementValue(statement, expression.type, destination)
        case .placeholder, .pending, .error:
            return target(destination, type)
        }
    }

    /// A borrowed value, copied to where it is wanted.
    func delivered(_ value: Value, _ destination: Int?) -> Value {
        guard let destination else { return value }
        copy(value.register, to: destination, value.type)
        return target(destination, value.type)
    }

    // MARK: Literals

    private func integer(
        _ magnitude: UInt64, _ isNegative: Bool, _ expression: Expression, _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        switch type.kind {
        case .double, .float:
            let number = isNegative ? -Double(magnitude) : Double(magnitude)
            return float(number, expression, type, destination)
        case .int, .integer:
            let result = target(destination, type)
            guard let bits = literalBits(magnitude, isNegative, type, expression) else { return result }
            builder.loadInteger(result.register, bits)
            return result
        default:
            if let custom = literalInitializer("integerLiteral", expression) {
                return value(custom, into: destination)
            }
            return target(destination, type)
        }
    }

    private func literalBits(
        _ magnitude: UInt64, _ isNegative: Bool, _ type: TypeDescriptor, _ expression: Expression
    ) -> Int? {
        let wide: Int?
        if isNegative {
            wide = magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
        } else {
            wide = Int(exactly: magnitude)
        }
        let fits: Bool
        switch type.kind {
        case .int: fits = wide != nil
        case .integer(let width):
            let range: ClosedRange<Int> =
                switch width {
                case .int8: -128...127
                case .int16: -32_768...32_767
                case .int32: Int(Int32.min)...Int(Int32.max)
                case .uint8: 0...255
                case .uint16: 0...65_535
                case .uint32: 0...Int(UInt32.max)
                case .uint64: 0...Int.max
                }
            if width == .uint64, !isNegative { return Int(truncatingIfNeeded: magnitude) }
            fits = wide.map(range.contains) ?? false
        default: fits = true
        }
        if fits, let wide { return wide }
        environment.error(
            "literal-overflow",
            "\(isNegative ? "-" : "")\(magnitude) does not fit into \(type.name)",
            at: expression.range)
        return nil
    }

    private func float(
        _ number: Double, _ expression: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        switch type.kind {
        case .double:
            let result = target(destination, type)
            builder.loadConstant(result.register, number.bitPattern)
            return result
        case .float:
            let result = target(destination, type)
            builder.loadConstant(result.register, UInt64(Float(number).bitPattern))
            return result
        default:
            if let custom = literalInitializer("floatLiteral", expression) {
                return value(custom, into: destination)
            }
            return target(destination, type)
        }
    }

    /// A literal of a type with its own `init(integerLiteral:)`.
    private func literalInitializer(_ label: String, _ expression: Expression) -> Expression? {
        let type = concrete(expression.type)
        guard let nominal = type.nominal, !nominal.isLibrary || !["String", "Character"].contains(nominal.name) else { return nil }
        for case let function as Function in environment.ownMembers(of: nominal, named: "init")
        where function.parameters.first?.label == label {
            let inner = Expression(expression.kind, function.parameters[0].type, expression.range)
            let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, type.arguments))
            return Expression(
                .call(function, map, base: nil, [Argument(value: inner)]), type, expression.range)
        }
        return nil
    }

    private func interpolation(_ segments: [Expression], _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let count = segments.count
        let pieces = builder.allocate(slots: count, references: Array(0..<count))
        for (index, segment) in segments.enumerated() {
            describe(segment, into: pieces + index)
        }
        let result = target(destination, type)
        builder.emit(.concatenateStrings, result.register, count, pieces)
        for index in 0..<count { builder.emit(.release, pieces + index) }
        builder.deallocate(pieces, slots: count, references: Array(0..<count))
        return result
    }

    /// A value as text, as `print` shows it.
    func describe(_ expression: Expression, into destination: Int) {
        let type = concrete(expression.type)
        if type.isLibrary("String") {
            _ = ownedInto(expression, destination)
            return
        }
        guard let describing = compiler.libraryFunction("init", in: "String", labels: ["describing"])
        else { return }
        let map = [describing.signature.parameters[0]: type]
        let call = Expression(
            .call(describing, map, base: nil, [Argument(value: expression)]), environment.string,
            expression.range)
        _ = ownedInto(call, destination)
    }

    /// Computes into registers that own the result.
    @discardableResult
    func ownedInto(_ expression: Expression, _ destination: Int) -> Value {
        let result = value(expression, into: destination)
        if result.register != destination { initialize(destination, with: result) }
        return target(destination, result.type)
    }

    func none(_ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        for slot in 0..<type.slots { builder.emit(.loadImmediate, result.register + slot, immediate: 0) }
        return result
    }

    // MARK: Variables

    private func variableValue(_ variable: Variable, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        if variable.storage == .global, variable.getter != nil {
            return call(variable.getter!, [:], nil, [], Expression(.placeholder, variable.type, variable.range), destination)
        }
        if let function = variable.localFunction, locations[variable] == nil {
            let expression = Expression(.placeholder, variable.type, variable.range)
            return functionValue(function, substitution, nil, expression, destination)
        }
        switch location(of: variable) {
        case .register(let register):
            if variable.isDeferredLet { checkInitialized(register, variable, type) }
            return delivered(
                Value(register: register, type: type, isOwned: false, isTemporary: false),
                destination)
        case .cell(let cell): return loadPayload(cell, 0, type, destination)
        case .global(let number):
            let result = target(destination, type)
            for slot in 0..<type.slots {
                builder.emit(.loadGlobal, result.register + slot, immediate: number + slot)
                if type.references.contains(slot) {
                    if type.isNeverZero { checkInitialized(result.register, variable, type) }
                    builder.emit(.retain, result.register + slot)
                }
            }
            return result
        case .address(let address): return loadIndirect(address, 0, type, destination)
        }
    }

    /// A reference that is still 0 was never given a value.
    private func checkInitialized(_ register: Int, _ variable: Variable, _ type: TypeDescriptor) {
        guard type.isNeverZero else { return }
        let fine = builder.label()
        builder.jump(.jumpIfNotZero, register, to: fine)
        builder.fail(
            Failure(
                id: "uninitialized-variable", "'\(variable.name)' is used before it has a value"))
        builder.place(fine)
    }

    func location(of variable: Variable) -> Location {
        if let known = locations[variable] { return known }
        if let number = variable.globalNumber { return .global(number) }
        if variable.storage == .global {
            return compiler.locate(variable, descriptor(variable.type), in: self)
        }
        // Only after an error that has been reported.
        return declare(variable)
    }

    /// Part of a value that lies in several slots, or in a box.
    func component(of base: Value, at offset: Int, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        if base.type.isBoxed || isObject(base.type) {
            let result = loadPayload(base.register, offset, type, destination)
            release(base)
            return result
        }
        let part = Value(
            register: base.register + offset, type: type, isOwned: false, isTemporary: false)
        if base.isTemporary, base.isOwned || destination != nil {
            let result = target(destination, type)
            copy(part.register, to: result.register, type)
            release(base)
            return result
        }
        return delivered(part, destination)
    }

    private func isObject(_ type: TypeDescriptor) -> Bool {
        if case .classInstance = type.kind { return true }
        return false
    }

    private func property(
        _ base: Expression, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if variable.isRequirement || variable.storage == .computed, let getter = variable.getter {
            return call(
                getter, memberSubstitution(base.type, variable), base, [],
                Expression(.placeholder, variableType(base, variable), base.range), destination)
        }
        if let read = directRead(base, variable, type, destination) { return read }
        let whole = value(base)
        guard let field = whole.type.fields.first(where: { $0.name == variable.name }) else {
            return target(destination, type)
        }
        return component(of: whole, at: field.offset, type, destination)
    }

    /// A field of a global or inout struct, without copying the struct.
    private func directRead(
        _ base: Expression, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value? {
        guard case .variable(let root) = base.kind, root.getter == nil, root.localFunction == nil else {
            return nil
        }
        let whole = descriptor(base.type)
        guard let field = whole.fields.first(where: { $0.name == variable.name }) else { return nil }
        switch location(of: root) {
        case .global(let number):
            let result: Value
            if whole.isBoxed || isObject(whole) {
                let object = builder.allocate()
                builder.emit(.loadGlobal, object, immediate: number)
                checkInitialized(object, root, whole)
                result = loadPayload(object, field.offset, type, destination)
                builder.deallocate(object)
            } else {
                result = target(destination, type)
                for slot in 0..<type.slots {
                    builder.emit(
                        .loadGlobal, result.register + slot, immediate: number + field.offset + slot)
                    if type.references.contains(slot) {
                        builder.emit(.retain, result.register + slot)
                    }
                }
            }
            return result
        case .address(let address):
            if whole.isBoxed || isObject(whole) {
                let object = builder.allocate()
                builder.emit(.loadIndirect, object, address, 0)
                let result = loadPayload(object, field.offset, type, destination)
                builder.deallocate(object)
                return result
            }
            return loadIndirect(address, field.offset, type, destination)
        default: return nil
        }
    }

    /// What the owner's generic parameters are, seen from a base of this type.
    func memberSubstitution(_ base: Type, _ variable: Variable) -> Substitution {
        let type = concrete(base)
        guard let owner = variable.owner else { return [:] }
        if let parameter = owner.selfParameter { return [parameter: type] }
        return Dictionary(uniqueKeysWithValues: zip(owner.parameters, type.arguments))
    }

    private func variableType(_ base: Expression, _ variable: Variable) -> Type {
        compiler.concrete(variable.type, memberSubstitution(base.type, variable))
    }

    private func staticProperty(
        _ owner: Type, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let owner = concrete(owner)
        if variable.storage != .staticStored || variable.isRequirement, let getter = variable.getter {
            return call(
                getter, memberSubstitution(owner, variable), nil, [],
                Expression(.placeholder, compiler.concrete(variable.type, memberSubstitution(owner, variable)), variable.range),
                destination)
        }
        let place = initializedStatic(variable, owner)
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(.loadGlobal, result.register + slot, immediate: place + slot)
            if type.references.contains(slot) { builder.emit(.retain, result.register + slot) }
        }
        return result
    }

    /// A static property's global, initialized when this code runs first.
    func initializedStatic(_ variable: Variable, _ owner: Type) -> Int {
        let map = memberSubstitution(owner, variable)
        let type = compiler.concrete(variable.type, map)
        let place = compiler.staticGlobal(variable, type, owner)
        let flag = builder.allocate()
        let done = builder.label()
        builder.emit(.loadGlobal, flag, immediate: place.flag)
        builder.jump(.jumpIfNotZero, flag, to: done)
        builder.loadInteger(flag, 1)
        builder.emit(.storeGlobal, flag, immediate: place.flag)
        let checker = Checker(environment: environment, file: variable.file, scope: variable.scope)
        if let initial = checker.initialValue(of: variable) {
            let number = compiler.enqueueInitializer(initial, type, map, variable)
            let descriptor = compiler.layouts.descriptor(for: type)
            let window = builder.openWindow(slots: descriptor.slots)
            builder.emit(.call, window - 3, immediate: number)
            for slot in 0..<descriptor.slots {
                builder.emit(.storeGlobal, window + slot, immediate: place.value + slot)
            }
        }
        builder.place(done)
        builder.deallocate(flag)
        return place.value
    }

    // MARK: Aggregates

    private func makeTuple(_ parts: [Expression], _ type: TypeDescriptor, _ destination: Int?) -> Value {
        if type.isBoxed {
            let result = target(destination, type)
            builder.emit(.newObject, result.register, immediate: type.number)
            for (part, field) in zip(parts, type.fields) {
                storePayload(value(part), result.register, field.offset)
            }
            return result
        }
        // Parts may read what the destination holds: `(a, b) = (b, a)` arrives here without one.
        let result = target(destination, type)
        for (part, field) in zip(parts, type.fields) {
            ownedInto(part, result.register + field.offset)
        }
        return result
    }

    private func makeArray(_ elements: [Expression], _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        let count = builder.allocate()
        builder.loadInteger(count, elements.count)
        builder.emit(.newArray, result.register, count, type.number)
        builder.deallocate(count)
        for element in elements {
            let item = value(element)
            appendOwned(item, to: result.register)
        }
        return result
    }

    /// Appends to an array in a register.
    func appendOwned(_ item: Value, to array: Int) {
        if item.type.references.isEmpty {
            builder.emit(.arrayAppend, array, item.register)
            release(item)
        } else {
            let own = owned(item)
            builder.emit(.arrayAppend, array, own.register)
            if own.isTemporary { builder.deallocate(own.register, own.type) }
        }
    }

    private func makeDictionary(
        _ pairs: [(Expression, Expression)], _ expression: Expression, _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        // Through the library's init(dictionaryLiteral:), from an array of pairs.
        let arguments = concrete(expression.type).arguments
        guard arguments.count == 2,
            let make = compiler.libraryFunction("init", in: "Dictionary", labels: ["dictionaryLiteral"]),
            let nominal = make.owner
        else { return target(destination, type) }
        let pairType = Type.tuple([
            .init(label: nil, type: arguments[0]), .init(label: nil, type: arguments[1]),
        ])
        let tuples = pairs.map { Expression(.tuple([$0.0, $0.1]), pairType, $0.0.range) }
        let array = Expression(
            .array(tuples), environment.array(of: pairType), expression.range)
        let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
        return call(make, map, nil, [Argument(value: array)], expression, destination)
    }

    private func makeCase(
        _ enumCase: EnumCase, _ arguments: [Argument], _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if case .optional = type.kind {
            if enumCase.name == "none" { return none(type, destination) }
            return wrap(arguments[0].value, type, destination)
        }
        let result = target(destination, type)
        guard type.cases.indices.contains(enumCase.index) else { return result }
        let payload = type.cases[enumCase.index].payload
        if type.isBoxed {
            builder.emit(.newObject, result.register, immediate: type.number)
            let tag = builder.allocate()
            builder.loadInteger(tag, enumCase.index)
            builder.emit(.storeSlot, result.register, tag, 0)
            builder.deallocate(tag)
            for (argument, field) in zip(arguments, payload) {
                storePayload(value(argument.value), result.register, field.offset)
            }
            return result
        }
        for slot in 1..<max(type.slots, 1) {
            builder.emit(.loadImmediate, result.register + slot, immediate: 0)
        }
        for (argument, field) in zip(arguments, payload) {
            ownedInto(argument.value, result.register + field.offset)
        }
        builder.loadInteger(result.register, enumCase.index)
        return result
    }

    // MARK: Optionals

    func isBare(_ optional: TypeDescriptor) -> Bool { optional.arguments.first?.isNeverZero ?? false }

    func wrap(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        if isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        return result
    }

    /// Jumps if an optional (whose tag or lone reference is in its first slot) is nil.
    func jumpIfNil(_ optional: Value, to label: FunctionBuilder.Label) {
        builder.jump(.jumpIfZero, optional.register, to: label)
    }

    /// The payload of an optional that is known not to be nil.
    func payload(of optional: Value, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let offset = isBare(optional.type) ? 0 : 1
        if optional.isTemporary, optional.isOwned {
            let result = target(destination, type)
            take(optional.register + offset, to: result.register, type)
            builder.deallocate(optional.register, optional.type)
            return result
        }
        let part = Value(
            register: optional.register + offset, type: type, isOwned: false, isTemporary: false)
        return delivered(part, destination)
    }

    private func coalesce(
        _ optional: Expression, _ fallback: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let result = target(destination, type)
        let isNil = builder.label()
        let end = builder.label()
        let left = owned(value(optional))
        jumpIfNil(left, to: isNil)
        if left.type === type || left.type.number == type.number {
            take(left.register, to: result.register, type)
        } else {
            let offset = isBare(left.type) ? 0 : 1
            take(left.register + offset, to: result.register, type)
        }
        builder.jump(to: end)
        builder.place(isNil)
        ownedInto(fallback, result.register)
        builder.place(end)
        builder.deallocate(left.register, left.type)
        return result
    }

    private func forceUnwrap(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let optional = value(inner)
        mark(inner.range)
        let fine = builder.label()
        builder.jump(.jumpIfNotZero, optional.register, to: fine)
        builder.fail(
            Failure(
                id: "nil-unwrapped", "unexpectedly found nil while unwrapping an optional of type \(optional.type.name)",
                hint: "test it first with 'if let', or give a value for nil with '??'"))
        builder.place(fine)
        return payload(of: optional, type, destination)
    }

    private func optionalChain(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        let exit = builder.label()
        let end = builder.label()
        chainExits.append(exit)
        let innerType = descriptor(inner.type)
        if innerType.number == type.number {
            ownedInto(inner, result.register)
        } else if isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        chainExits.removeLast()
        builder.jump(to: end)
        builder.place(exit)
        for slot in 0..<type.slots { builder.emit(.loadImmediate, result.register + slot, immediate: 0) }
        builder.place(end)
        return result
    }

    private func bindOptional(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let optional = value(inner)
        if let exit = chainExits.last {
            // A nil owns nothing, so the exit leaves nothing behind.
            jumpIfNil(optional, to: exit)
        }
        return payload(of: optional, type, destination)
    }

    // MARK: Branches

    private func branches(_ expression: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        let no = builder.label()
        let end = builder.label()
        if case .ternary(let condition, let yes, let otherwise) = expression.kind {
            jump(unless: condition, to: no)
            ownedInto(yes, result.register)
            builder.jump(to: end)
            builder.place(no)
            ownedInto(otherwise, result.register)
        } else {
            jump(unless: expression, to: no)
            builder.loadInteger(result.register, 1)
            builder.jump(to: end)
            builder.place(no)
            builder.loadInteger(result.register, 0)
        }
        builder.place(end)
        return result
    }

    /// Evaluates a condition only for where it leads.
    func jump(unless condition: Expression, to label: FunctionBuilder.Label) {
        mark(condition.range)
        switch condition.kind {
        case .boolean(true): return
        case .boolean(false): builder.jump(to: label)
        case .and(let left, let right):
            jump(unless: left, to: label)
            jump(unless: right, to: label)
        case .or(let left, let right):
            let yes = builder.label()
            jump(if: left, to: yes)
            jump(unless: right, to: label)
            builder.place(yes)
        case .call(let function, _, nil, let arguments)
        where arguments.count == 1 && intrinsicName(function) == "notBool":
            jump(if: arguments[0].value, to: label)
        case .isType(let inner, let wanted) where wanted.wrapped != nil && concrete(wanted) == concrete(inner.type):
            let optional = value(inner)
            testNil(optional) { self.builder.jump(.jumpIfZero, $0, to: label) }
        default:
            if fusedJump(condition, negated: true, to: label) { return }
            let test = value(condition)
            builder.jump(.jumpIfFalse, test.register, to: label)
            release(test)
        }
    }

    private func testNil(_ optional: Value, _ jump: (Int) -> Void) {
        if optional.isTemporary && optional.isOwned {
            let flag = builder.allocate()
            builder.emit(.move, flag, optional.register)
            release(optional)
            jump(flag)
            builder.deallocate(flag)
        } else {
            jump(optional.register)
            release(optional)
        }
    }

    func jump(if condition: Expression, to label: FunctionBuilder.Label) {
        mark(condition.range)
        switch condition.kind {
        case .boolean(true): builder.jump(to: label)
        case .boolean(false): return
        case .and(let left, let right):
            let no = builder.label()
            jump(unless: left, to: no)
            jump(if: right, to: label)
            builder.place(no)
        case .or(let left, let right):
            jump(if: left, to: label)
            jump(if: right, to: label)
        case .call(let function, _, nil, let arguments)
        where arguments.count == 1 && intrinsicName(function) == "notBool":
            jump(unless: arguments[0].value, to: label)
        default:
            if fusedJump(condition, negated: false, to: label) { return }
            let test = value(condition)
            builder.jump(.jumpIfTrue, test.register, to: label)
            release(test)
        }
    }

    /// Comparison and jump in one instruction.
    private func fusedJump(_ condition: Expression, negated: Bool, to label: FunctionBuilder.Label) -> Bool {
        guard case .call(let function, let map, nil, let arguments) = condition.kind, arguments.count == 2,
            let name = intrinsicName(resolvedFunction(function, map).0)
        else { return false }
        let parts = name.split(separator: "/")
        let swapped = parts.contains("swapped")
        let opcode: Opcode
        var reversed = swapped
        switch (String(parts[0]), negated) {
        case ("equalInt", false): opcode = .jumpIfEqualInt
        case ("equalInt", true): opcode = .jumpIfNotEqualInt
        case ("notEqualInt", false): opcode = .jumpIfNotEqualInt
        case ("notEqualInt", true): opcode = .jumpIfEqualInt
        case ("lessInt", false): opcode = .jumpIfLessInt
        // not (a < b) is b <= a
        case ("lessInt", true): (opcode, reversed) = (.jumpIfLessOrEqualInt, !swapped)
        case ("lessOrEqualInt", false): opcode = .jumpIfLessOrEqualInt
        case ("lessOrEqualInt", true): (opcode, reversed) = (.jumpIfLessInt, !swapped)
        case ("lessDouble", false): opcode = .jumpIfLessDouble
        case ("lessDouble", true): opcode = .jumpIfNotLessDouble
        case ("lessOrEqualDouble", false): opcode = .jumpIfLessOrEqualDouble
        case ("lessOrEqualDouble", true): opcode = .jumpIfNotLessOrEqualDouble
        default: return false
        }
        let left = operand(arguments[0].value, before: [arguments[1].value])
        let right = value(arguments[1].value)
        mark(condition.range)
        let (a, b) = reversed ? (right.register, left.register) : (left.register, right.register)
        builder.jump(opcode, a, b, to: label)
        release(right)
        release(left)
        return true
    }

    /// A value that later operands cannot change under our feet.
    func operand(_ expression: Expression, before later: [Expression]) -> Value {
        let result = value(expression)
        if result.isTemporary || later.allSatisfy({ $0.isCallFree }) { return result }
        guard case .variable(let variable) = expression.root, variable.isMutated else { return result }
        let copy = temporary(result.type)
        initialize(copy.register, with: result)
        return copy
    }

    // MARK: Types at run time

    func makeExistential(_ inner: Expression, _ wanted: Type, _ destination: Int?) -> Value {
        let innerType = concrete(inner.type)
        let type = descriptor(wanted)
        if case .existential = innerType { return value(inner, into: destination) }
        if case .existential(let protocols) = concrete(wanted) {
            compiler.needWitnesses(of: innerType, for: protocols)
        }
        let payload = descriptor(inner.type)
        if payload.isSelfDescribing {
            let result = value(inner, into: destination)
            return Value(
                register: result.register, type: type, isOwned: result.isOwned,
                isTemporary: result.isTemporary)
        }
        let content = value(inner)
        let result = self.target(destination, type)
        builder.emit(.newObject, result.register, immediate: payload.number)
        storePayload(content, result.register, 0)
        return result
    }

    private func isType(
        _ inner: Expression, _ wanted: Type, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let wanted = concrete(wanted)
        let source = concrete(inner.type)
        let result = target(destination, type)
        if wanted == source, wanted.wrapped != nil {
            // "Is there a value?"
            let optional = value(inner)
            let no = builder.label()
            let end = builder.label()
            testNil(optional) { self.builder.jump(.jumpIfZero, $0, to: no) }
            builder.loadInteger(result.register, 1)
            builder.jump(to: end)
            builder.place(no)
            builder.loadInteger(result.register, 0)
            builder.place(end)
            return result
        }
        let content = value(inner)
        testType(content, source, wanted, into: result.register)
        release(content)
        return result
    }

    /// 1 if the existential's value has the type.
    func testType(_ content: Value, _ source: Type, _ wanted: Type, into flag: Int) {
        guard case .existential = source else {
            builder.loadInteger(flag, source == wanted ? 1 : 0)
            return
        }
        if case .existential(let protocols) = wanted {
            guard let first = protocols.first else {
                builder.loadInteger(flag, 1)
                return
            }
            compiler.needWitnessesEverywhere(first)
            builder.emit(.conforms, flag, content.register, compiler.layouts.number(of: first))
        } else {
            let wanted = compiler.layouts.descriptor(for: wanted)
            builder.emit(.hasDescriptor, flag, content.register, wanted.number)
        }
    }

    /// The value within an existential that is known to hold this type.
    func opened(_ content: Value, as type: Type, _ destination: Int?) -> Value {
        let target = compiler.layouts.descriptor(for: type)
        if case .existential = type { return delivered(content, destination) }
        if target.isSelfDescribing {
            let same = Value(
                register: content.register, type: target, isOwned: content.isOwned,
                isTemporary: content.isTemporary)
            if let destination { initialize(destination, with: same); return self.target(destination, target) }
            return same
        }
        let result = loadPayload(content.register, 0, target, destination)
        release(content)
        return result
    }

    private func cast(
        _ inner: Expression, _ wanted: Type, _ isForced: Bool, _ expression: Expression,
        _ destination: Int?
    ) -> Value {
        let wanted = concrete(wanted)
        let source = concrete(inner.type)
        let type = descriptor(expression.type)
        let content = owned(value(inner))
        let flag = builder.allocate()
        testType(content, source, wanted, into: flag)
        let result = target(destination, type)
        let no = builder.label()
        let end = builder.label()
        builder.jump(.jumpIfFalse, flag, to: no)
        let offset = isForced || isBare(type) ? 0 : 1
        let slots = compiler.layouts.descriptor(for: wanted)
        if source == wanted {
            copy(content.register, to: result.register + offset, slots)
        } else {
            let borrowed = Value(
                register: content.register, type: content.type, isOwned: false, isTemporary: false)
            let inside = opened(borrowed, as: wanted, nil)
            initialize(result.register + offset, with: inside)
        }
        if !isForced, !isBare(type) { builder.loadInteger(result.register, 1) }
        builder.jump(to: end)
        builder.place(no)
        if isForced {
            mark(expression.range)
            builder.fail(
                Failure(id: "cast-failed", "this value is not \(wanted)", hint: "use 'as?' to get nil instead"))
        } else {
            for slot in 0..<type.slots {
                builder.emit(.loadImmediate, result.register + slot, immediate: 0)
            }
        }
        builder.place(end)
        builder.deallocate(flag)
        release(content)
        return result
    }

    /// `self.init(…)`: the new instance becomes `self`; nil ends a failable initializer.
    private func delegate(_ made: Expression) {
        guard let instance = selfVariable else { return release(value(made)) }
        let result = owned(value(made))
        guard made.type.wrapped != nil, concrete(instance.type).wrapped == nil else {
            store(result, to: location(of: instance))
            return
        }
        let present = builder.label()
        builder.jump(.jumpIfNotZero, result.register, to: present)
        let nothing = Expression(.nilLiteral, resultType, made.range)
        statement(Statement(.returning(nothing), made.range))
        builder.place(present)
        let content = descriptor(instance.type)
        store(payload(of: result, content, nil), to: location(of: instance))
    }

    private func tryValue(
        _ inner: Expression, _ kind: Expression.Try, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if kind == .plain { return value(inner, into: destination) }
        let result = target(destination, type)
        let (start, end, handler, done) = (builder.label(), builder.label(), builder.label(), builder.label())
        let error = builder.allocate(slots: 1, references: [0])
        let before = Set(builder.referenceSlots)
        builder.place(start)
        let innerType = descriptor(inner.type)
        if kind == .forced || innerType.number == type.number || isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        builder.place(end)
        builder.jump(to: done)
        builder.place(handler)
        if kind == .forced {
            builder.fail(
                Failure(id: "uncaught-error", "'try!' met an error", hint: "use 'try?' or 'do { … } catch { … }'"))
        } else {
            builder.emit(.release, error)
            for slot in 0..<type.slots {
                builder.emit(.loadImmediate, result.register + slot, immediate: 0)
            }
        }
        builder.place(done)
        let releasing = builder.referenceSlots.filter { !before.contains($0) }
        builder.addHandler(start: start, end: end, target: handler, slot: error, releasing: releasing)
        builder.deallocate(error, slots: 1, references: [0])
        return result
    }

    private func statementValue(_ statement: Statement, _ type: Type, _ destination: Int?) -> Value {
        let result = target(destination, descriptor(type))
        let end = builder.label()
        yieldTargets.append((result.register, concrete(type), end, scopes.count))
        self.statement(statement)
        builder.place(end)
        yieldTargets.removeLast()
        return result
    }
}

extension Expression {
    /// Whether evaluating it runs no code that could change a variable.
    var isCallFree: Bool {
        switch kind {
        case .integer, .float, .boolean, .string, .nilLiteral, .variable, .metatype, .placeholder: true
        case .property(let base, let variable): variable.storage == .stored && base.isCallFree
        case .tupleElement(let base, _), .wrap(let base): base.isCallFree
        case .call(let function, _, let base, let arguments):
            function.isIntrinsic && base?.isCallFree != false && arguments.allSatisfy { $0.value.isCallFree && !$0.isInout }
        case .subscriptAccess(let base, let variable, _, let arguments):
            variable.getter?.isIntrinsic == true && base.isCallFree
                && arguments.allSatisfy { $0.value.isCallFree }
        case .and(let left, let right), .or(let left, let right): left.isCallFree && right.isCallFree
        default: false
        }
    }

    /// The variable an access path starts from.
    var root: Kind {
        switch kind {
        case .property(let base, _), .tupleElement(let base, _): base.root
        default: kind
        }
    }
}

extension Function {
    var isIntrinsic: Bool {
        if case .intrinsic = implementation { return true }
        return false
    }
}
