import VirtualMachine

/// Values as someone sees them who looks for a mistake.
extension CoreLibrary {
    static let debugDescriptions = [
        LibraryGroup {
            for name in ["Array", "Dictionary", "Set", "Optional", "Double", "Float"] {
                Builtin(
                    source: """
                        extension \(name): CustomDebugStringConvertible {
                            var debugDescription: String { String(reflecting: self) }
                        }
                        """)
            }
        }
    ]
}
