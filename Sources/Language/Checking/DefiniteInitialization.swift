import Diagnostics

/// Whether every variable has a value before it is used, on every path, and constants get theirs once.
///
/// Walks a function's checked statements in the order in which they run. Of each place where paths
/// meet it knows the variables that have a value on all of them, and those that have one on some.
final class DefiniteInitialization {
    /// What is known at a point.
    struct State {
        var definite: Set<Variable> = []
        var possible: Set<Variable> = []
        /// No path leads here.
        var isDead = false
        /// In an initializer that calls another: whether it has been called on all paths.
        var hasDelegated = false
    }

    /// A loop, switch or labelled block that jumps can lead out of.
    struct Jump {
        var label: String?
        var isLoop: Bool
        var onBreak: [State] = []
        var onContinue: [State] = []
    }

    let environment: Environment
    /// The initializer at hand, with what it must set.
    var instance: InstanceInitialization?
    var state = State()
    var jumps: [Jump] = []
    /// Variables that were declared without a value.
    private var tracked: Set<Variable> = []

    init(environment: Environment) { self.environment = environment }

    /// Checks the statements of a function or a cell.
    static func check(
        _ statements: [Statement], of function: Function?, _ body: FunctionBody?,
        in environment: Environment
    ) {
        let analysis = DefiniteInitialization(environment: environment)
        if let function, let body {
            analysis.instance = InstanceInitialization(function, body, environment)
            if let instance = analysis.instance {
                analysis.state.definite = instance.initiallySet
                analysis.state.possible = instance.initiallySet
            }
        }
        analysis.walk(statements)
        if let function, !analysis.state.isDead {
            analysis.requireComplete(at: function.range)
        }
    }

    // MARK: Paths

    func join(_ states: [State]) -> State {
        let live = states.filter { !$0.isDead }
        guard var result = live.first else {
            var dead = states.first ?? state
            dead.isDead = true
            return dead
        }
        for other in live.dropFirst() {
            result.definite.formIntersection(other.definite)
            result.possible.formUnion(other.possible)
            result.hasDelegated = result.hasDelegated && other.hasDelegated
        }
        return result
    }

    /// Runs alternatives from the state at hand, and joins what they lead to.
    func branch(_ alternatives: [() -> Void]) {
        let before = state
        var ends: [State] = []
        for alternative in alternatives {
            state = before
            alternative()
            ends.append(state)
        }
        state = join(ends)
    }

    /// A block that may run several times, or not at all.
    func loop(_ label: String?, runsAtLeastOnce: Bool = false, _ body: () -> Void) {
        let before = state
        // Twice, so that the second round sees what the first one has set.
        for round in 0..<2 {
            if round == 1 {
                let back = state
                state = before
                if !back.isDead { state.possible.formUnion(back.possible) }
            }
            jumps.append(Jump(label: label, isLoop: true))
            body()
            let jump = jumps.removeLast()
            let ends = [state] + jump.onBreak + jump.onContinue
            state = join(runsAtLeastOnce ? ends : ends + [before])
        }
    }

    // MARK: Variables

    func declare(_ variable: Variable) {
        tracked.insert(variable)
        state.definite.remove(variable)
        state.possible.remove(variable)
    }

    /// A use of a variable, which must have a value.
    func read(_ variable: Variable, at place: SourceRange, how: Use = .read) {
        if variable == instance?.variable { return readInstance(at: place) }
        guard tracked.contains(variable), !state.isDead, !state.definite.contains(variable) else {
            return
        }
        let message =
            switch how {
            case .read: "'\(variable.name)' is used before it has a value"
            case .captured: "a closure captures '\(variable.name)' before it has a value"
            case .passedInout: "'\(variable.name)' is passed with '&' before it has a value"
            }
        environment.error(
            "uninitialized-variable", message, at: place,
            notes: [.init("'\(variable.name)' is declared here", at: variable.range)],
            hint: "give it a value on every path to this line")
        // Said once.
        state.definite.insert(variable)
    }

    enum Use { case read, captured, passedInout }

    func assign(_ variable: Variable, at place: SourceRange) {
        guard tracked.contains(variable) else { return }
        assign(variable, named: variable.name, at: place)
    }

    /// Notes that a variable or a property has its value now; a constant must not have had one.
    func assign(_ variable: Variable, named name: String, at place: SourceRange) {
        if variable.isLet, state.possible.contains(variable), !state.isDead {
            environment.error(
                "reassigned-constant",
                "the constant '\(name)' may have a value already", at: place,
                notes: [.init("'\(variable.name)' is declared here", at: variable.range)],
                hint: "declare it with 'var'")
        }
        state.definite.insert(variable)
        state.possible.insert(variable)
    }
}
