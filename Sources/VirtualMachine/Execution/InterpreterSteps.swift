import Bytecode

/// Parts of instructions: what is small enough to be written into the loop, and what is rare or
/// large enough to stay out of it.
extension Machine {
    /// The sign-extended 16-bit operand.
    @inline(__always)
    func offset(_ operand: UInt16) -> Int { Int(Int16(bitPattern: operand)) }

    /// The 32-bit operand of the instruction before `pc`. (`Instruction.immediate` lies in another
    /// module and would be a call; `b` and `c` are neighbours, low half first.)
    @inline(__always)
    func immediate(_ pc: CodePointer) -> Int {
        let raw = UnsafeRawPointer(pc - 1).load(fromByteOffset: 4, as: UInt32.self)
        return Int(Int32(bitPattern: UInt32(littleEndian: raw)))
    }

    /// The word behind the code that a loaded `loadConstant` or `loadLiteral` points to.
    @inline(__always)
    func word(_ pc: CodePointer) -> UInt64 {
        UnsafeRawPointer(pc - 1 + immediate(pc)).load(as: UInt64.self)
    }

    /// Changes a Double at an address by another.
    @inline(__always)
    func changeInPlace(_ i: Instruction, _ r: Frame) {
        let place = r.address(i.a) + Int(i.c)
        let (value, change) = (Double(bitPattern: place.pointee), r.double(i.b))
        switch i.opcode {
        case .addDoubleAt: place.pointee = (value + change).bitPattern
        case .subtractDoubleAt: place.pointee = (value - change).bitPattern
        default: place.pointee = (value * change).bitPattern
        }
    }

    /// Begins a call: links the frame, zeroes its reference slots. False if the stack is full.
    @inline(__always)
    func enter(
        _ function: FunctionPointer, _ window: UInt16, _ pc: inout CodePointer, _ frame: inout Frame
    ) -> Bool {
        let callee = Frame(frame.base + Int(window) + FunctionRecord.linkSlots)
        // The limit drops to 0 when Stop is requested, so that recursion needs no second test.
        guard interruption.allowsStack(upTo: callee.base + function.pointee.frameSize) else {
            return false
        }
        callee.link(to: function, from: frame, returningTo: pc)
        let references = function.pointee.references
        for k in 0..<references.count { callee.base[references[k]] = 0 }
        pc = function.pointee.code
        frame = callee
        return true
    }

    /// Keeps the low bits of an integer as a value of an `IntegerWidth`.
    @inline(__always)
    func truncated(_ value: UInt64, to width: UInt16) -> UInt64 {
        switch width {
        case 0: UInt64(truncatingIfNeeded: Int8(truncatingIfNeeded: value))
        case 1: UInt64(truncatingIfNeeded: Int16(truncatingIfNeeded: value))
        case 2: UInt64(truncatingIfNeeded: Int32(truncatingIfNeeded: value))
        case 3: UInt64(UInt8(truncatingIfNeeded: value))
        case 4: UInt64(UInt16(truncatingIfNeeded: value))
        case 5: UInt64(UInt32(truncatingIfNeeded: value))
        default: value
        }
    }

    /// Whether a 64-bit word is a value of an `IntegerWidth`. For the 64-bit types this asks
    /// whether the word means the same with and without sign, for conversions between them.
    @inline(__always)
    func fits(_ value: UInt64, _ width: UInt16) -> Bool {
        width == 6 ? value >> 63 == 0 : truncated(value, to: width) == value
    }

    /// Makes the array in `slot` its own; false if memory is short.
    @inline(__always)
    func own(_ slot: Slots) -> Bool {
        Object(slot[0]).isUnique || heap.prepareArray(slot, capacity: 0)
    }

    /// Copies element `index` to `target` and retains what it refers to.
    @inline(never)
    func copyElement(_ index: Int, of array: Object, to target: Slots) {
        heap.borrowElement(index, of: array, to: target)
        let element = array.type.pointee.element.unsafelyUnwrapped
        heap.retain(target, at: element.pointee.references)
    }

    /// Stores an element; the reason if that stops the loop.
    @inline(never)
    func setElement(_ i: Instruction, _ r: Frame) -> Exit? {
        let array = i.opcode == .arraySetIndirect ? r.address(i.a) : r.slot(i.a)
        guard r[i.b] < Object(array[0]).payload[0] else { return .index }
        guard own(array) else { return .memory }
        return replaceElement(r.int(i.b), of: Object(array[0]), with: r.slot(i.c)) ? nil : .native
    }

    /// Moves the value at `source` over element `index`, releases the old one, and zeroes the
    /// references of `source`. False if a `deinit` failed: the error waits in `pendingError`.
    private func replaceElement(_ index: Int, of array: Object, with source: Slots) -> Bool {
        let element = array.type.pointee.element.unsafelyUnwrapped
        let references = element.pointee.references
        guard references.count > 0 else {
            heap.initializeElement(index, of: array, from: source)
            return true
        }
        // Old references leave only after the new value is in place.
        let place = array.elementSlots + index * element.pointee.slots
        for k in 0..<element.pointee.slots { swap(&place[k], &source[k]) }
        // Taken from the frame first: a `deinit` that fails unwinds it.
        for k in 0..<references.count {
            let slot = source[references[k]]
            source[references[k]] = 0
            heap.release(slot)
        }
        return !raiseDeinitializerError()
    }

    /// The type that chooses the function of a call through `any` or through a class.
    @inline(__always)
    func receiverType(_ i: Instruction, _ r: Frame) -> TypePointer {
        let place = i.a + UInt16(FunctionRecord.linkSlots)
        switch i.opcode {
        case .callWitness: return Object(r[place]).type
        case .callWitnessAtAddress: return Object(r.address(place)[0]).type
        default: return state.pointee.types[r.int(place)].unsafelyUnwrapped
        }
    }

    /// Exchanges two elements, byte by byte: they are packed, and own what they own as before.
    @inline(never)
    func swapElements(_ i: Int, _ j: Int, of array: Object) {
        guard i != j else { return }
        let stride = array.type.pointee.element.unsafelyUnwrapped.pointee.stride
        let first = (array.elements + i * stride).assumingMemoryBound(to: UInt8.self)
        let second = (array.elements + j * stride).assumingMemoryBound(to: UInt8.self)
        for byte in 0..<stride { swap(&first[byte], &second[byte]) }
    }

    /// The function that implements requirement `number` for values of `type`; -1 if it has none.
    @inline(__always)
    func witness(_ number: Int, of type: TypePointer) -> Int {
        if number < type.pointee.witnessCapacity {
            let known = type.pointee.witnesses.unsafelyUnwrapped[number]
            if known != 0 { return Int(known) - 1 }
        }
        return findWitness(number, of: type)
    }

    @inline(never)
    private func findWitness(_ number: Int, of type: TypePointer) -> Int {
        let descriptor = type.pointee.descriptor
        guard let function = descriptor.witnesses[number] else {
            return -1
        }
        if number >= type.pointee.witnessCapacity {
            let capacity = max(number + 1, type.pointee.witnessCapacity * 2)
            let table = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
            table.initialize(repeating: 0, count: capacity)
            if let old = type.pointee.witnesses {
                table.update(from: old, count: type.pointee.witnessCapacity)
                old.deallocate()
            }
            type.pointee.witnesses = table
            type.pointee.witnessCapacity = capacity
        }
        type.pointee.witnesses.unsafelyUnwrapped[number] = UInt32(function + 1)
        return function
    }

    /// Whether a type is a class or one of its subclasses.
    @inline(__always)
    func inherits(_ type: TypePointer, from ancestor: TypePointer) -> Bool {
        var current = type
        while current != ancestor {
            guard let superclass = current.pointee.superclass else { return false }
            current = superclass
        }
        return true
    }

    @inline(never)
    func conforms(_ type: TypePointer, to protocolNumber: Int) -> Bool {
        type.pointee.descriptor.conformances.contains(protocolNumber)
    }

    /// A new string of `count` strings, borrowed; nil if memory is short.
    @inline(never)
    func concatenate(_ strings: Slots, count: Int) -> Object? {
        var length = 0
        for k in 0..<count { length += Object(strings[k]).string.pointee.utf8.count }
        guard heap.hasRoom(for: length) else { return nil }
        var text = ""
        if length > 15 { text.reserveCapacity(length) }
        for k in 0..<count { text.append(Object(strings[k]).string.pointee) }
        return heap.newString(stringType, text)
    }

    /// Calls native `number` with its frame in `window`. False if it threw: the error waits in
    /// `pendingError`.
    @inline(never)
    func callNative(_ number: Int, window: Slots) -> Bool {
        var call = NativeCall(machine: self, slots: window + FunctionRecord.linkSlots)
        do {
            try natives[number](&call)
            return !raiseDeinitializerError()
        } catch {
            pendingError = error
            return false
        }
    }
}
