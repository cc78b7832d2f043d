import VirtualMachine

/// Whether layers behave as while training (dropout drops) or as in use. One thread runs programs.
enum Phase {
    nonisolated(unsafe) static var isTraining = false
}

/// Sets the phase until it is left, or until nothing refers to the scope any more: that is how
/// the phase comes back also after errors and Stop.
final class PhaseScope: NativeClass {
    static let typeName = "_PhaseScope"
    private let outer = Phase.isTraining
    private var isOpen = true

    init(training: Bool) { Phase.isTraining = training }

    deinit { leave() }

    func leave() {
        guard isOpen else { return }
        isOpen = false
        Phase.isTraining = outer
    }

    func describe() -> String { "a phase" }
}
