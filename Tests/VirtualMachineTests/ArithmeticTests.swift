import Bytecode
import Testing
import VirtualMachine

/// Runs one three-operand instruction on two words and returns the result word.
private func result(_ opcode: Opcode, _ left: UInt64, _ right: UInt64) throws -> UInt64 {
    let program = Program(
        [
            wide(.loadConstant, 1, 0), wide(.loadConstant, 2, 1), op(opcode, 3, 1, 2),
            wide(.storeGlobal, 3, 0), op(.returnValues),
        ], constants: [left, right])
    try program.run()
    return program.machine.global(0)[0]
}

private func ints(_ opcode: Opcode, _ left: Int, _ right: Int) throws -> Int {
    Int(
        truncatingIfNeeded: try result(
            opcode, .init(truncatingIfNeeded: left), .init(truncatingIfNeeded: right)))
}

private func doubles(_ opcode: Opcode, _ left: Double, _ right: Double) throws -> Double {
    Double(bitPattern: try result(opcode, left.bitPattern, right.bitPattern))
}

private func floats(_ opcode: Opcode, _ left: Float, _ right: Float) throws -> Float {
    Float(bitPattern: UInt32(try result(opcode, UInt64(left.bitPattern), UInt64(right.bitPattern))))
}

@Suite("Arithmetic instructions")
struct ArithmeticTests {
    @Test(
        "Int arithmetic gives what Swift gives",
        arguments: [
            (Opcode.addInt, 7, -9, -2), (.subtractInt, 7, -9, 16), (.multiplyInt, 7, -9, -63),
            (.divideInt, -7, 2, -3), (.remainderInt, -7, 2, -1), (.wrappingAddInt, .max, 1, .min),
            (.wrappingSubtractInt, .min, 1, .max), (.wrappingMultiplyInt, .max, 2, -2),
            (.andInt, 0b1100, 0b1010, 0b1000), (.orInt, 0b1100, 0b1010, 0b1110),
            (.xorInt, 0b1100, 0b1010, 0b0110), (.shiftLeftInt, 3, 4, 48), (.shiftLeftInt, 3, 64, 0),
            (.shiftLeftInt, 48, -4, 3), (.shiftRightInt, -48, 4, -3), (.shiftRightInt, -1, 99, -1),
            (.negateInt, 5, 0, -5), (.notInt, 0, 0, -1), (.truncateInteger, 200, 0, -56),
        ])
    func integers(opcode: Opcode, left: Int, right: Int, expected: Int) throws {
        // `truncateInteger` takes a width where the others take a register: 0 is Int8.
        let program = Program(
            [
                wide(.loadConstant, 1, 0), wide(.loadConstant, 2, 1),
                op(opcode, 3, 1, opcode == .truncateInteger ? 0 : 2), wide(.storeGlobal, 3, 0),
                op(.returnValues),
            ],
            constants: [UInt64(bitPattern: Int64(left)), UInt64(bitPattern: Int64(right))])
        try program.run()
        #expect(program.int(0) == expected)
    }

    @Test("UInt arithmetic works on all 64 bits")
    func unsigned() throws {
        #expect(try result(.addUInt, .max - 1, 1) == .max)
        #expect(try result(.subtractUInt, .max, 1) == .max - 1)
        #expect(try result(.multiplyUInt, 1 << 32, 3) == 3 << 32)
        #expect(try result(.divideUInt, .max, 2) == .max / 2)
        #expect(try result(.remainderUInt, .max, 10) == 5)
        #expect(try result(.shiftLeftUInt, 1, 63) == 1 << 63)
        #expect(try result(.shiftRightUInt, .max, 63) == 1)
        #expect(try result(.lessUInt, 1, .max) == 1)
        #expect(try result(.lessOrEqualUInt, .max, 1) == 0)
    }

    @Test(
        "Overflow and division by zero are failures that name the operands",
        arguments: [
            (
                Opcode.addInt, Int.max, 1, "arithmetic-overflow",
                "9223372036854775807 + 1 does not fit in Int"
            ),
            (.subtractInt, .min, 1, "arithmetic-overflow", "-9223372036854775808 - 1"),
            (.multiplyInt, .max, 2, "arithmetic-overflow", "9223372036854775807 * 2"),
            (.divideInt, 7, 0, "division-by-zero", "7 / 0"),
            (.remainderInt, 7, 0, "division-by-zero", "7 % 0"),
            (.divideInt, .min, -1, "arithmetic-overflow", "-9223372036854775808 / -1"),
            (.negateInt, .min, 0, "arithmetic-overflow", "-(-9223372036854775808)"),
            (.subtractUInt, 1, 2, "arithmetic-overflow", "1 - 2 does not fit in UInt"),
            (.divideUInt, 1, 0, "division-by-zero", "1 / 0"),
        ])
    func overflow(opcode: Opcode, left: Int, right: Int, id: String, message: String) throws {
        let program = Program(
            [
                wide(.loadConstant, 1, 0), wide(.loadConstant, 2, 1), op(opcode, 3, 1, 2),
                op(.returnValues),
            ],
            constants: [UInt64(bitPattern: Int64(left)), UInt64(bitPattern: Int64(right))])
        let error = try #require(program.failure())
        #expect(error.failure.id == id)
        #expect(error.failure.message.contains(message))
        #expect(!error.isInterrupted)
    }

    @Test("Immediate addition adds a signed 16-bit number and checks")
    func immediate() throws {
        let program = Program([
            wide(.loadImmediate, 1, 10), op(.addIntImmediate, 1, 1, -3),
            wide(.storeGlobal, 1, 0), op(.returnValues),
        ])
        try program.run()
        #expect(program.int(0) == 7)
        let over = Program(
            [wide(.loadConstant, 1, 0), op(.addIntImmediate, 1, 1, -1), op(.returnValues)],
            constants: [1 << 63])
        #expect(over.failure()?.failure.message.contains("-9223372036854775808 - 1") == true)
    }

    @Test("A range check keeps what fits a narrow type and fails for the rest")
    func widths() throws {
        func check(_ value: Int, _ width: IntegerWidth) -> String? {
            Program(
                [
                    wide(.loadConstant, 1, 0), op(.checkIntegerWidth, 1, Int(width.rawValue)),
                    op(.returnValues),
                ], constants: [UInt64(bitPattern: Int64(value))]
            ).failure()?.failure.message
        }
        for (width, low, high) in [
            (IntegerWidth.int8, -128, 127), (.int16, -32768, 32767),
            (.int32, -2_147_483_648, 2_147_483_647), (.uint8, 0, 255), (.uint16, 0, 65535),
            (.uint32, 0, 4_294_967_295), (.uint64, 0, Int.max),
        ] {
            #expect(check(low, width) == nil)
            #expect(check(high, width) == nil)
            #expect(check(low - 1, width)?.contains("does not fit") == true)
            if high != .max { #expect(check(high + 1, width)?.contains("\(high + 1)") == true) }
        }
    }

    @Test("Double arithmetic is IEEE arithmetic")
    func doubleArithmetic() throws {
        #expect(try doubles(.addDouble, 0.1, 0.2) == 0.1 + 0.2)
        #expect(try doubles(.subtractDouble, 1, 0.75) == 0.25)
        #expect(try doubles(.multiplyDouble, 1.5, -4) == -6)
        #expect(try doubles(.divideDouble, 1, 0) == .infinity)
        #expect(try doubles(.negateDouble, 2.5, 0) == -2.5)
        #expect(try doubles(.squareRootDouble, 6.25, 0) == 2.5)
    }

    @Test("Float arithmetic rounds to Float")
    func floatArithmetic() throws {
        #expect(try floats(.addFloat, 0.1, 0.2) == Float(0.1) + Float(0.2))
        #expect(try floats(.subtractFloat, 1, 0.75) == 0.25)
        #expect(try floats(.multiplyFloat, 1.5, -4) == -6)
        #expect(try floats(.divideFloat, 1, 3) == Float(1) / 3)
        #expect(try floats(.negateFloat, 2.5, 0) == -2.5)
        #expect(try floats(.squareRootFloat, 2, 0) == Float(2).squareRoot())
    }

    @Test("Conversions between numbers are exact or correctly rounded")
    func conversions() throws {
        #expect(Double(bitPattern: try result(.intToDouble, 3, 0)) == 3)
        #expect(try result(.intToFloat, 16_777_217, 0) == UInt64(Float(16_777_216).bitPattern))
        #expect(try result(.doubleToFloat, (0.1).bitPattern, 0) == UInt64(Float(0.1).bitPattern))
        #expect(
            Double(bitPattern: try result(.floatToDouble, UInt64(Float(0.5).bitPattern), 0)) == 0.5)
        #expect(try ints(.doubleToInt, Int(bitPattern: UInt((-3.99).bitPattern)), 0) == -3)
        #expect(try result(.floatToInt, UInt64(Float(7.5).bitPattern), 0) == 7)
    }

    @Test(
        "A number that Int cannot hold is a failure",
        arguments: [Double.nan, .infinity, 1e19, -1e19])
    func invalidConversions(value: Double) throws {
        let program = Program(
            [wide(.loadConstant, 1, 0), op(.doubleToInt, 2, 1), op(.returnValues)],
            constants: [value.bitPattern])
        let failure = try #require(program.failure()).failure
        #expect(failure.id == "invalid-conversion")
        #expect(failure.message == "\(value) cannot be converted to Int")
    }

    @Test("Comparisons follow Swift, NaN included")
    func comparisons() throws {
        #expect(try ints(.equalInt, 3, 3) == 1)
        #expect(try ints(.notEqualInt, 3, 3) == 0)
        #expect(try ints(.lessInt, -1, 0) == 1)
        #expect(try ints(.lessOrEqualInt, 1, 0) == 0)
        #expect(try ints(.notBool, 1, 0) == 0)
        let nan = Double.nan.bitPattern
        for opcode in [Opcode.equalDouble, .lessDouble, .lessOrEqualDouble] {
            #expect(try result(opcode, nan, nan) == 0)
        }
        #expect(try result(.notEqualDouble, nan, nan) == 1)
        #expect(try result(.lessDouble, (1.0).bitPattern, (2.0).bitPattern) == 1)
        let (one, two) = (UInt64(Float(1).bitPattern), UInt64(Float(2).bitPattern))
        #expect(try result(.lessFloat, one, two) == 1)
        #expect(try result(.lessOrEqualFloat, two, one) == 0)
        #expect(try result(.equalFloat, one, one) == 1)
        #expect(try result(.notEqualFloat, one, one) == 0)
    }
}
