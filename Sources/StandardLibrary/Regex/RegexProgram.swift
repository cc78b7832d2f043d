/// A pattern as instructions for `RegexMatcher`.
struct RegexProgram {
    enum Step {
        case element(Int)
        /// A class as often as may be, from `least` to `most` times, without a step for each.
        case run(Int, least: Int, most: Int, isAtomic: Bool)
        /// Goes on at the first place, and should that fail at the second.
        case either(Int, Int)
        case go(Int)
        /// Keeps the place in the text in a register.
        case keep(Int)
        /// Keeps what a group matched; until now it held what it matched before.
        case capture(Int, start: Int)
        /// Goes on at a place if the text is where the register says: an empty turn of a loop.
        case goIfThere(register: Int, Int)
        case assert(RegexAssertion)
        case repeatCapture(Int, ignoresCase: Bool)
        /// Keeps how many choices are open, in a register.
        case mark(Int)
        /// Forgets the choices since a mark.
        case cut(Int)
        /// Forgets the choices since a mark and goes back to the place in the next register.
        case endLookahead(Int)
        /// Forgets the choices since a mark and the one before it, and fails.
        case failLookahead(Int)
        case match
    }

    private(set) var steps: [Step] = []
    private(set) var elements: [RegexElement] = []
    private(set) var registerCount: Int
    let captureCount: Int
    /// Whether what follows from a step depends on the place in the text alone.
    private(set) var isForgetful = true
    private var numbers: [RegexClass: Int] = [:]

    /// The pattern wants too many steps: `(a{1000}){1000}`.
    struct TooLarge: Error {}
    private static let largest = 100_000

    init(_ node: RegexNode, captureCount: Int) throws {
        self.captureCount = captureCount
        registerCount = 2 * captureCount
        try add(.capture(0, node))
        steps.append(.match)
    }

    private mutating func add(_ node: RegexNode) throws {
        guard steps.count < Self.largest else { throw TooLarge() }
        switch node {
        case .element(let set): steps.append(.element(try number(of: set)))
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let choices): try add(choices: choices)
        case .capture(let number, let body):
            let start = newRegister()
            steps.append(.keep(start))
            try add(body)
            steps.append(.capture(number, start: start))
        case .repeated(let body, let times): try add(body, times)
        case .atomic(let body):
            let mark = newRegister()
            isForgetful = false
            steps.append(.mark(mark))
            try add(body)
            steps.append(.cut(mark))
        case .lookahead(let body, let isNegative): try addLookahead(body, isNegative)
        case .assertion(let assertion): steps.append(.assert(assertion))
        case .backreference(let number, let ignoresCase):
            isForgetful = false
            steps.append(.repeatCapture(number, ignoresCase: ignoresCase))
        }
    }

    private mutating func add(choices: [RegexNode]) throws {
        var exits: [Int] = []
        for choice in choices.dropLast() {
            let fork = steps.count
            steps.append(.match)
            try add(choice)
            exits.append(steps.count)
            steps.append(.match)
            steps[fork] = .either(fork + 1, steps.count)
        }
        if let last = choices.last { try add(last) }
        for exit in exits { steps[exit] = .go(steps.count) }
    }

    private mutating func addLookahead(_ body: RegexNode, _ isNegative: Bool) throws {
        isForgetful = false
        let mark = newRegister()
        let place = newRegister()
        steps.append(.mark(mark))
        guard isNegative else {
            steps.append(.keep(place))
            try add(body)
            steps.append(.endLookahead(mark))
            return
        }
        let fork = steps.count
        steps.append(.match)
        try add(body)
        steps.append(.failLookahead(mark))
        steps[fork] = .either(fork + 1, steps.count)
    }

    // MARK: Repetition

    private mutating func add(_ body: RegexNode, _ times: RegexRepetition) throws {
        if case .element(let set) = body, times.preference != .fewest {
            steps.append(
                .run(
                    try number(of: set), least: times.least, most: times.most ?? Int.max,
                    isAtomic: times.preference == .mostAndNoOther))
            return
        }
        for _ in 0..<times.least { try add(body) }
        let prefersMore = times.preference == .most
        guard let most = times.most else { return try addLoop(body, prefersMore) }
        var forks: [Int] = []
        for _ in times.least..<most {
            forks.append(steps.count)
            steps.append(.match)
            try add(body)
        }
        for fork in forks { steps[fork] = choice(fork + 1, steps.count, prefersMore) }
    }

    private mutating func addLoop(_ body: RegexNode, _ prefersMore: Bool) throws {
        let start = steps.count
        steps.append(.match)
        if body.mayBeEmpty {
            isForgetful = false
            let place = newRegister()
            steps.append(.keep(place))
            try add(body)
            steps.append(.goIfThere(register: place, steps.count + 2))
        } else {
            try add(body)
        }
        steps.append(.go(start))
        steps[start] = choice(start + 1, steps.count, prefersMore)
    }

    private func choice(_ more: Int, _ end: Int, _ prefersMore: Bool) -> Step {
        prefersMore ? .either(more, end) : .either(end, more)
    }

    private mutating func newRegister() -> Int {
        registerCount += 1
        return registerCount - 1
    }

    private mutating func number(of set: RegexClass) throws -> Int {
        if let known = numbers[set] { return known }
        elements.append(try RegexElement(set))
        numbers[set] = elements.count - 1
        return elements.count - 1
    }
}

/// Which characters belong to a class; Swift's own engine is asked once for each.
final class RegexElement {
    private let set: RegexClass
    private let regex: Regex<AnyRegexOutput>
    /// For each of the 128 ASCII characters: 0 not known yet, 1 no, 2 yes.
    private var ascii = [UInt8](repeating: 0, count: 128)
    private var others: [Character: Bool] = [:]

    init(_ set: RegexClass) throws {
        self.set = set
        regex = try Regex(set.pattern)
    }

    @inline(__always)
    func contains(_ unit: Int32, in text: RegexText) -> Bool {
        if unit < 128 {
            let known = ascii[Int(unit)]
            if known != 0 { return known == 2 }
            let answer = decide(text.character(unit))
            ascii[Int(unit)] = answer ? 2 : 1
            return answer
        }
        let character = text.character(unit)
        if let known = others[character] { return known }
        let answer = decide(character)
        // A text of many scripts should not leave its characters here for ever.
        if others.count > 10_000 { others = [:] }
        others[character] = answer
        return answer
    }

    private func decide(_ character: Character) -> Bool {
        if let only = set.only { return only == character }
        return (try? regex.wholeMatch(in: String(character))) != nil
    }
}
