/// Runs a pattern over a text, going back to the last open choice where it fails.
///
/// Some patterns have more choices than anyone can wait for, `(a+)+b`. So a search that has made
/// many steps notes where it has failed, and does not go there again; and it asks now and then
/// whether it is to stop.
struct RegexMatcher {
    private let program: RegexProgram
    private let text: RegexText
    private let units: [Int32]
    private let checkStop: () throws -> Void

    private var registers: [Int]
    private var open: [Choice] = []
    private var steps = 0
    private var stepsBeforeSearch = 0
    private var searchStart = 0
    /// One bit for each choice of the program at each place of the text; empty until it is needed.
    private var failed: [UInt64] = []

    /// An open choice, or what a register held before it changed.
    private struct Choice {
        /// The step to go on with, or `~register`.
        var step: Int
        /// The place in the text, or the old value.
        var place: Int
        /// The first of several places, for a run that may be shorter.
        var least: Int
    }

    /// More choices are open than there should be memory for.
    struct TooManyChoices: Error {}
    private static let mostChoices = 1 << 22
    private static let stepsBetweenChecks = 1 << 14
    private static let stepsBeforeNotes = 1 << 16
    private static let mostNotes = 1 << 28

    init(_ program: RegexProgram, _ text: RegexText, checkStop: @escaping () throws -> Void) {
        self.program = program
        self.text = text
        self.checkStop = checkStop
        units = text.units
        registers = Array(repeating: -1, count: program.registerCount)
    }

    // MARK: Searching

    /// The registers of the first match from `start` on: where each capture begins and ends.
    mutating func firstMatch(from start: Int) throws -> [Int]? {
        if !failed.isEmpty { failed = [] }
        stepsBeforeSearch = steps
        searchStart = start
        for place in start..<units.count + 1 {
            if let match = try match(at: place, isWhole: false) { return match }
        }
        return nil
    }

    mutating func match(at place: Int, isWhole: Bool) throws -> [Int]? {
        if case .element(let set) = program.steps[1] {
            // Most places fail at once.
            guard place < units.count, program.elements[set].contains(units[place], in: text)
            else {
                steps += 1
                if steps % Self.stepsBetweenChecks == 0 { try checkStop() }
                return nil
            }
        }
        for index in registers.indices { registers[index] = -1 }
        open.removeAll(keepingCapacity: true)
        guard try run(from: place, isWhole: isWhole) else { return nil }
        return Array(registers[..<(2 * program.captureCount)])
    }

    /// All matches, one after the other. After an empty one the next is looked for one further.
    mutating func matches() throws -> [[Int]] {
        var found: [[Int]] = []
        var start = 0
        while start <= units.count, let match = try firstMatch(from: start) {
            found.append(match)
            start = match[1] > match[0] ? match[1] : match[1] + 1
        }
        return found
    }

    // MARK: Running

    private mutating func run(from start: Int, isWhole: Bool) throws -> Bool {
        var step = 0
        var place = start
        while true {
            steps += 1
            if steps % Self.stepsBetweenChecks == 0 { try checkWork() }
            var goesOn = true
            switch program.steps[step] {
            case .element(let set):
                goesOn =
                    place < units.count && program.elements[set].contains(units[place], in: text)
                place += 1
                step += 1
            case .run(let set, let least, let most, let isAtomic):
                goesOn = !hasFailed(step, at: place)
                if goesOn {
                    let end = self.end(of: set, from: place, most: most)
                    goesOn = end - place >= least
                    if goesOn, !isAtomic, end - place > least {
                        push(Choice(step: step + 1, place: end - 1, least: place + least))
                    }
                    place = end
                }
                step += 1
            case .either(let first, let second):
                goesOn = !hasFailed(step, at: place)
                if goesOn { push(Choice(step: second, place: place, least: place)) }
                step = first
            case .go(let target): step = target
            case .keep(let register):
                set(register, place)
                step += 1
            case .capture(let number, let start):
                set(2 * number, registers[start])
                set(2 * number + 1, place)
                step += 1
            case .goIfThere(let register, let target):
                step = registers[register] == place ? target : step + 1
            case .assert(let assertion):
                goesOn = holds(assertion, at: place)
                step += 1
            case .repeatCapture(let number, let ignoresCase):
                let end = endOfRepeated(number, at: place, ignoresCase)
                goesOn = end != nil
                place = end ?? place
                step += 1
            case .mark(let register):
                registers[register] = open.count
                step += 1
            case .cut(let mark):
                forgetChoices(since: registers[mark])
                step += 1
            case .endLookahead(let mark):
                forgetChoices(since: registers[mark])
                place = registers[mark + 1]
                step += 1
            case .failLookahead(let mark):
                undo(to: registers[mark])
                goesOn = false
            case .match:
                if !isWhole || place == units.count { return true }
                goesOn = false
            }
            if !goesOn {
                guard let next = nextChoice() else { return false }
                (step, place) = next
            }
        }
    }

    private func end(of set: Int, from place: Int, most: Int) -> Int {
        let element = program.elements[set]
        var end = place
        let limit = most < units.count - place ? place + most : units.count
        while end < limit, element.contains(units[end], in: text) { end += 1 }
        return end
    }

    private func holds(_ assertion: RegexAssertion, at place: Int) -> Bool {
        switch assertion {
        case .textStart: place == 0
        case .textEnd: place == units.count
        case .textEndOrLastLineBreak:
            place == units.count || place == units.count - 1 && text.isNewline(at: place)
        case .lineStart: place == 0 || text.isNewline(at: place - 1)
        case .lineEnd: place == units.count || text.isNewline(at: place)
        case .wordBoundary: text.wordBoundaries[text.offset(of: place)]
        case .noWordBoundary: !text.wordBoundaries[text.offset(of: place)]
        case .searchStart: place == searchStart
        case .always: true
        case .never: false
        }
    }

    private func endOfRepeated(_ number: Int, at place: Int, _ ignoresCase: Bool) -> Int? {
        let (start, end) = (registers[2 * number], registers[2 * number + 1])
        guard start >= 0, end >= start, place + (end - start) <= units.count else { return nil }
        for index in 0..<(end - start) {
            guard
                text.areEqual(
                    units[start + index], units[place + index], ignoringCase: ignoresCase)
            else { return nil }
        }
        return place + (end - start)
    }

    // MARK: Choices

    private mutating func push(_ choice: Choice) { open.append(choice) }

    private mutating func set(_ register: Int, _ value: Int) {
        push(Choice(step: ~register, place: registers[register], least: 0))
        registers[register] = value
    }

    /// Takes back what was done since the last open choice.
    private mutating func nextChoice() -> (step: Int, place: Int)? {
        while let choice = open.popLast() {
            if choice.step < 0 {
                registers[~choice.step] = choice.place
                continue
            }
            if choice.place > choice.least {
                push(Choice(step: choice.step, place: choice.place - 1, least: choice.least))
            }
            return (choice.step, choice.place)
        }
        return nil
    }

    /// What registers held is kept: the match may still fail further back.
    private mutating func forgetChoices(since mark: Int) {
        var kept = mark
        for index in mark..<open.count where open[index].step < 0 {
            open[kept] = open[index]
            kept += 1
        }
        open.removeLast(open.count - kept)
    }

    private mutating func undo(to mark: Int) {
        while open.count > mark, let choice = open.popLast() {
            if choice.step < 0 { registers[~choice.step] = choice.place }
        }
    }

    // MARK: Bounds

    private mutating func checkWork() throws {
        try checkStop()
        guard open.count <= Self.mostChoices else { throw TooManyChoices() }
        let notes = program.steps.count * (units.count + 1)
        if failed.isEmpty, program.isForgetful, steps - stepsBeforeSearch > Self.stepsBeforeNotes,
            notes <= Self.mostNotes
        {
            failed = Array(repeating: 0, count: notes / 64 + 1)
        }
    }

    /// Whether the search has been at a choice before: then all that follows from it has failed.
    private mutating func hasFailed(_ step: Int, at place: Int) -> Bool {
        if failed.isEmpty { return false }
        let number = place * program.steps.count + step
        let bit: UInt64 = 1 << UInt64(number % 64)
        if failed[number / 64] & bit != 0 { return true }
        failed[number / 64] |= bit
        return false
    }
}
