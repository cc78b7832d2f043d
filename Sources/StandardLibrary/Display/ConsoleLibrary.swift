import VirtualMachine

/// What programs say besides their results: text on the error stream, and taking output back.
package enum ConsoleLibrary {
    static let groups: [LibraryGroup] = [
        LibraryGroup {
            Builtin(
                raw: """
                    /// Writes values as text to the error stream, which a notebook shows in red.
                    func printError(
                        _ items: Any..., separator: String = " ", terminator: String = "\\n")
                    """
            ) { call in
                let items = call.object()
                let (separator, terminator): (String, String) = (
                    try call.argument(), try call.argument()
                )
                let text = try CoreLibrary.joined(items, separator, terminator, &call) {
                    try $0.describe(existential: $1)
                }
                call.output.write(text, to: .error)
            }
            Builtin(
                raw: """
                    /// Clears what the cell has shown; with `wait`, once there is something new to show.
                    func clearOutput(wait: Bool = false)
                    """
            ) { call in
                call.output.clear(waitingForNext: try call.argument())
            }
        }
    ]
}
