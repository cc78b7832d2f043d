import Bytecode

/// A place in loaded code.
typealias CodePointer = UnsafeMutablePointer<Instruction>

/// A loaded function as plain memory; never freed while its machine lives.
///
/// Behind the last instruction lie the constants and then the literals, one word each; loading
/// rewrites the operands of `loadConstant` and `loadLiteral` to distances from the instruction, so
/// the dispatch loop needs no pointer to either.
struct FunctionRecord {
    var code: CodePointer
    var codeCount: Int
    var frameSize: Int
    var references: TypeRecord.SlotList
    var number: Int
    var isUser: Bool
    var source: Unmanaged<FunctionCode>

    /// Slots of a call's window that belong to the machine: return address, caller's base, callee.
    static let linkSlots = 3
}

typealias FunctionPointer = UnsafeMutablePointer<FunctionRecord>

extension FunctionRecord {
    /// Copies `function` into the machine's memory.
    init(_ function: FunctionCode, number: Int, literal: (String) -> UInt64) {
        let count = function.code.count
        let words = count + function.constants.count + function.literals.count
        code = .allocate(capacity: max(words, 1))
        codeCount = count
        frameSize = function.frameSize
        references = TypeRecord.SlotList(function.referenceSlots)
        self.number = number
        isUser = function.file?.origin == .user
        source = .passRetained(function)
        for (index, instruction) in function.code.enumerated() {
            var loaded = instruction
            switch instruction.opcode {
            case .loadConstant:
                loaded = Instruction(
                    .loadConstant, Int(instruction.a),
                    immediate: count + instruction.immediate - index)
            case .loadLiteral:
                loaded = Instruction(
                    .loadLiteral, Int(instruction.a),
                    immediate: count + function.constants.count + instruction.immediate - index)
            default: break
            }
            (code + index).initialize(to: loaded)
        }
        HandlerSequence.choose(for: UnsafeMutableBufferPointer(start: code, count: count))
        let data = UnsafeMutableRawPointer(code + count)
        for (index, constant) in function.constants.enumerated() {
            data.storeBytes(of: constant, toByteOffset: index * 8, as: UInt64.self)
        }
        for (index, text) in function.literals.enumerated() {
            data.storeBytes(
                of: literal(text), toByteOffset: (function.constants.count + index) * 8,
                as: UInt64.self)
        }
    }

    /// The innermost handler for an error thrown by the instruction before `pc`.
    func handler(at pc: CodePointer) -> FunctionCode.Handler? {
        let index = pc - code - 1
        return source.takeUnretainedValue().handlers.first { $0.start <= index && index < $0.end }
    }

    /// Whether the function's own code is yet to be compiled.
    var isPlaceholder: Bool { code.pointee.opcode == .compileFunction }

    /// The string objects of the function's literals.
    var literalSlots: UnsafeBufferPointer<UInt64> {
        let function = source.takeUnretainedValue()
        let start = UnsafeMutableRawPointer(code + codeCount + function.constants.count)
        return UnsafeBufferPointer(
            start: start.assumingMemoryBound(to: UInt64.self), count: function.literals.count)
    }
}

/// A frame's slots by operand; every access is a plain load or store.
struct Frame {
    let base: Slots

    @inline(__always) init(_ base: Slots) { self.base = base }

    @inline(__always)
    subscript(index: UInt16) -> UInt64 {
        get { base[Int(index)] }
        nonmutating set { base[Int(index)] = newValue }
    }

    @inline(__always)
    func slot(_ index: UInt16) -> Slots { base + Int(index) }

    @inline(__always)
    func int(_ index: UInt16) -> Int { Int(truncatingIfNeeded: base[Int(index)]) }

    @inline(__always)
    func set(_ index: UInt16, _ value: Int) {
        base[Int(index)] = UInt64(truncatingIfNeeded: value)
    }

    @inline(__always)
    func set(_ index: UInt16, _ value: Bool) { base[Int(index)] = value ? 1 : 0 }

    @inline(__always)
    func double(_ index: UInt16) -> Double { Double(bitPattern: base[Int(index)]) }

    @inline(__always)
    func set(_ index: UInt16, _ value: Double) { base[Int(index)] = value.bitPattern }

    @inline(__always)
    func float(_ index: UInt16) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: base[Int(index)]))
    }

    @inline(__always)
    func set(_ index: UInt16, _ value: Float) { base[Int(index)] = UInt64(value.bitPattern) }

    /// The slot that an address in a slot points to.
    @inline(__always)
    func address(_ index: UInt16) -> Slots {
        Slots(bitPattern: UInt(base[Int(index)])).unsafelyUnwrapped
    }

    @inline(__always)
    func set(_ index: UInt16, _ address: Slots) {
        base[Int(index)] = UInt64(UInt(bitPattern: address))
    }

    @inline(__always)
    func object(_ index: UInt16) -> Object { Object(base[Int(index)]) }

    // MARK: Links to the caller

    /// Where the caller goes on; nil in a run's first frame.
    @inline(__always)
    var returnAddress: CodePointer? { CodePointer(bitPattern: UInt(base[-3])) }

    @inline(__always)
    var caller: Frame { Frame(Slots(bitPattern: UInt(base[-2])).unsafelyUnwrapped) }

    @inline(__always)
    var function: FunctionPointer {
        FunctionPointer(bitPattern: UInt(base[-1])).unsafelyUnwrapped
    }

    @inline(__always)
    func link(to function: FunctionPointer, from caller: Frame?, returningTo pc: CodePointer?) {
        base[-3] = UInt64(UInt(bitPattern: pc))
        base[-2] = UInt64(UInt(bitPattern: caller?.base))
        base[-1] = UInt64(UInt(bitPattern: function))
    }
}
