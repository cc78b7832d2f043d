/// What one instruction does. `r[x]` is the frame's slot `x`; `imm` is the signed 32-bit `b`,`c` pair.
///
/// Slots are untagged 64-bit words: integers sign- or zero-extended, `Float` as its bits in the low
/// half, `Bool` as 0 or 1, references as object addresses with 0 for "none". Types are settled before
/// this point, so no instruction looks at a tag.
package enum Opcode: UInt16, CaseIterable, Sendable {
    // MARK: Moving

    /// r[a] = r[b]
    case move
    /// r[a] = r[b], r[a+1] = r[b+1]
    case move2
    /// c slots from b on to a on; the stretches may overlap.
    case moveMany
    /// r[a] = imm
    case loadImmediate
    /// r[a] = constants[imm]
    case loadConstant
    /// r[a] = literals[imm], retained: a string built when the function was loaded.
    case loadLiteral
    /// r[a] = r[b], retained (0 stays 0).
    case copyReference
    case retain  // r[a], 0 ignored
    /// Releases r[a] and sets it to 0.
    case release
    /// r[a] = r[b], r[b] = 0: ownership moves.
    case take

    // MARK: Globals and addresses (an address is a raw pointer to a slot, valid while its storage is)

    case loadGlobal  // r[a] = globals[imm]
    case storeGlobal  // globals[imm] = r[a]
    case addressOfGlobal  // r[a] = &globals[imm]
    case addressOfLocal  // r[a] = &r[b]
    case loadIndirect  // r[a] = slot c at address r[b]
    case storeIndirect  // slot c at address r[a] = r[b]
    case offsetAddress  // r[a] = r[b] + 8·c
    /// The Double in slot c at address r[a] is changed by r[b].
    case addDoubleAt, subtractDoubleAt, multiplyDoubleAt

    // MARK: Int (overflow fails)

    case addInt, subtractInt, multiplyInt  // r[a] = r[b] ∘ r[c]
    case divideInt, remainderInt  // fails on 0 and on Int.min / -1
    case addIntImmediate  // r[a] = r[b] + Int16(c)
    case negateInt  // r[a] = -r[b]
    case wrappingAddInt, wrappingSubtractInt, wrappingMultiplyInt
    case andInt, orInt, xorInt
    /// Swift's smart shifts on Int: over-shifting gives 0 or -1, a negative count shifts the other way.
    case shiftLeftInt, shiftRightInt
    case notInt  // r[a] = ~r[b]
    /// Same for UInt (and UInt64).
    case addUInt, subtractUInt, multiplyUInt, divideUInt, remainderUInt
    case shiftLeftUInt, shiftRightUInt
    /// Fails unless r[a] fits the fixed-width integer type with `IntegerWidth` raw value b.
    /// Follows arithmetic on the narrower types, which is done in 64 bits.
    case checkIntegerWidth
    /// r[a] = r[b] truncated to `IntegerWidth` c.
    case truncateInteger

    // MARK: Double and Float

    case addDouble, subtractDouble, multiplyDouble, divideDouble
    case negateDouble, squareRootDouble  // r[a] = ∘ r[b]
    /// r[a] = r[a] + r[b] * r[c], both rounded
    case multiplyAddDouble
    case addFloat, subtractFloat, multiplyFloat, divideFloat
    case negateFloat, squareRootFloat
    case intToDouble, intToFloat, doubleToFloat, floatToDouble  // r[a] = converted r[b]
    /// Truncates towards zero; fails on NaN, infinity and out of range.
    case doubleToInt, floatToInt

    // MARK: Comparisons into r[a]

    case equalInt, notEqualInt, lessInt, lessOrEqualInt
    case lessUInt, lessOrEqualUInt
    case equalDouble, notEqualDouble, lessDouble, lessOrEqualDouble
    case equalFloat, notEqualFloat, lessFloat, lessOrEqualFloat
    case notBool  // r[a] = 1 - r[b]

    // MARK: Control (targets are relative to the following instruction)

    case jump  // by imm
    /// A jump backwards: polls for Stop, then jumps by imm.
    case loop
    case jumpIfTrue, jumpIfFalse  // on r[a], by imm
    case jumpIfZero, jumpIfNotZero  // on r[a] (references, optional tags), by imm
    /// Jump by Int16(c) if r[a] ∘ r[b].
    case jumpIfEqualInt, jumpIfNotEqualInt
    case jumpIfLessInt, jumpIfLessOrEqualInt
    /// Jump by Int16(c) if r[a] ∘ Int16(b).
    case jumpIfEqualImmediate, jumpIfNotEqualImmediate
    case jumpIfLessImmediate, jumpIfLessOrEqualImmediate
    case jumpIfGreaterImmediate, jumpIfGreaterOrEqualImmediate
    case jumpIfLessDouble, jumpIfNotLessDouble
    case jumpIfLessOrEqualDouble, jumpIfNotLessOrEqualDouble
    /// r[a] += 1; polls for Stop; jumps by Int16(c) if r[a] < r[b]. Cannot overflow there.
    case loopIfNextLess
    /// If r[a] < r[b]: r[a] += 1, polls for Stop, jumps by Int16(c). Cannot overflow there.
    case loopIfNextAtMost
    /// Jumps backwards by Int16(c), polling for Stop, if r[a] ∘ r[b].
    case loopIfEqualInt, loopIfNotEqualInt, loopIfLessInt, loopIfLessOrEqualInt
    case loopIfLessDouble, loopIfLessOrEqualDouble
    /// Jumps backwards by Int16(c), polling for Stop, if r[a] ∘ Int16(b).
    case loopIfEqualImmediate, loopIfNotEqualImmediate, loopIfLessImmediate
    case loopIfLessOrEqualImmediate, loopIfGreaterImmediate, loopIfGreaterOrEqualImmediate
    /// Jumps backwards by imm, polling for Stop, if r[a] is true or false.
    case loopIfTrue, loopIfFalse
    /// r[a] += r[a+2]; polls for Stop; jumps by Int16(c) unless r[a] is past r[a+1], seen in the
    /// direction of r[a+2], which `loopStrideTo` must not reach either. Overflow is past the end.
    case loopStrideTo, loopStrideThrough
    /// `a`: window. Function imm; see `FunctionCode` for the frame.
    case call
    /// `a`: window, r[b]: closure object, which becomes argument 0.
    case callClosure
    /// `a`: window, imm: native.
    case callNative
    /// `a`: window; the object in argument 0 chooses the function for requirement imm.
    case callWitness
    /// As `callWitness`, where argument 0 is the address of a slot that holds the object.
    case callWitnessAtAddress
    /// As `callWitness`, where argument 0 is a metatype: the number of a class's descriptor.
    case callTypeWitness
    /// Results lie in slots 0… of this frame.
    case returnValues
    /// Stands alone in place of function imm, which nothing has called yet: has its code compiled,
    /// which then has this frame.
    case compileFunction
    /// Fails with failures[imm] (a fixed message). r[a] is not used.
    case fail
    /// Fails with the message in the string r[a] and the id in literals[imm].
    case failWithMessage
    /// Throws the existential in r[a] (ownership moves) to the nearest handler.
    case throwError

    // MARK: Objects. A box holds slots of a type too large for the frame, captured variables, or a value behind `any`.

    /// r[a] = new object of descriptor imm, payload zero.
    case newObject
    /// r[a] = the object that all values of case b, without payload, of descriptor c share; retained.
    case sharedCase
    /// r[a] = payload slot c of object r[b]
    case loadSlot
    /// As `loadSlot`, retained.
    case loadReference
    /// Payload slot c of object r[a] = r[b]; an initialising store: releases nothing.
    case storeSlot
    /// r[a] = address of payload slot c of object r[b].
    case addressOfSlot
    /// r[a] = address of the payload of the object that the slot at address r[b] refers to, after
    /// making that object the slot's own (copied if shared).
    case projectPayload
    /// r[a] = 1 if the descriptor of object r[b] is descriptor number c.
    case hasDescriptor
    /// r[a] = 1 if the type of object r[b] conforms to protocol number c.
    case conforms

    // MARK: Classes (a metatype's value is the number of a descriptor)

    /// r[a] = 1 if the descriptor of object r[b] is descriptor number c or one of its subclasses.
    case isInstance
    /// r[a] = new instance of the class whose metatype is r[b], payload zero.
    case newInstance
    /// r[a] = metatype of object r[b].
    case typeOfObject
    /// All stored properties of instance r[a] have values: from now on it runs its `deinit`.
    case markInitialized

    // MARK: Arrays (index failures name index and count)

    /// r[a] = empty array of descriptor c with room for r[b] elements.
    case newArray
    case arrayCount  // r[a] = count of r[b]
    /// r[a] = element r[c] of array r[b]: one 8-byte slot; a reference; a byte; a 4-byte word.
    case arrayGet, arrayGetReference, arrayGetByte, arrayGetWord
    /// r[a] = address of element r[c] of array r[b], to read from. Only for packings of whole slots.
    case arrayElementAddress
    /// Element r[c] of array r[b] of any packing to r[a]…, references retained.
    case arrayGetValue
    /// Element r[b] of the array in r[a] = r[c], after making the array r[a]'s own.
    case arraySet, arraySetByte, arraySetWord
    /// As `arraySet` for references and for any packing; takes ownership of the value, releases the old.
    case arraySetReference, arraySetValue
    /// Appends r[b]… to the array in r[a], taking ownership, after making the array r[a]'s own.
    case arrayAppend
    /// As `arraySetValue` and `arrayAppend`, where the array lies in the slot at address r[a].
    case arraySetIndirect, arrayAppendIndirect
    /// Exchanges elements r[b] and r[c] of the array in the slot at address r[a], made that slot's own.
    case arraySwap
    /// r[a] = address of element r[c] of the array in the slot at address r[b], after making it that
    /// slot's own. Only for packings of whole slots.
    case projectElement

    // MARK: Dictionaries (an entry's address is valid until the table changes)

    /// r[a] = address of the value for the key r[c]… in the dictionary in the slot at address r[b], made
    /// that slot's own; 0 if there is none.
    case tableFind
    /// r[a] = address of the value of a new entry in that dictionary: key and value lie from r[c] on,
    /// and pass to it.
    case tableInsert

    // MARK: Strings

    /// r[a] = the digits of the Int r[b].
    case describeInt

    /// r[a] = concatenation of the b strings from slot c on (borrowed).
    case concatenateStrings
}

// Passes over code compare opcodes at every instruction, which the synthesized functions, of another module,
// would make a call each.
extension Opcode {
    @inlinable
    package static func == (left: Opcode, right: Opcode) -> Bool {
        unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
    }

    /// The raw value: cases are numbered as they are declared.
    @inlinable package var number: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// One instruction: an opcode and three 16-bit operands, eight bytes.
package struct Instruction: Sendable, Equatable {
    package var opcode: Opcode
    package var a: UInt16
    package var b: UInt16
    package var c: UInt16

    @inlinable
    package init(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        self.opcode = opcode
        self.a = UInt16(truncatingIfNeeded: a)
        self.b = UInt16(truncatingIfNeeded: b)
        self.c = UInt16(truncatingIfNeeded: c)
    }

    @inlinable
    package init(_ opcode: Opcode, _ a: Int = 0, immediate: Int) {
        let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: immediate))
        self.init(opcode, a, Int(bits & 0xFFFF), Int(bits >> 16))
    }

    /// The signed 32-bit value of `b` (low half) and `c` (high half).
    @inlinable
    package var immediate: Int {
        Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16))
    }
}

/// The fixed-width integer types that are not 64 bits wide and signed.
package enum IntegerWidth: UInt16, Sendable, CaseIterable {
    case int8, int16, int32, uint8, uint16, uint32, uint64
}
