import Bytecode

/// Changes made where a value lies, without taking it out and putting it back.
extension FunctionLowering {
    /// `place op= value` for numbers inside array elements and dictionaries. False for other places.
    func assignInPlace(_ target: Expression, _ new: Expression) -> Bool {
        guard case .call(let function, let map, nil, let arguments) = new.kind,
            arguments.count == 2, arguments[0].value === target,
            intrinsicName(resolvedFunction(function, map).0) != nil, isWorthOpening(target)
        else { return false }
        let type = descriptor(target.type)
        guard type.slots == 1, type.references.isEmpty, descriptor(new.type).number == type.number
        else { return false }
        let operand = arguments[1].value
        let frozenHere = freeze(steps(to: target, beside: [operand])) + freeze([operand])
        mark(target.range)
        open(target, byUserCode: false) { place in
            let old = temporary(type)
            switch place {
            case .registers(let register): move(register, to: old.register, slots: 1)
            case .address(let address, let offset):
                builder.emit(.loadIndirect, old.register, address, offset)
            }
            placeholders[ObjectIdentifier(target)] = old.borrowed
            let result = value(new)
            placeholders[ObjectIdentifier(target)] = nil
            store(result, at: place)
            release(old)
        }
        unfreeze(frozenHere)
        return true
    }

    /// Whether reaching the place costs more than the change itself.
    private func isWorthOpening(_ target: Expression) -> Bool {
        switch target.kind {
        case .property(let base, let variable):
            guard variable.storage == .stored, !variable.isRequirement, variable.getter == nil,
                variable.willSet == nil, variable.didSet == nil
            else { return false }
            if case .subscriptAccess(_, let element, _, _) = base.kind {
                guard isArrayElement(element),
                    case .slots(let count) = descriptor(base.type).packing
                else { return false }
                return count > 0
            }
            return isWorthOpening(base)
        case .tupleElement(let base, _): return isWorthOpening(base)
        case .subscriptAccess(_, let variable, _, let arguments):
            return entryDefault(variable, arguments) != nil
        default: return false
        }
    }

    /// The default of `dictionary[key, default: …]`, if evaluating it runs no other code.
    func entryDefault(_ variable: Variable, _ arguments: [Argument]) -> Expression? {
        guard variable.owner?.isLibrary == true, variable.owner?.name == "Dictionary",
            variable.subscriptParameters?.map(\.label) == [nil, "default"], arguments.count == 2,
            case .closure(let closure) = arguments[1].value.kind,
            closure.body.statements.count == 1
        else { return nil }
        let given: Expression
        switch closure.body.statements[0].kind {
        case .returning(let result?): given = result
        case .expression(let result): given = result
        default: return nil
        }
        switch given.kind {
        case .array(let elements): return elements.allSatisfy(\.isCallFree) ? given : nil
        case .dictionary(let pairs): return pairs.isEmpty ? given : nil
        default: return given.isCallFree ? given : nil
        }
    }

    /// Opens the value for a key, which is added with its default if it is not there.
    func openEntry(
        _ base: Expression, _ key: Expression, _ given: Expression, _ body: (Place) -> Void
    ) {
        let wanted = value(key)
        open(base, byUserCode: false) { place in
            let table = address(of: place)
            let entry = builder.allocate()
            let found = builder.label()
            builder.emit(.tableFind, entry, table, wanted.register)
            builder.jump(.jumpIfNotZero, entry, to: found)
            let (keyType, valueType) = (wanted.type, descriptor(given.type))
            let references =
                keyType.references + valueType.references.map { $0 + keyType.slots }
            let slots = keyType.slots + valueType.slots
            let pair = builder.allocate(slots: slots, references: references)
            copy(wanted.register, to: pair, keyType)
            ownedInto(given, pair + keyType.slots)
            builder.emit(.tableInsert, entry, table, pair)
            builder.deallocate(pair, slots: slots, references: references)
            builder.place(found)
            body(.address(entry, offset: 0))
            builder.deallocate(entry)
            builder.deallocate(table)
        }
        release(wanted)
    }

    /// `text.unicodeScalars.append(_:)` in the text itself: its view shares the text, which would have to
    /// be copied with each scalar.
    func scalarAppend(
        _ function: Function, _ base: Expression?, _ arguments: [Argument],
        _ expression: Expression, _ destination: Int?
    ) -> Value? {
        guard function.isLibrary, function.name == "append", arguments.count == 1,
            function.owner?.name == "StringUnicodeScalarView",
            case .property(let text, _)? = base?.kind, concrete(text.type).isLibrary("String"),
            let inPlace = compiler.libraryFunction("_append", in: "String", labels: ["scalar"])
        else { return nil }
        return call(inPlace, [:], text, arguments, expression, destination)
    }
}
