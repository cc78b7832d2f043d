import Bytecode
import VirtualMachine

/// What errors say of themselves, as Foundation has it.
extension CoreLibrary {
    static let errorTexts = [
        LibraryGroup("extension LocalizedError") {
            Builtin(
                source: """
                    var errorDescription: String? { nil }
                    /// Why it failed; nil if that is not said.
                    var failureReason: String? { nil }
                    /// What could be done about it; nil if that is not said.
                    var recoverySuggestion: String? { nil }
                    /// What helps on; nil if that is not said.
                    var helpAnchor: String? { nil }
                    """)
        },
        LibraryGroup("extension Error") {
            Builtin(
                source: """
                    /// The error as text: what a `LocalizedError` says, otherwise its type and number.
                    var localizedDescription: String {
                        if let own = (self as? any LocalizedError)?.errorDescription { return own }
                        return _errorText(of: self)
                    }
                    """)
        },
        LibraryGroup {
            Builtin(raw: "func _errorText<T>(of error: T) -> String") { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let isBoxed = type.pointee.kind == .existential
                let object = Object(value[0])
                try call.setResult(
                    isBoxed
                        ? try errorText(object.payload, as: object.type, in: call.machine)
                        : try errorText(value, as: type, in: call.machine))
            }
        },
    ]

    /// What Foundation says of an error that says nothing itself. The library's own say what they are.
    private static func errorText(_ value: Slots, as type: TypePointer, in machine: Machine) throws
        -> String
    {
        let descriptor = type.pointee.descriptor
        guard descriptor.qualifiedName.hasPrefix("main.") else {
            return try machine.describe(value, as: type)
        }
        var number = 1
        if type.pointee.kind == .enumeration {
            // Swift numbers the cases that carry something first.
            let chosen = Int(machine.payload(of: value, as: type)[0])
            let cases = descriptor.cases
            let carries = !cases[chosen].payload.isEmpty
            number =
                cases[..<chosen].count { $0.payload.isEmpty != carries }
                + (carries ? 0 : cases.count { !$0.payload.isEmpty })
        }
        return
            "The operation could not be completed. (\(descriptor.qualifiedName) error \(number).)"
    }
}
