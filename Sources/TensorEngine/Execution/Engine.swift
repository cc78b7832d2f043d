import CTensorRoutines
import Diagnostics

/// The engine as the rest of Swiftlet sees it: forcing, cutting, stopping, seeding.
package enum Engine {
    /// Whether oneDNN is there and used; without it the same results come more slowly.
    package static var hasOneDNN: Bool { routine_has_onednn() }

    /// Whether oneDNN may be used where it is present; for tests.
    package static func allowOneDNN(_ allowed: Bool) { routine_allow_onednn(allowed) }

    /// Whether LAPACK is there and used; without it linear algebra is computed by routines of our own.
    package static var hasLAPACK: Bool { routine_has_lapack() }

    /// Whether LAPACK may be used where it is present; for tests.
    package static func allowLAPACK(_ allowed: Bool) { routine_allow_lapack(allowed) }

    /// Whether each operation runs in its plain-Swift reference routine; for tests.
    package static var usesReferenceRoutines: Bool {
        get { engine.usesReference }
        set {
            engine.usesReference = newValue
            engine.plans.removeAll()
        }
    }

    /// Whether NaN and infinity are errors where they first appear, at some cost.
    package static var checksNumerics: Bool {
        get { engine.checksNumerics }
        set { engine.checksNumerics = newValue }
    }

    /// Threads that share the work.
    package static var threadCount: Int { Int(routine_thread_count()) }

    /// Uses at most this many threads; zero means as many as affinity and quota allow. Results
    /// have the same bits whatever the number.
    package static func limitThreads(_ count: Int) { routine_limit_threads(Int32(count)) }

    /// When what it points to becomes non-zero, evaluation throws `Interrupted` at the next moment
    /// at which no model is half updated.
    package static var interruptFlag: UnsafePointer<Int32>? {
        get { engine.interruptFlag }
        set { engine.interruptFlag = newValue }
    }

    /// Computes every pending node that some tensor refers to.
    ///
    /// Throws what failed late, with the site that recorded it, `out-of-memory`, or `Interrupted`.
    /// What failed stays failed; everything else can be forced again.
    package static func forceAll() throws { try engine.evaluate() }

    /// Nobody waits any more for what is pending now, because its cell was stopped. It is computed, all
    /// of it, when somebody looks at some of it or goes on computing with it.
    package static func shelvePending() { engine.shelvePending() }

    /// Computes what is pending when more than `limit` nodes are: a cheap check for the back edges
    /// of loops, so that a chain nobody looks at cannot grow without bound.
    @inline(__always)
    package static func cutLongChains(limit: Int = 4000) throws {
        if engine.pendingLive > engine.cutThreshold + limit { try engine.cut() }
    }

    /// Nodes recorded and not yet computed.
    package static var pendingCount: Int { engine.pendingLive }

    /// Ops that have rules, in order; for tests.
    package static var registeredOps: [Op] { Operation.registered }

    /// Ops through which gradients pass; for tests.
    package static var differentiableOps: [Op] {
        Operation.table.filter { if case .rule = $0.derivative { true } else { false } }.map(\.op)
    }

    /// Plans that are cached now.
    package static var planCount: Int { engine.plans.count }

    /// Starts the session's random numbers afresh from `seed`.
    package static func seedRandom(_ seed: UInt64) {
        // Apart from the explicit seeds of single operations, which count from zero too.
        engine.seed = seed ^ EngineState.sessionSeed
        engine.counter = 0
    }

    /// Where the session's random numbers stand; the next unseeded operation starts here.
    package static var randomState: (seed: UInt64, counter: UInt64) {
        get { (engine.seed, engine.counter) }
        set { (engine.seed, engine.counter) = newValue }
    }
}

/// Bookkeeping of gradient tapes; `GradientTape` in Autodiff is what to use.
package enum Tapes {
    /// Opens a tape inside those that are open; returns its identity.
    package static func open() -> UInt32 {
        let tape = engine.nextTape
        engine.nextTape &+= 1
        engine.tapes.append(tape)
        return tape
    }

    /// Closes a tape and those opened inside it; computed nodes let go of the inputs kept for them.
    package static func close(_ tape: UInt32) {
        guard let index = engine.tapes.firstIndex(of: tape) else { return }
        engine.tapes.removeSubrange(index...)
        let kept = engine.kept
        engine.kept = []
        for node in kept {
            if engine.isOpen(node.tape) {
                engine.kept.append(node)
            } else if node.isMaterialized {
                node.dropInputs()
            }
        }
    }

    /// A tensor equal to `tensor` whose use the tape follows.
    package static func watch(_ tensor: Tensor, on tape: UInt32) -> Tensor {
        let watched = Tensor.record(.identity, tensor.dtype, tensor.shape, tensor)
        if watched.node.tape == 0 { watched.node.tape = tape }
        return watched
    }
}
