import Diagnostics
import Foundation
import VirtualMachine

extension CoreLibrary {
    @BuiltinList static var regexNatives: [Builtin] {
        Builtin("func _checkRegex(_ pattern: String) throws") { (pattern: String) -> Void in
            do {
                _ = try Regex(pattern)
            } catch {
                throw CatchableFailure(
                    Failure(
                        id: "invalid-regex",
                        "\(pattern.debugDescription) is not a regular expression: \(error)"))
            }
        }
        Builtin(
            raw: """
                func _regexMatch(
                    _ pattern: String, _ options: Int, _ text: Substring, _ mode: Int) -> [[Int]]
                """
        ) { call in
            let (pattern, options): (String, Int) = (try call.argument(), try call.argument())
            let text: Substring = try call.argument()
            let mode: Int = try call.argument()
            let engine = call.machine.service { RegexEngine() }
            let search = try engine.search(pattern, options, text, mode)
            try call.setResult(try engine.run(search, for: call))
        }
        Builtin(
            raw: "func _regexOutput<Output>(_ text: Substring, _ bounds: [Int]) -> Output"
        ) { call in
            let type = call.typeArgument()
            let text: Substring = try call.argument()
            let object = call.object()
            let bounds = (0..<object.arrayCount).map {
                Int(truncatingIfNeeded: object.elementSlots[$0])
            }
            try RegexOutput.store(text, bounds, object, as: type, &call)
        }
    }
}

/// A match as the value that a pattern's type promises.
private enum RegexOutput {
    static func store(
        _ text: Substring, _ bounds: [Int], _ array: Object, as type: TypePointer,
        _ call: inout NativeCall
    ) throws {
        let machine = call.machine
        switch type.pointee.kind {
        case .substring:
            call.slots[0] = try part(text, bounds, 0, machine)
        case .tuple:
            // Every element is one reference; 0 stands for nil.
            let parts = try (0..<bounds.count / 2).map { try part(text, bounds, $0, machine) }
            let target: Slots
            if type.pointee.isBoxed {
                let box = machine.heap.newObject(type)
                target = box.payload
                call.slots[0] = box.slot
            } else {
                target = call.slots
            }
            for (index, part) in parts.enumerated() { target[index] = part }
        default:
            // An `AnyRegexOutput`: the text and all bounds.
            array.retain()
            call.slots[0] = machine.newSubstring(text).slot
            call.slots[1] = array.slot
        }
    }

    private static func part(
        _ text: Substring, _ bounds: [Int], _ index: Int, _ machine: Machine
    ) throws -> UInt64 {
        guard bounds[2 * index] >= 0 else { return 0 }
        let start = try TextIndex(word: bounds[2 * index]).boundary(in: text)
        let end = try TextIndex(word: bounds[2 * index + 1]).boundary(in: text)
        return machine.newSubstring(text[start..<end]).slot
    }
}

/// Runs Swift's engine so that Stop works.
///
/// The engine cannot be interrupted, and some patterns take for ever (`(a+)+b`). A search that may
/// take long runs on a thread of its own; Stop leaves that thread to itself, and the cell ends at
/// once.
private final class RegexEngine {
    private var compiled: [String: Regex<AnyRegexOutput>] = [:]

    /// One search: the bounds of all captures of each match.
    struct Search: @unchecked Sendable {
        let regex: Regex<AnyRegexOutput>
        let text: Substring
        let mode: Int
        /// Whether it cannot take long: a short text, and no repetition of a repetition.
        let isQuick: Bool

        func matches() throws -> [[Int]] {
            let found: [Regex<AnyRegexOutput>.Match]
            switch mode {
            case 0: found = try regex.firstMatch(in: text).map { [$0] } ?? []
            case 1: found = try regex.wholeMatch(in: text).map { [$0] } ?? []
            case 2: found = try regex.prefixMatch(in: text).map { [$0] } ?? []
            default: found = text.matches(of: regex)
            }
            return found.map { match in
                match.output.flatMap { element in
                    guard let range = element.range else { return [-1, -1] }
                    let bounds = TextRange(range, in: text.base)
                    return [bounds.lower.word, bounds.upper.word]
                }
            }
        }
    }

    func search(_ pattern: String, _ options: Int, _ text: Substring, _ mode: Int) throws -> Search
    {
        let key = "\(options) \(pattern)"
        var regex: Regex<AnyRegexOutput>
        if let known = compiled[key] {
            regex = known
        } else {
            do {
                regex = try Regex(pattern)
            } catch {
                throw Failure(id: "invalid-regex", "this is not a regular expression: \(error)")
            }
            if options & 1 != 0 { regex = regex.ignoresCase() }
            if options & 2 != 0 { regex = regex.dotMatchesNewlines() }
            if options & 4 != 0 { regex = regex.anchorsMatchLineEndings() }
            if compiled.count > 200 { compiled = [:] }
            compiled[key] = regex
        }
        let repetitions = pattern.utf8.count { "*+{".utf8.contains($0) }
        let isNested = [")*", ")+", "){"].contains { pattern.contains($0) }
        return Search(
            regex: regex, text: text, mode: mode,
            isQuick: text.utf8.count <= 1000 && repetitions <= 3 && !isNested)
    }

    func run(_ search: Search, for call: NativeCall) throws -> [[Int]] {
        if search.isQuick { return try search.matches() }
        let outcome = Outcome()
        let thread = Thread {
            outcome.result = Result { try search.matches() }
            outcome.finished.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
        while outcome.finished.wait(timeout: .now() + .milliseconds(10)) == .timedOut {
            try call.checkStop()
        }
        return try outcome.result?.get() ?? []
    }

    /// Written by the searching thread before it signals, read by the other after.
    private final class Outcome: @unchecked Sendable {
        let finished = DispatchSemaphore(value: 0)
        var result: Result<[[Int]], any Error>?
    }
}
