import TestSupport
import Testing

/// How many instructions a round of a hot loop takes. A change that makes one longer is a change that
/// makes programs slower, which no other test would notice.
@Suite(.serialized) struct HotLoopTests {
    /// A loop in the language, and the instructions of its innermost round.
    struct Loop: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        let instructions: [String]
        var testDescription: String { name }
    }

    static let loops = [
        Loop(
            name: "a sum of products of rows and columns",
            code: """
                func f(_ a: [[Double]], _ b: [[Double]], _ i: Int, _ j: Int, _ n: Int) -> Double {
                    var sum = 0.0
                    for k in 0..<n { sum += a[i][k] * b[k][j] }
                    return sum
                }
                print(f([[1]], [[2]], 0, 0, 1))
                """,
            instructions: [
                "arrayGet", "arrayGet", "arrayGet", "multiplyAddDouble", "loopIfNextLess",
            ]),
        Loop(
            name: "a stride that sets elements",
            code: """
                func f(_ n: Int) -> [Bool] {
                    var flags = [Bool](repeating: true, count: n)
                    for i in stride(from: 4, to: n, by: 2) { flags[i] = false }
                    return flags
                }
                print(f(8))
                """,
            instructions: ["arraySetByte", "loopStrideTo"]),
        Loop(
            name: "a while loop over an inout array",
            code: """
                func f(_ items: inout [Int], _ pivot: Int) -> Int {
                    var i = 0
                    while items[i] < pivot { i += 1 }
                    return i
                }
                var items = [1, 2, 3]
                print(f(&items, 2))
                """,
            instructions: ["addIntImmediate", "arrayGet", "loopIfLessInt"]),
        Loop(
            name: "fields of structs in an array",
            code: """
                struct Body { var x, y, z, vx, vy, vz, mass: Double }
                func f(_ bodies: [Body]) -> Double {
                    var e = 0.0
                    for b in bodies { e += b.mass * b.vx }
                    return e
                }
                print(f([]))
                """,
            instructions: [
                "arrayGet", "loadSlot", "loadSlot", "multiplyAddDouble", "loopIfNextLess",
            ]),
    ]

    @Test("The innermost round takes these instructions", arguments: loops)
    func round(_ loop: Loop) throws {
        let text = try #require(Notebook().session.bytecode(of: loop.code, named: "In[1]"))
        let function = try #require(
            text.split(separator: "\n\n").first { $0.contains(" f\n") })
        let lines = function.split(separator: "\n").dropFirst().map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        }
        let end = try #require(lines.firstIndex { $0[1].hasPrefix("loop") })
        let start = try #require(Int(lines[end][lines[end].count - 1]))
        #expect(lines[start...end].map { $0[1] } == loop.instructions)
    }

    @Test("Programs whose loops were turned round print what Swift prints")
    func results() {
        let notebook = Notebook()
        let printed = notebook.run(
            """
            func count(_ from: Int, _ to: Int, _ by: Int) -> [Int] {
                var seen: [Int] = []
                for i in stride(from: from, through: to, by: by) { seen.append(i) }
                return seen
            }
            print(count(1, 10, 3), count(10, 1, -4), count(3, 1, 1), count(Int.max - 1, Int.max, 5))
            var total = 0
            for i in (Int.max - 2)...Int.max { total = i }
            print(total == Int.max)
            struct Pair { var a = 1, b = 2, c = 3, d = 4, e = 5 }
            var pairs = [Pair(), Pair()]
            let before = pairs
            pairs[0].a += pairs[1].e
            pairs[1].b *= pairs[0].a + pairs[1].b
            print(pairs[0].a, pairs[1].b, before[0].a, before[1].b)
            var words: [String: [Int]] = [:]
            let copy = words
            for (i, w) in ["a", "b", "a"].enumerated() { words[w, default: []].append(i) }
            print(words["a"]!, words["b"]!, copy.count)
            var counts: [Int: Int] = [3: 1]
            for n in [3, 4, 3] { counts[n, default: 10] += n }
            print(counts[3]!, counts[4]!)
            var swapped = ["x", "y", "z"]
            swapped.swapAt(0, 2)
            print(swapped)
            """
        ).printed
        #expect(
            printed == """
                [1, 4, 7, 10] [10, 6, 2] [] [9223372036854775806]
                true
                6 16 1 2
                [0, 2] [1] 0
                7 14
                ["z", "y", "x"]

                """)
    }
}
