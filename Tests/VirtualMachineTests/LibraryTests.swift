import Bytecode
import Diagnostics
import Testing
import VirtualMachine

/// A Swift class as the number tower has them.
private final class Counter: NativeClass {
    static let typeName = "Counter"
    let count: Int
    init(_ count: Int) { self.count = count }
    func describe() -> String { "Counter(\(count))" }
}

@Suite("Library declarations")
struct LibraryTests {
    @Test("Entries become declarations, natives are numbered in order")
    func numbering() {
        let library = Library([
            LibraryGroup("extension String") {
                Builtin("func shout() -> String") { (text: String) in text + "!" }
                Builtin("static func + (a: Int, b: Int) -> Int", intrinsic: "addInt")
            },
            LibraryGroup {
                Builtin(source: "func f() { }")
                for name in ["g", "h"] {
                    Builtin("func \(name)() -> Int") { 1 }
                }
            },
        ])
        #expect(
            library.declarations.map(\.context) == [
                "extension String", "extension String", nil, nil, nil,
            ])
        #expect(library.natives.count == 3)
        let numbers = library.declarations.map { declaration -> Int? in
            if case .native(let number) = declaration.implementation { return number }
            return nil
        }
        #expect(numbers == [0, nil, nil, 1, 2])
        #expect(library.declarations[0].origin.hasSuffix("LibraryTests.swift:20"))
    }

    @Test("A closure's types are recovered")
    func signatures() {
        let builtin = Builtin("func f(_ a: Int, b: [Double], c: String?) -> Bool") {
            (a: Int, b: [Double], c: String?) in a == b.count && c == nil
        }
        #expect(builtin.signature?.parameters == ["Int", "[Double]", "String?"])
        #expect(builtin.signature?.result == "Bool")
    }

    @Test("Arguments are read and results written for every kind of value")
    func calls() throws {
        let library = Library([
            LibraryGroup {
                Builtin("func f") { (a: Int, b: [Int], c: String?, d: Int?) in
                    ["\(a)", "\(b)", c ?? "none", "\(d ?? -1)"]
                }
                Builtin("func g") { (words: [String]) in (words.count, words.joined(separator: "|"))
                }
            }
        ])
        let program = Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, 4), wide(.loadImmediate, 2, 5),
                op(.arrayAppend, 1, 2),
                // a = 3, b = [5], c = nil, d = 9
                wide(.loadImmediate, 13, 3), op(.move, 14, 1), wide(.loadImmediate, 15, 0),
                wide(.loadImmediate, 16, 1), wide(.loadImmediate, 17, 9), wide(.callNative, 10, 0),
                op(.move, 5, 13), wide(.callNative, 10, 1), wide(.storeGlobal, 13, 0),
                wide(.storeGlobal, 14, 1), op(.release, 1), op(.release, 5), op(.returnValues),
            ], references: [1, 5], natives: library.natives)
        try program.run()
        #expect(program.int(0) == 4)
        #expect(try program.machine.describeGlobal(1, as: TestTypes.string) == "\"3|[5]|none|9\"")
        #expect(program.machine.liveObjectCount == 1)
    }

    @Test("Native objects travel through programs and are freed with their last reference")
    func natives() throws {
        let library = Library([
            LibraryGroup {
                Builtin("func make(_ n: Int) -> Counter") { (n: Int) in Counter(n) }
                Builtin("func read(_ c: Counter) -> Int") { (c: Counter) in c.count }
            }
        ])
        let program = Program(
            [
                wide(.loadImmediate, 13, 8), wide(.callNative, 10, 0), op(.move, 1, 13),
                wide(.callNative, 10, 1), wide(.storeGlobal, 13, 0), op(.release, 1),
                op(.returnValues),
            ], references: [1], natives: library.natives)
        try program.run()
        #expect(program.int(0) == 8)
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("A native's failure is the run's failure, at the call's place")
    func failure() throws {
        let library = Library([
            LibraryGroup {
                Builtin("func f() -> Int") { () throws -> Int in
                    throw Failure(id: "shape-mismatch", "shapes differ", hint: "reshape")
                }
                Builtin(raw: "func g()") { call in
                    while true { try call.checkStop() }
                }
            }
        ])
        let program = Program([wide(.callNative, 10, 0)], natives: library.natives)
        let error = try #require(program.failure())
        #expect(error.failure.id == "shape-mismatch")
        #expect(error.failure.hint == "reshape")
        let endless = Program([wide(.callNative, 10, 1)], natives: library.natives)
        endless.machine.interrupt()
        #expect(endless.failure()?.isInterrupted == true)
    }
}
