/// A floating-point type whose operations can be recorded.
package protocol RecordableNumber: MachineValue, BinaryFloatingPoint {
    /// Whether it is `Float`, not `Double`.
    static var isFloat: Bool { get }
}

extension Double: RecordableNumber {
    package static var isFloat: Bool { false }
}

extension Float: RecordableNumber {
    package static var isFloat: Bool { true }
}

extension NativeCall {
    /// Argument `index` of a native whose arguments are all numbers of one type, one slot each.
    @inline(__always)
    func number<Number: RecordableNumber>(_ index: Int) throws -> Number {
        try Number.load(from: slots + index, in: machine)
    }

    /// Writes the result of `operation` on the first `count` arguments: a node if one of them is one.
    @inline(__always)
    func setNumber<Number: RecordableNumber>(
        _ operation: ScalarOperation, _ value: Number, of count: Int
    ) throws {
        guard machine.isRecording else { return try value.store(to: slots, in: machine) }
        let operands = (0..<count).map { machine.operand(slots[$0], isFloat: Number.isFloat) }
        let isTracked = operands.contains {
            if case .node = $0 { true } else { false }
        }
        guard isTracked else { return try value.store(to: slots, in: machine) }
        slots[0] = try machine.record(
            operation, operands, value: Double(value), isFloat: Number.isFloat)
    }
}
