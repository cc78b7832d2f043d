import Bytecode

/// A `defer` block of a scope, with what it takes to run it when an error is thrown past it.
struct DeferredBlock {
    let body: [Statement]
    /// Where the code begins that has to run the block.
    let start: FunctionBuilder.Label
    /// Holds the error while the block runs.
    let error: Int
    /// Reference slots that the block may still need when an error arrives.
    let keeping: Set<Int>
}

/// `defer`.
///
/// Every way out of a scope runs a copy of its blocks. An error on its way to a handler further out
/// comes by a landing for each block, which runs it and throws the error on.
extension FunctionLowering {
    func deferring(_ body: [Statement]) {
        let error = builder.allocate(slots: 1, references: [0])
        let start = builder.label()
        builder.place(start)
        scopes[scopes.count - 1].deferred.append(
            DeferredBlock(
                body: body, start: start, error: error, keeping: builder.busyReferenceSlots))
    }

    /// Writes the landings of the innermost scope's blocks, once the code of the scope is complete.
    func landDeferred(scopeGoesOn: Bool = true) {
        let deferred = scopes[scopes.count - 1].deferred
        if deferred.isEmpty { return }
        scopes[scopes.count - 1].deferred = []
        let past = builder.label()
        if scopeGoesOn { builder.jump(to: past) }
        for item in deferred.reversed() {
            let landing = builder.label()
            builder.place(landing)
            // What the scope was at work on is lost; the blocks' own variables are not.
            let releasing = builder.referenceSlots.filter { !item.keeping.contains($0) }
            builder.addHandler(
                start: item.start, end: landing, target: landing, slot: item.error,
                releasing: releasing)
            block(item.body)
            builder.emit(.throwError, item.error)
        }
        builder.place(past)
        for item in deferred { builder.deallocate(item.error, slots: 1, references: [0]) }
    }
}
