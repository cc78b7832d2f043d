import Bytecode

/// Execution while a gradient is recorded; see `docs/decisions/0002-recording-mode.md`.
enum RecordingMode: ExecutionMode {
    @inline(__always) static var isRecording: Bool { true }
}

/// What recording did with an instruction.
enum RecordingStep {
    /// Nothing: the ordinary handler does it.
    case plain
    case done
    case jump(Int)
    /// `pendingError` says why.
    case failed
}

extension Machine {
    /// Does an instruction that computes with a tracked word.
    @inline(never)
    func recordingStep(_ i: Instruction, _ r: Frame) -> RecordingStep {
        do {
            switch i.opcode {
            case .addDouble: return try binary(.add, i, r, isFloat: false) { $0 + $1 }
            case .subtractDouble: return try binary(.subtract, i, r, isFloat: false) { $0 - $1 }
            case .multiplyDouble: return try binary(.multiply, i, r, isFloat: false) { $0 * $1 }
            case .multiplyAddDouble: return try multiplyAdd(i, r)
            case .addDoubleAt: return try changeInPlace(.add, i, r) { $0 + $1 }
            case .subtractDoubleAt: return try changeInPlace(.subtract, i, r) { $0 - $1 }
            case .multiplyDoubleAt: return try changeInPlace(.multiply, i, r) { $0 * $1 }
            case .divideDouble: return try binary(.divide, i, r, isFloat: false) { $0 / $1 }
            // The exact sum of two Floats rounded to Float is what Float arithmetic gives: for
            // + - * / and square roots, twice and more the bits make double rounding harmless.
            case .addFloat: return try binary(.add, i, r, isFloat: true) { $0 + $1 }
            case .subtractFloat: return try binary(.subtract, i, r, isFloat: true) { $0 - $1 }
            case .multiplyFloat: return try binary(.multiply, i, r, isFloat: true) { $0 * $1 }
            case .divideFloat: return try binary(.divide, i, r, isFloat: true) { $0 / $1 }
            case .negateDouble: return try unary(.negate, i, r, from: false, to: false) { -$0 }
            case .negateFloat: return try unary(.negate, i, r, from: true, to: true) { -$0 }
            case .squareRootDouble:
                return try unary(.squareRoot, i, r, from: false, to: false) { $0.squareRoot() }
            case .squareRootFloat:
                return try unary(.squareRoot, i, r, from: true, to: true) { $0.squareRoot() }
            case .doubleToFloat: return try unary(.toFloat, i, r, from: false, to: true) { $0 }
            case .floatToDouble: return try unary(.toDouble, i, r, from: true, to: false) { $0 }
            default: return readingStep(i, r)
            }
        } catch {
            pendingError = error
            return .failed
        }
    }

    private func binary(
        _ operation: ScalarOperation, _ i: Instruction, _ r: Frame, isFloat: Bool,
        _ body: (Double, Double) -> Double
    ) throws -> RecordingStep {
        let left = operand(r[i.b], isFloat: isFloat)
        let right = operand(r[i.c], isFloat: isFloat)
        if case .number = left, case .number = right { return .plain }
        let exact = body(value(of: left), value(of: right))
        let value = isFloat ? Double(Float(exact)) : exact
        r[i.a] = try record(operation, [left, right], value: value, isFloat: isFloat)
        return .done
    }

    private func changeInPlace(
        _ operation: ScalarOperation, _ i: Instruction, _ r: Frame,
        _ body: (Double, Double) -> Double
    ) throws -> RecordingStep {
        let place = r.address(i.a) + Int(i.c)
        let (left, right) = (
            operand(place.pointee, isFloat: false), operand(r[i.b], isFloat: false)
        )
        if case .number = left, case .number = right { return .plain }
        noteStore(i)
        place.pointee = try record(
            operation, [left, right], value: body(value(of: left), value(of: right)),
            isFloat: false)
        return .done
    }

    private func multiplyAdd(_ i: Instruction, _ r: Frame) throws -> RecordingStep {
        let factors = [operand(r[i.b], isFloat: false), operand(r[i.c], isFloat: false)]
        let sum = operand(r[i.a], isFloat: false)
        let isTracked = ([sum] + factors).contains {
            if case .node = $0 { true } else { false }
        }
        guard isTracked else { return .plain }
        let product = value(of: factors[0]) * value(of: factors[1])
        let word = try record(.multiply, factors, value: product, isFloat: false)
        r[i.a] = try record(
            .add, [sum, operand(word, isFloat: false)], value: value(of: sum) + product,
            isFloat: false)
        return .done
    }

    private func unary(
        _ operation: ScalarOperation, _ i: Instruction, _ r: Frame, from isFloatOperand: Bool,
        to isFloat: Bool, _ body: (Double) -> Double
    ) throws -> RecordingStep {
        let operand = operand(r[i.b], isFloat: isFloatOperand)
        guard case .node = operand else { return .plain }
        let exact = body(value(of: operand))
        let value = isFloat ? Double(Float(exact)) : exact
        r[i.a] = try record(operation, [operand], value: value, isFloat: isFloat)
        return .done
    }

    /// Instructions that look at numbers, and stores, which may carry tracked words out of frames.
    private func readingStep(_ i: Instruction, _ r: Frame) -> RecordingStep {
        func numbers(_ left: UInt16, _ right: UInt16) -> (Double, Double)? {
            let (a, b) = (r[left], r[right])
            let isTracked =
                TrackedWord.node(ofDouble: a) != nil || TrackedWord.node(ofDouble: b) != nil
            return isTracked ? (double(a), double(b)) : nil
        }
        func compare(_ holds: (Double, Double) -> Bool) -> RecordingStep {
            guard let (left, right) = numbers(i.b, i.c) else { return .plain }
            r.set(i.a, holds(left, right))
            return .done
        }
        func compareFloats(_ holds: (Float, Float) -> Bool) -> RecordingStep {
            r.set(i.a, holds(float(r[i.b]), float(r[i.c])))
            return .done
        }
        func branch(_ holds: (Double, Double) -> Bool) -> RecordingStep {
            guard let (left, right) = numbers(i.a, i.b) else { return .plain }
            return .jump(holds(left, right) ? offset(i.c) : 0)
        }
        // A loop that is asked to stop is left to its ordinary handler, which stops.
        func loop(_ holds: (Double, Double) -> Bool) -> RecordingStep {
            interruption.isRequested ? .plain : branch(holds)
        }
        switch i.opcode {
        case .equalDouble: return compare { $0 == $1 }
        case .notEqualDouble: return compare { $0 != $1 }
        case .lessDouble: return compare { $0 < $1 }
        case .lessOrEqualDouble: return compare { $0 <= $1 }
        case .equalFloat: return compareFloats { $0 == $1 }
        case .notEqualFloat: return compareFloats { $0 != $1 }
        case .lessFloat: return compareFloats { $0 < $1 }
        case .lessOrEqualFloat: return compareFloats { $0 <= $1 }
        case .loopIfLessDouble: return loop { $0 < $1 }
        case .loopIfLessOrEqualDouble: return loop { $0 <= $1 }
        case .jumpIfLessDouble: return branch { $0 < $1 }
        case .jumpIfNotLessDouble: return branch { !($0 < $1) }
        case .jumpIfLessOrEqualDouble: return branch { $0 <= $1 }
        case .jumpIfNotLessOrEqualDouble: return branch { !($0 <= $1) }
        case .doubleToInt: return convert(double(r[i.b]), i, r)
        case .floatToInt: return convert(Double(float(r[i.b])), i, r)
        case .arrayGetWord, .arrayGetValue: return readElement(i, r)
        default:
            noteStore(i)
            return .plain
        }
    }

    private func convert(_ value: Double, _ i: Instruction, _ r: Frame) -> RecordingStep {
        // What does not fit is left to the ordinary handler, which fails; it must see the number.
        guard value >= -0x1p63, value < 0x1p63 else {
            r[i.b] =
                i.opcode == .doubleToInt ? value.bitPattern : UInt64(Float(value).bitPattern)
            return .plain
        }
        r.set(i.a, Int(value))
        return .done
    }

    /// A packed `Float` gets the high half back by which a tracked one is known in a slot.
    private func readElement(_ i: Instruction, _ r: Frame) -> RecordingStep {
        let array = r.object(i.b)
        guard array.type.pointee.element.unsafelyUnwrapped.pointee.kind == .float,
            r[i.c] < array.payload[0]
        else { return .plain }
        heap.borrowElement(r.int(i.c), of: array, to: r.slot(i.a))
        r[i.a] = TrackedWord.widened(r[i.a])
        return .done
    }

    /// Notes that tracked words may outlive the recording outside the frames that made them.
    private func noteStore(_ i: Instruction) {
        switch i.opcode {
        case .storeGlobal, .storeSlot, .storeIndirect, .addDoubleAt, .subtractDoubleAt,
            .multiplyDoubleAt, .arraySet, .arraySetWord, .arraySetValue,
            .arrayAppend, .arraySetIndirect, .arrayAppendIndirect:
            mayHaveLeaked = true
        default: break
        }
    }
}
