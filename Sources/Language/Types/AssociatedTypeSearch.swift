/// A search for an associated type of a type that does not name it: `Element` of a collection may be
/// asked by way of its `Index`, `Iterator` and `SubSequence`, and each of those by way of `Element`.
///
/// Every question is asked once a round. A question asked again, while it is being answered or after it
/// was answered with nothing, has no answer in this round; what others find may give it one in the next. So
/// the work grows with the questions there are, not with the ways from one to another.
struct AssociatedTypeSearch {
    struct Question: Hashable {
        let nominal: Nominal
        let name: String
    }

    var isRunning = false
    private(set) var found: [Question: Type] = [:]
    /// Whether this round answered a question that the rounds before could not.
    private(set) var foundMore = false
    private var asked: Set<Question> = []
    private var effort = 0

    mutating func startRound() {
        asked = []
        foundMore = false
    }

    /// Whether the question is to be looked into now.
    mutating func begin(_ question: Question) -> Bool {
        effort += 1
        return asked.insert(question).inserted
    }

    mutating func keep(_ type: Type, for question: Question) {
        if found.updateValue(type, forKey: question) == nil { foundMore = true }
    }

    /// What was looked for in vain, and longer than this, is not looked for again.
    var isLong: Bool { effort > 100 }
}
