import Bytecode
import CInterpreter

/// Instructions in a row that one handler of the core does; see `Sequences.h`.
struct HandlerSequence {
    /// An operand that must name what an earlier part writes.
    private struct Link {
        let part: Int
        /// Operand a, b or c: 1, 2 or 3.
        let operand: Int
        let writer: Int
    }

    let handler: CoreHandler?
    private let opcodes: [Opcode]
    private let links: [Link]
    /// The handler's number in the core's table.
    private let number: UInt8

    /// Handlers of sequences are numbered behind those of single instructions, as far as numbers go.
    static let all: [HandlerSequence] = UnsafeBufferPointer(
        start: coreSequences(), count: Int(coreSequenceCount())
    ).prefix(InterpreterCore.tableSize - 1 - InterpreterCore.entries.count).enumerated().map {
        HandlerSequence($1, number: 1 + InterpreterCore.entries.count + $0)
    }

    /// By the first opcode, the longest first.
    private static let byOpcode: [[HandlerSequence]] = {
        var sequences = [[HandlerSequence]](repeating: [], count: Opcode.allCases.count)
        for sequence in all.sorted(by: { $0.opcodes.count > $1.opcodes.count }) {
            sequences[Int(sequence.opcodes[0].rawValue)].append(sequence)
        }
        return sequences
    }()

    private init(_ sequence: CoreSequence, number: Int) {
        let parts = UnsafeBufferPointer(start: sequence.parts, count: Int(sequence.length))
        handler = sequence.handler
        self.number = UInt8(number)
        opcodes = parts.map { InterpreterCore.entryOpcodes[Int($0.entry)] }
        links = parts.enumerated().flatMap { index, part in
            [part.a, part.b, part.c].enumerated().filter { $1 > 0 }.map {
                Link(part: index, operand: $0 + 1, writer: index - Int($1))
            }
        }
    }

    /// Tells the core which handler does most of what begins at each instruction: the byte behind the
    /// opcode.
    static func choose(for code: UnsafeMutableBufferPointer<Instruction>) {
        let (sequences, numbers) = (byOpcode, InterpreterCore.numbers)
        for index in code.indices {
            let opcode = Int(code[index].opcode.rawValue)
            let longest = sequences[opcode].first { $0.matches(code, at: index) }
            UnsafeMutableRawBufferPointer(code).storeBytes(
                of: longest?.number ?? numbers[opcode],
                toByteOffset: index * MemoryLayout<Instruction>.size + 1, as: UInt8.self)
        }
    }

    private func matches(_ code: UnsafeMutableBufferPointer<Instruction>, at index: Int) -> Bool {
        guard index + opcodes.count <= code.count else { return false }
        for part in 1..<opcodes.count where code[index + part].opcode != opcodes[part] {
            return false
        }
        // An instruction is four 16-bit words: the opcode and its operands.
        let words = UnsafeMutableRawBufferPointer(code).bindMemory(to: UInt16.self)
        return links.allSatisfy {
            words[(index + $0.part) * 4 + $0.operand] == words[(index + $0.writer) * 4 + 1]
        }
    }
}
