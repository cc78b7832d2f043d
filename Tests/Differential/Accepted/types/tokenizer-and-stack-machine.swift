// Covers: enums, payloads, switch, array, throw
enum Instruction { case push(Int), add, multiply, duplicate, swap, jumpIfZero(Int), jump(Int), print, halt }
struct Machine {
    enum Fault: Error { case underflow(at: Int), noInstruction(Int), tooLong }
    private(set) var stack: [Int] = []
    private(set) var output: [String] = []
    private var counter = 0
    private mutating func pop() throws -> Int {
        guard let top = stack.popLast() else { throw Fault.underflow(at: counter) }
        return top
    }
    mutating func run(_ program: [Instruction], limit: Int = 1000) throws {
        for _ in 0..<limit {
            guard program.indices.contains(counter) else { throw Fault.noInstruction(counter) }
            let instruction = program[counter]
            counter += 1
            switch instruction {
            case .push(let n): stack.append(n)
            case .add: stack.append(try pop() + pop())
            case .multiply: stack.append(try pop() * pop())
            case .duplicate:
                let top = try pop()
                stack += [top, top]
            case .swap:
                let (b, a) = (try pop(), try pop())
                stack += [b, a]
            case .jumpIfZero(let target): if try pop() == 0 { counter = target }
            case .jump(let target): counter = target
            case .print: output.append("\(try pop())")
            case .halt: return
            }
        }
        throw Fault.tooLong
    }
}
// Counts down from three.
let countdown: [Instruction] = [
    .push(3), .duplicate, .print, .push(-1), .add, .duplicate, .jumpIfZero(8), .jump(1), .halt,
]
let programs: [String: [Instruction]] = [
    "square": [.push(7), .duplicate, .multiply, .print, .halt], "countdown": countdown,
    "underflow": [.push(1), .add, .halt], "runaway": [.jump(0)], "fall": [.push(1)],
]
for name in programs.keys.sorted() {
    var machine = Machine()
    do {
        try machine.run(programs[name]!)
        print(name, machine.output, machine.stack)
    } catch Machine.Fault.underflow(let place) {
        print(name, "underflow at", place)
    } catch {
        print(name, error)
    }
}
