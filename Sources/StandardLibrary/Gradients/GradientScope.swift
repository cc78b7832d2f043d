import Autodiff
import VirtualMachine

/// One `gradient(at:)` under way: what is computed from its watched tensors stays connected to
/// them, and layers are in the training phase.
///
/// Ends with `end()`, or when nothing refers to it any more, which is how it ends after errors.
final class GradientScope: NativeClass {
    static let typeName = "_GradientScope"
    let tape = GradientTape()
    private let phase = PhaseScope(training: true)

    deinit { end() }

    func end() {
        tape.close()
        phase.leave()
    }

    func describe() -> String { "a gradient's scope" }
}
