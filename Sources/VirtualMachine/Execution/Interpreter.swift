import Bytecode
import CInterpreter

/// Which of the machine's two forms of the dispatch loop runs.
///
/// The loop is one generic function, specialised for each mode, so that plain execution pays
/// nothing for the recording of scalar gradients (`docs/decisions/0002-recording-mode.md`).
protocol ExecutionMode {
    static var isRecording: Bool { get }
}

/// Ordinary execution.
enum PlainMode: ExecutionMode {
    @inline(__always) static var isRecording: Bool { false }
}

extension Machine {
    /// Runs from `pc` in the frame at `base` until the run's first frame returns or something
    /// stops it. Touches no class, array or existential: what needs one is out of line.
    ///
    /// This loop knows every instruction. In plain execution the core runs ahead of it and leaves it
    /// those that allocate, fail or call Swift; a recording run is this loop alone.
    @inline(never)
    func interpret<Mode: ExecutionMode>(_ mode: Mode.Type, at pc: CodePointer, base: Slots) -> Exit
    {
        var pc = pc
        var r = Frame(base)
        let state = self.state
        let functions = state.pointee.functions
        let globals = state.pointee.globals
        let types = state.pointee.types
        let heap = self.heap
        let interruption = self.interruption
        let core = self.core
        // Set only where an instruction can stop the loop for more than its usual reason.
        var exit: Exit?

        dispatch: while true {
            if !Mode.isRecording { core.run(&pc, &r) }
            let i = pc.pointee
            pc += 1
            if Mode.isRecording {
                switch recordingStep(i, r) {
                case .plain: break
                case .done: continue dispatch
                case .jump(let distance):
                    pc += distance
                    continue dispatch
                case .failed:
                    exit = .native
                    break dispatch
                }
            }
            switch i.opcode {
            // MARK: Moving
            case .move: r[i.a] = r[i.b]
            case .move2:
                let (first, second) = (r[i.b], r[i.b + 1])
                r[i.a] = first
                r[i.a + 1] = second
            case .moveMany: r.slot(i.a).update(from: r.slot(i.b), count: Int(i.c))
            case .loadImmediate: r.set(i.a, immediate(pc))
            case .loadConstant: r[i.a] = word(pc)
            case .loadLiteral:
                let literal = word(pc)
                Object(literal).retain()
                r[i.a] = literal
            case .copyReference:
                let slot = r[i.b]
                if slot != 0 { Object(slot).retain() }
                r[i.a] = slot
            case .retain: if r[i.a] != 0 { r.object(i.a).retain() }
            case .release:
                let slot = r[i.a]
                r[i.a] = 0
                if slot != 0, Object(slot).removeOwner() {
                    state.pointee.pc = pc
                    state.pointee.base = r.base
                    guard free(slot) else { break dispatch }
                }
            case .take:
                r[i.a] = r[i.b]
                r[i.b] = 0

            // MARK: Globals and addresses
            case .loadGlobal: r[i.a] = globals[immediate(pc)]
            case .storeGlobal: globals[immediate(pc)] = r[i.a]
            case .addressOfGlobal: r.set(i.a, globals + immediate(pc))
            case .addressOfLocal: r.set(i.a, r.slot(i.b))
            case .loadIndirect: r[i.a] = r.address(i.b)[Int(i.c)]
            case .storeIndirect: r.address(i.a)[Int(i.c)] = r[i.b]
            case .addDoubleAt, .subtractDoubleAt, .multiplyDoubleAt: changeInPlace(i, r)
            case .offsetAddress: r.set(i.a, r.address(i.b) + Int(i.c))

            // MARK: Int
            case .addInt:
                let (value, overflow) = r.int(i.b).addingReportingOverflow(r.int(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .subtractInt:
                let (value, overflow) = r.int(i.b).subtractingReportingOverflow(r.int(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .multiplyInt:
                let (value, overflow) = r.int(i.b).multipliedReportingOverflow(by: r.int(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .divideInt:
                let (value, overflow) = r.int(i.b).dividedReportingOverflow(by: r.int(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .remainderInt:
                let (value, overflow) = r.int(i.b).remainderReportingOverflow(
                    dividingBy: r.int(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .addIntImmediate:
                let (value, overflow) = r.int(i.b).addingReportingOverflow(offset(i.c))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .negateInt:
                let (value, overflow) = 0.subtractingReportingOverflow(r.int(i.b))
                if overflow { break dispatch }
                r.set(i.a, value)
            case .wrappingAddInt: r[i.a] = r[i.b] &+ r[i.c]
            case .wrappingSubtractInt: r[i.a] = r[i.b] &- r[i.c]
            case .wrappingMultiplyInt: r[i.a] = r[i.b] &* r[i.c]
            case .andInt: r[i.a] = r[i.b] & r[i.c]
            case .orInt: r[i.a] = r[i.b] | r[i.c]
            case .xorInt: r[i.a] = r[i.b] ^ r[i.c]
            case .shiftLeftInt: r.set(i.a, r.int(i.b) << r.int(i.c))
            case .shiftRightInt: r.set(i.a, r.int(i.b) >> r.int(i.c))
            case .notInt: r[i.a] = ~r[i.b]
            case .addUInt:
                let (value, overflow) = r[i.b].addingReportingOverflow(r[i.c])
                if overflow { break dispatch }
                r[i.a] = value
            case .subtractUInt:
                let (value, overflow) = r[i.b].subtractingReportingOverflow(r[i.c])
                if overflow { break dispatch }
                r[i.a] = value
            case .multiplyUInt:
                let (value, overflow) = r[i.b].multipliedReportingOverflow(by: r[i.c])
                if overflow { break dispatch }
                r[i.a] = value
            case .divideUInt:
                if r[i.c] == 0 { break dispatch }
                r[i.a] = r[i.b] / r[i.c]
            case .remainderUInt:
                if r[i.c] == 0 { break dispatch }
                r[i.a] = r[i.b] % r[i.c]
            case .shiftLeftUInt: r[i.a] = r[i.b] << r.int(i.c)
            case .shiftRightUInt: r[i.a] = r[i.b] >> r.int(i.c)
            case .checkIntegerWidth:
                if !fits(r[i.a], i.b) { break dispatch }
            case .truncateInteger: r[i.a] = truncated(r[i.b], to: i.c)

            // MARK: Double and Float
            case .addDouble: r.set(i.a, r.double(i.b) + r.double(i.c))
            case .subtractDouble: r.set(i.a, r.double(i.b) - r.double(i.c))
            case .multiplyDouble: r.set(i.a, r.double(i.b) * r.double(i.c))
            case .divideDouble: r.set(i.a, r.double(i.b) / r.double(i.c))
            case .multiplyAddDouble:
                r.set(i.a, r.double(i.a) + r.double(i.b) * r.double(i.c))
            case .negateDouble: r.set(i.a, -r.double(i.b))
            case .squareRootDouble: r.set(i.a, r.double(i.b).squareRoot())
            case .addFloat: r.set(i.a, r.float(i.b) + r.float(i.c))
            case .subtractFloat: r.set(i.a, r.float(i.b) - r.float(i.c))
            case .multiplyFloat: r.set(i.a, r.float(i.b) * r.float(i.c))
            case .divideFloat: r.set(i.a, r.float(i.b) / r.float(i.c))
            case .negateFloat: r.set(i.a, -r.float(i.b))
            case .squareRootFloat: r.set(i.a, r.float(i.b).squareRoot())
            case .intToDouble: r.set(i.a, Double(r.int(i.b)))
            case .intToFloat: r.set(i.a, Float(r.int(i.b)))
            case .doubleToFloat: r.set(i.a, Float(r.double(i.b)))
            case .floatToDouble: r.set(i.a, Double(r.float(i.b)))
            case .doubleToInt:
                let value = r.double(i.b)
                // Both bounds are exact; NaN fails both comparisons.
                guard value >= -0x1p63, value < 0x1p63 else { break dispatch }
                r.set(i.a, Int(value))
            case .floatToInt:
                let value = r.float(i.b)
                guard value >= -0x1p63, value < 0x1p63 else { break dispatch }
                r.set(i.a, Int(value))

            // MARK: Comparisons
            case .equalInt: r.set(i.a, r[i.b] == r[i.c])
            case .notEqualInt: r.set(i.a, r[i.b] != r[i.c])
            case .lessInt: r.set(i.a, r.int(i.b) < r.int(i.c))
            case .lessOrEqualInt: r.set(i.a, r.int(i.b) <= r.int(i.c))
            case .lessUInt: r.set(i.a, r[i.b] < r[i.c])
            case .lessOrEqualUInt: r.set(i.a, r[i.b] <= r[i.c])
            case .equalDouble: r.set(i.a, r.double(i.b) == r.double(i.c))
            case .notEqualDouble: r.set(i.a, r.double(i.b) != r.double(i.c))
            case .lessDouble: r.set(i.a, r.double(i.b) < r.double(i.c))
            case .lessOrEqualDouble: r.set(i.a, r.double(i.b) <= r.double(i.c))
            case .equalFloat: r.set(i.a, r.float(i.b) == r.float(i.c))
            case .notEqualFloat: r.set(i.a, r.float(i.b) != r.float(i.c))
            case .lessFloat: r.set(i.a, r.float(i.b) < r.float(i.c))
            case .lessOrEqualFloat: r.set(i.a, r.float(i.b) <= r.float(i.c))
            case .notBool: r[i.a] = 1 &- r[i.b]

            // MARK: Control
            case .jump: pc += immediate(pc)
            case .loop:
                if interruption.isRequested { break dispatch }
                pc += immediate(pc)
            case .jumpIfTrue, .jumpIfNotZero: if r[i.a] != 0 { pc += immediate(pc) }
            case .jumpIfFalse, .jumpIfZero: if r[i.a] == 0 { pc += immediate(pc) }
            case .jumpIfEqualInt: if r[i.a] == r[i.b] { pc += offset(i.c) }
            case .jumpIfNotEqualInt: if r[i.a] != r[i.b] { pc += offset(i.c) }
            case .jumpIfLessInt: if r.int(i.a) < r.int(i.b) { pc += offset(i.c) }
            case .jumpIfLessOrEqualInt: if r.int(i.a) <= r.int(i.b) { pc += offset(i.c) }
            case .jumpIfEqualImmediate: if r.int(i.a) == offset(i.b) { pc += offset(i.c) }
            case .jumpIfNotEqualImmediate: if r.int(i.a) != offset(i.b) { pc += offset(i.c) }
            case .jumpIfLessImmediate: if r.int(i.a) < offset(i.b) { pc += offset(i.c) }
            case .jumpIfLessOrEqualImmediate: if r.int(i.a) <= offset(i.b) { pc += offset(i.c) }
            case .jumpIfGreaterImmediate: if r.int(i.a) > offset(i.b) { pc += offset(i.c) }
            case .jumpIfGreaterOrEqualImmediate:
                if r.int(i.a) >= offset(i.b) { pc += offset(i.c) }
            case .jumpIfLessDouble: if r.double(i.a) < r.double(i.b) { pc += offset(i.c) }
            case .jumpIfNotLessDouble: if !(r.double(i.a) < r.double(i.b)) { pc += offset(i.c) }
            case .jumpIfLessOrEqualDouble:
                if r.double(i.a) <= r.double(i.b) { pc += offset(i.c) }
            case .jumpIfNotLessOrEqualDouble:
                if !(r.double(i.a) <= r.double(i.b)) { pc += offset(i.c) }
            case .loopIfNextLess:
                let next = r.int(i.a) &+ 1
                r.set(i.a, next)
                if interruption.isRequested { break dispatch }
                if next < r.int(i.b) { pc += offset(i.c) }
            case .loopIfNextAtMost:
                if interruption.isRequested { break dispatch }
                if r.int(i.a) < r.int(i.b) {
                    r.set(i.a, r.int(i.a) &+ 1)
                    pc += offset(i.c)
                }
            case .loopIfEqualInt, .loopIfNotEqualInt, .loopIfLessInt, .loopIfLessOrEqualInt,
                .loopIfLessDouble, .loopIfLessOrEqualDouble, .loopIfEqualImmediate,
                .loopIfNotEqualImmediate, .loopIfLessImmediate, .loopIfLessOrEqualImmediate,
                .loopIfGreaterImmediate, .loopIfGreaterOrEqualImmediate:
                if interruption.isRequested { break dispatch }
                if goesOn(i, r) { pc += offset(i.c) }
            case .loopIfTrue, .loopIfFalse:
                if interruption.isRequested { break dispatch }
                if (r[i.a] != 0) == (i.opcode == .loopIfTrue) { pc += immediate(pc) }
            case .loopStrideTo, .loopStrideThrough:
                if interruption.isRequested { break dispatch }
                if strides(i, r) { pc += offset(i.c) }
            case .call:
                guard enter(functions[immediate(pc)].unsafelyUnwrapped, i.a, &pc, &r) else {
                    break dispatch
                }
            case .callClosure:
                let function = functions[Int(r.object(i.b).payload[0])].unsafelyUnwrapped
                r.slot(i.a)[FunctionRecord.linkSlots] = r[i.b]
                guard enter(function, i.a, &pc, &r) else { break dispatch }
            case .callNative:
                state.pointee.pc = pc
                state.pointee.base = r.base
                guard callNative(immediate(pc), window: r.slot(i.a)) else { break dispatch }
                if state.pointee.isRecording != Mode.isRecording {
                    exit = .modeChange
                    break dispatch
                }
            case .callWitness, .callWitnessAtAddress, .callTypeWitness:
                let function = witness(immediate(pc), of: receiverType(i, r))
                guard function >= 0 else {
                    exit = .witness
                    break dispatch
                }
                guard enter(functions[function].unsafelyUnwrapped, i.a, &pc, &r) else {
                    break dispatch
                }
            case .returnValues:
                guard let back = r.returnAddress else { break dispatch }
                pc = back
                r = r.caller
            case .compileFunction:
                state.pointee.pc = pc
                state.pointee.base = r.base
                guard let code = compileFunction(immediate(pc), in: r) else { break dispatch }
                pc = code
            case .fail: break dispatch
            case .failWithMessage: break dispatch
            case .throwError: break dispatch

            // MARK: Objects
            case .newObject:
                r[i.a] = heap.newObject(types[immediate(pc)].unsafelyUnwrapped).slot
            case .sharedCase: r[i.a] = sharedCase(Int(i.b), of: types[Int(i.c)].unsafelyUnwrapped)
            case .loadSlot: r[i.a] = r.object(i.b).payload[Int(i.c)]
            case .loadReference:
                let slot = r.object(i.b).payload[Int(i.c)]
                if slot != 0 { Object(slot).retain() }
                r[i.a] = slot
            case .storeSlot: r.object(i.a).payload[Int(i.c)] = r[i.b]
            case .addressOfSlot: r.set(i.a, r.object(i.b).payload + Int(i.c))
            case .projectPayload:
                let slot = r.address(i.b)
                if !Object(slot[0]).isUnique, !heap.makeUnique(slot) { break dispatch }
                r.set(i.a, Object(slot[0]).payload)
            case .hasDescriptor:
                r.set(i.a, r.object(i.b).type == types[Int(i.c)].unsafelyUnwrapped)
            case .conforms: r.set(i.a, conforms(r.object(i.b).type, to: Int(i.c)))

            // MARK: Classes
            case .isInstance:
                r.set(i.a, inherits(r.object(i.b).type, from: types[Int(i.c)].unsafelyUnwrapped))
            case .newInstance:
                r[i.a] = heap.newObject(types[r.int(i.b)].unsafelyUnwrapped).slot
            case .typeOfObject: r.set(i.a, r.object(i.b).type.pointee.number)
            case .markInitialized: r.object(i.a).markInitialized()

            // MARK: Arrays
            case .newArray:
                let type = types[Int(i.c)].unsafelyUnwrapped
                guard let array = heap.newArray(type, capacity: r.int(i.b)) else { break dispatch }
                r[i.a] = array.slot
            case .arrayCount: r[i.a] = r.object(i.b).payload[0]
            case .arrayGet:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                r[i.a] = array.elementSlots[r.int(i.c)]
            case .arrayGetReference:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                let slot = array.elementSlots[r.int(i.c)]
                if slot != 0 { Object(slot).retain() }
                r[i.a] = slot
            case .arrayGetByte:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                r[i.a] = UInt64(array.elements.load(fromByteOffset: r.int(i.c), as: UInt8.self))
            case .arrayGetWord:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                r[i.a] = UInt64(
                    array.elements.load(fromByteOffset: r.int(i.c) * 4, as: UInt32.self))
            case .arrayElementAddress:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                let width = array.type.pointee.element.unsafelyUnwrapped.pointee.slots
                r.set(i.a, array.elementSlots + r.int(i.c) * width)
            case .arrayGetValue:
                let array = r.object(i.b)
                guard r[i.c] < array.payload[0] else { break dispatch }
                copyElement(r.int(i.c), of: array, to: r.slot(i.a))
            case .arraySet, .arraySetByte, .arraySetWord, .arraySetReference, .arraySetValue,
                .arraySetIndirect:
                state.pointee.pc = pc
                state.pointee.base = r.base
                exit = setElement(i, r)
                if exit != nil { break dispatch }
            case .arrayAppend: if !heap.append(r.slot(i.b), to: r.slot(i.a)) { break dispatch }
            case .arraySwap:
                let slot = r.address(i.a)
                let count = Object(slot[0]).payload[0]
                guard r[i.b] < count, r[i.c] < count else { break dispatch }
                guard own(slot) else {
                    exit = .memory
                    break dispatch
                }
                swapElements(r.int(i.b), r.int(i.c), of: Object(slot[0]))
            case .arrayAppendIndirect:
                if !heap.append(r.slot(i.b), to: r.address(i.a)) { break dispatch }
            case .projectElement:
                let slot = r.address(i.b)
                guard r[i.c] < Object(slot[0]).payload[0] else { break dispatch }
                guard own(slot) else {
                    exit = .memory
                    break dispatch
                }
                let width = Object(slot[0]).type.pointee.element.unsafelyUnwrapped.pointee.slots
                r.set(i.a, Object(slot[0]).elementSlots + r.int(i.c) * width)

            // MARK: Dictionaries
            case .tableFind, .tableInsert:
                // Hashing and comparing may run the program's own code.
                state.pointee.pc = pc
                state.pointee.base = r.base
                guard openEntry(i, r) else {
                    exit = .native
                    break dispatch
                }

            // MARK: Strings
            case .describeInt: r[i.a] = heap.newString(stringType, String(r.int(i.b))).slot
            case .concatenateStrings:
                guard let object = concatenate(r.slot(i.c), count: Int(i.b)) else { break dispatch }
                r[i.a] = object.slot
            }
        }
        state.pointee.pc = pc
        state.pointee.base = r.base
        return exit ?? Exit.usual(for: (pc - 1).pointee.opcode)
    }
}
