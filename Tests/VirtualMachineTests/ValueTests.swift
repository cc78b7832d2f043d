import Bytecode
import Diagnostics
import Testing
import VirtualMachine

/// A machine and the means to make values in it.
private struct Values {
    let machine = Machine(output: RecordedOutput())

    init() {
        var delta = ProgramDelta()
        delta.descriptors = TestTypes.all
        machine.load(delta)
    }

    /// What `print` (or a collection) shows for a Swift value given to a program.
    func text(_ value: some MachineValue, isNested: Bool = false) throws -> String {
        try withSlots(of: value) { slots, type in
            try isNested
                ? machine.describeNested(slots, as: type) : machine.describe(slots, as: type)
        }
    }

    func withSlots<Value: MachineValue, Result>(
        of value: Value, _ body: (Slots, TypePointer) throws -> Result
    ) throws -> Result {
        let slots = Slots.allocate(capacity: 8)
        slots.initialize(repeating: 0, count: 8)
        defer { slots.deallocate() }
        try value.store(to: slots, in: machine)
        let type = Value.type(in: machine)
        defer { machine.heap.release(slots, as: type) }
        return try body(slots, type)
    }
}

@Suite("Values of any type")
struct ValueTests {
    @Test("Values print as Swift prints them")
    func descriptions() throws {
        let values = Values()
        #expect(try values.text(42) == "42")
        #expect(try values.text(UInt64.max) == "18446744073709551615")
        #expect(try values.text(true) == "true")
        #expect(try values.text(0.1) == "0.1")
        #expect(try values.text(1e100) == "1e+100")
        #expect(try values.text(100_000.0) == "100000.0")
        #expect(try values.text(Float(0.1)) == "0.1")
        #expect(try values.text(-Double.infinity) == "-inf")
        #expect(try values.text("a\"b") == "a\"b")
        #expect(try values.text("a\"b\n", isNested: true) == "\"a\\\"b\\n\"")
        #expect(try values.text([1, 2]) == "[1, 2]")
        #expect(try values.text(["a"]) == "[\"a\"]")
        #expect(try values.text([Int]()) == "[]")
        #expect(try values.text(Int?.none) == "nil")
        #expect(try values.text(Int?.some(3)) == "Optional(3)")
        #expect(try values.text(String?.some("x")) == "Optional(\"x\")")
        #expect(try values.text([Optional(1.5), nil]) == "[Optional(1.5), nil]")
        #expect(try values.text([[true], []]) == "[[true], []]")
        #expect(try values.text(Character("é"), isNested: true) == "\"é\"")
        #expect(values.machine.liveObjectCount == 0)
    }

    @Test("Structs, tuples, enums show their parts")
    func composites() throws {
        let machine = Values().machine
        let slots = Slots.allocate(capacity: 4)
        defer { slots.deallocate() }
        slots[0] = 7
        slots[1] = machine.newString("q").slot
        let pair = machine.type(of: TestTypes.pair)
        #expect(try machine.describe(slots, as: pair) == "Pair(n: 7, s: \"q\")")
        let tuple = TypeDescriptor(number: 30, name: "(Int, s: String)", kind: .tuple)
        tuple.setLayout(slots: 2, references: [1])
        tuple.fields = [
            .init(name: "", offset: 0, type: TestTypes.int),
            .init(name: "s", offset: 1, type: TestTypes.string),
        ]
        #expect(try machine.describe(slots, as: machine.type(of: tuple)) == "(7, s: \"q\")")
        let shape = TypeDescriptor(number: 31, name: "Shape", kind: .enumeration)
        shape.setLayout(slots: 2, references: [])
        shape.qualifiedName = "main.Shape"
        shape.cases = [
            .init(name: "red", payload: []),
            .init(name: "circle", payload: [.init(name: "radius", offset: 1, type: TestTypes.int)]),
        ]
        let type = machine.type(of: shape)
        slots[0] = 0
        #expect(try machine.describe(slots, as: type) == "red")
        machine.heap.release(slots[1])
        (slots[0], slots[1]) = (1, 2)
        #expect(try machine.describe(slots, as: type) == "circle(radius: 2)")
        #expect(try machine.describeNested(slots, as: type) == "main.Shape.circle(radius: 2)")
    }

    @Test("A type's own description is called, in collections too")
    func ownDescription() throws {
        let type = TypeDescriptor(number: 30, name: "Temperature", kind: .structure)
        type.setLayout(slots: 1, references: [])
        type.fields = [.init(name: "t", offset: 0, type: TestTypes.int)]
        type.customFunctions = ["description": 0]
        let program = Program(
            [wide(.loadLiteral, 0, 0), op(.returnValues)], literals: ["warm"])
        let slots = Slots.allocate(capacity: 1)
        defer { slots.deallocate() }
        slots[0] = 20
        let machine = program.machine
        #expect(try machine.describe(slots, as: machine.type(of: type)) == "warm")
        #expect(machine.liveObjectCount == 1)
    }

    @Test("Equal values hash alike, whatever their storage")
    func hashing() throws {
        let values = Values()
        func hash(_ value: some MachineValue) throws -> UInt64 {
            try values.withSlots(of: value) { try values.machine.hash($0, as: $1) }
        }
        #expect(try hash("caf\u{E9}") == hash("cafe\u{301}"))
        #expect(try hash("K") == hash("\u{212A}"))
        #expect(try hash(0.0) == hash(-0.0))
        #expect(try hash([1, 2]) == hash([1, 2]))
        #expect(try hash([1, 2]) != hash([2, 1]))
        #expect(try hash("a") != hash("b"))
        #expect(try hash(1) != 0)
    }

    @Test("Equality is structural, NaN differs from itself")
    func equality() throws {
        let values = Values()
        func areEqual<Value: MachineValue>(_ a: Value, _ b: Value) throws -> Bool {
            try values.withSlots(of: a) { left, type in
                try values.withSlots(of: b) { right, _ in
                    try values.machine.areEqual(left, right, as: type)
                }
            }
        }
        #expect(try areEqual([1, 2], [1, 2]))
        #expect(try !areEqual([1, 2], [1, 3]))
        #expect(try !areEqual(Double.nan, Double.nan))
        #expect(try areEqual(["a": "b"].map { [$0.key, $0.value] }, [["a", "b"]]))
        #expect(try areEqual(String?.none, nil))
        #expect(try !areEqual("x" as String?, nil))
        #expect(try areEqual("caf\u{E9}", "cafe\u{301}"))
    }

    @Test("Values nested too deeply are a failure, not a crash")
    func nesting() throws {
        let machine = Values().machine
        let list = TypeDescriptor(number: 30, name: "List", kind: .enumeration)
        list.setLayout(
            slots: 1, references: [0], isBoxed: true, payloadSlots: 2, payloadReferences: [1])
        list.cases = [
            .init(name: "end", payload: []),
            .init(name: "node", payload: [.init(name: "", offset: 1, type: list)]),
        ]
        let type = machine.type(of: list)
        var head = machine.heap.newObject(type).slot
        for _ in 0..<10_000 {
            let node = machine.heap.newObject(type)
            (node.payload[0], node.payload[1]) = (1, head)
            head = node.slot
        }
        #expect(throws: Failure.self) { try machine.describe(&head, as: type) }
        #expect(throws: Failure.self) { try machine.hash(&head, as: type) }
        machine.heap.release(head)
        #expect(machine.liveObjectCount == 0)
    }

    @Test("Tables keep insertion order through removal and growth")
    func tables() throws {
        let machine = Values().machine
        let int = machine.type(of: TestTypes.int)
        let table = HashTable(machine.heap.newTable(machine.dictionaryType(from: int, to: int)))
        func find(_ key: UInt64) throws -> Int? {
            var slot = key
            let hash = try machine.hash(&slot, as: int)
            return table.find(hash: hash) { $0[0] == key }
        }
        for number in 0..<1000 {
            var (key, value) = (UInt64(number), UInt64(number * 2))
            let hash = try machine.hash(&key, as: int)
            #expect(table.insert(hash: hash, key: &key, value: &value, in: machine.heap) != nil)
        }
        for number in stride(from: 0, to: 1000, by: 2) {
            table.remove(try #require(try find(UInt64(number))))
        }
        #expect(table.count == 500)
        #expect(try find(10) == nil)
        #expect(table.value(of: try #require(try find(11)))[0] == 22)
        let copy = HashTable(try #require(table.copy(in: machine.heap)))
        let keys = (0..<copy.end).filter(copy.isLive).map { copy.key(of: $0)[0] }
        #expect(keys == stride(from: 1, to: 1000, by: 2).map { UInt64($0) })
        machine.heap.release(copy.object.slot)
        machine.heap.release(table.object.slot)
        #expect(machine.liveObjectCount == 0)
    }

    @Test("The session's random words are SplitMix64's from seed 0")
    func randomWords() {
        // The reference implementation's first values.
        let machine = Values().machine
        #expect(machine.nextRandomWord() == 0xE220_A839_7B1D_CDAF)
        #expect(machine.nextRandomWord() == 0x6E78_9E6A_A1B9_65F4)
    }
}
