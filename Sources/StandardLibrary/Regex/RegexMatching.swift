import Diagnostics
import VirtualMachine

extension CoreLibrary {
    @BuiltinList static var regexNatives: [Builtin] {
        Builtin(raw: "func _regexNames(_ pattern: String) throws -> [String]") { call in
            let engine = call.machine.service { RegexEngine() }
            let pattern = RegexEngine.Pattern(text: try call.argument(), options: 0)
            do {
                try call.setResult(try engine.compiled(pattern).names)
            } catch let failure as Failure {
                throw CatchableFailure(failure)
            }
        }
        Builtin(
            raw: """
                func _regexMatch(
                    _ pattern: String, _ options: Int, _ text: Substring, _ mode: Int) -> [[Int]]
                """
        ) { call in
            let pattern = RegexEngine.Pattern(
                text: try call.argument(), options: try call.argument())
            let text: Substring = try call.argument()
            let mode: Int = try call.argument()
            let engine = call.machine.service { RegexEngine() }
            let services = call
            let found = try engine.search(pattern, text, mode) { try services.checkStop() }
            try call.setResult(found)
        }
        Builtin(
            raw: """
                func _regexOutput<Output>(
                    _ text: Substring, _ bounds: [Int], _ pattern: String) -> Output
                """
        ) { call in
            let type = call.typeArgument()
            let text: Substring = try call.argument()
            let object = call.object()
            let bounds = (0..<object.arrayCount).map {
                Int(truncatingIfNeeded: object.elementSlots[$0])
            }
            switch type.pointee.kind {
            case .substring, .tuple: try RegexOutput.store(text, bounds, as: type, call)
            default:
                // An `AnyRegexOutput`: the three arguments themselves.
                let pattern = call.object()
                object.retain()
                pattern.retain()
                call.slots[0] = call.machine.newSubstring(text).slot
                call.slots[1] = object.slot
                call.slots[2] = pattern.slot
            }
        }
    }
}

/// A match as the value that a pattern's type promises.
private enum RegexOutput {
    static func store(
        _ text: Substring, _ bounds: [Int], as type: TypePointer, _ call: NativeCall
    ) throws {
        let machine = call.machine
        if type.pointee.kind == .substring {
            call.slots[0] = try part(text, bounds, 0, machine)
            return
        }
        // Every element is one reference; 0 stands for nil.
        let parts = try (0..<bounds.count / 2).map { try part(text, bounds, $0, machine) }
        var target = call.slots
        if type.pointee.isBoxed {
            let box = machine.heap.newObject(type)
            target = box.payload
            call.slots[0] = box.slot
        }
        for (index, part) in parts.enumerated() { target[index] = part }
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

/// Patterns that are ready to match, and searches with them.
private final class RegexEngine {
    /// A pattern with its options.
    struct Pattern: Hashable {
        let text: String
        let options: Int

        /// The letters of the options that a program sets with methods.
        private var letters: Set<Character> {
            var letters: Set<Character> = []
            if options & 1 != 0 { letters.insert("i") }
            if options & 2 != 0 { letters.insert("s") }
            if options & 4 != 0 { letters.insert("m") }
            return letters
        }

        func compiled() throws -> Compiled {
            do {
                _ = try Regex(text)
                var parser = RegexParser(text, options: RegexOptions(letters: letters))
                let node = try parser.parse()
                let program = try RegexProgram(node, captureCount: parser.names.count)
                return Compiled(program: program, names: parser.names.map { $0 ?? "" })
            } catch let part as RegexParser.UnsupportedPart {
                throw Failure(
                    id: "unsupported-regex",
                    "Swiftlet does not match \(part.text.debugDescription) in the pattern "
                        + text.debugDescription)
            } catch is RegexProgram.TooLarge {
                throw Failure(
                    id: "unsupported-regex",
                    "the pattern \(text.debugDescription) repeats its parts too often")
            } catch {
                throw Failure(
                    id: "invalid-regex",
                    "\(text.debugDescription) is not a regular expression: \(error)",
                    hint: "a character that has a meaning in patterns needs a backslash before it")
            }
        }
    }

    struct Compiled {
        let program: RegexProgram
        let names: [String]
    }

    private var compiled: [Pattern: Compiled] = [:]

    func compiled(_ pattern: Pattern) throws -> Compiled {
        if let known = compiled[pattern] { return known }
        let new = try pattern.compiled()
        if compiled.count > 200 { compiled = [:] }
        compiled[pattern] = new
        return new
    }

    /// The bounds of all captures of each match, as words of indices; -1 where there is none.
    func search(
        _ pattern: Pattern, _ source: Substring, _ mode: Int, checkStop: @escaping () throws -> Void
    ) throws -> [[Int]] {
        let text = RegexText(source)
        var matcher = RegexMatcher(try compiled(pattern).program, text, checkStop: checkStop)
        let found: [[Int]]
        do {
            switch mode {
            case 0: found = try matcher.firstMatch(from: 0).map { [$0] } ?? []
            case 1: found = try matcher.match(at: 0, isWhole: true).map { [$0] } ?? []
            case 2: found = try matcher.match(at: 0, isWhole: false).map { [$0] } ?? []
            default: found = try matcher.matches()
            }
        } catch is RegexMatcher.TooManyChoices {
            throw Failure(
                id: "regex-too-deep",
                "matching \(pattern.text.debugDescription) leaves too many choices open",
                hint: "(?>…) around a part forgets the other ways in which it can match")
        }
        let start = source.base.utf8.distance(from: source.base.startIndex, to: source.startIndex)
        return found.map { bounds in
            bounds.map { $0 < 0 ? -1 : TextIndex(offset: start + text.offset(of: $0)).word }
        }
    }
}
