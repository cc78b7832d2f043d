import Diagnostics
import RichDisplay
import VirtualMachine

extension CoreLibrary {
    static let printing = [
        LibraryGroup {
            Builtin(
                source: """
                    func _description<T: CustomStringConvertible>(_ value: T) -> String {
                        value.description
                    }
                    func _debugDescription<T: CustomDebugStringConvertible>(_ value: T) -> String {
                        value.debugDescription
                    }
                    """)
            writer(
                """
                /// Writes values as text.
                ///
                ///     print("loss", 0.25)  // loss 0.25
                func print(_ items: Any..., separator: String = " ", terminator: String = "\\n")
                """
            ) { machine, slot in try machine.describe(existential: slot) }
            writer(
                """
                /// Writes values as collections show them: texts in quotes.
                func debugPrint(
                    _ items: Any..., separator: String = " ", terminator: String = "\\n")
                """
            ) { machine, slot in try machine.describeNested(existential: slot) }
            Builtin(
                raw: """
                    /// Adds values as text to a variable.
                    func print(
                        _ items: Any..., separator: String = " ", terminator: String = "\\n",
                        to output: inout String)
                    """
            ) { call in
                let items = call.object()
                let (separator, terminator): (String, String) = (
                    try call.argument(), try call.argument()
                )
                let text = try joined(items, separator, terminator, &call) { machine, slot in
                    try machine.describe(existential: slot)
                }
                let slot = call.address()
                guard call.machine.heap.makeUnique(slot) else { throw outOfMemory("a string") }
                Object(slot[0]).string.pointee.append(text)
            }
            for (name, shown) in [("print", "describing"), ("debugPrint", "reflecting")] {
                Builtin(
                    source: """
                        /// Writes values as text to a stream.
                        func \(name)<Target: TextOutputStream>(
                            _ items: Any..., separator: String = " ", terminator: String = "\\n",
                            to output: inout Target
                        ) {
                            var before = ""
                            for item in items {
                                output.write(before)
                                output.write(String(\(shown): item))
                                before = separator
                            }
                            output.write(terminator)
                        }
                        """)
            }
            Builtin(
                raw: """
                    /// Writes a value with its parts and returns it.
                    @discardableResult func dump<T>(_ value: T, name: String? = nil) -> T
                    """
            ) { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let name: String? = try call.argument()
                let text = try call.machine.dump(value, as: type, name: name)
                call.output.write(text, to: .standard)
                // The value lies behind the type's number, from where it moves to the front.
                call.setResult(copying: value, as: type)
            }
            Builtin(
                raw: """
                    /// Asks for a line of text; nil at the end of the input.
                    func readLine(strippingNewline: Bool = true) -> String?
                    """
            ) { call in
                let isStripping: Bool = try call.argument()
                let line = try call.output.readLine(prompt: "", isPassword: false)
                try call.setResult(line.map { isStripping ? $0 : $0 + "\n" })
            }
            Builtin(
                raw: """
                    /// Asks for a password, which is not shown while it is typed; nil at the end of the input.
                    func readPassword(_ prompt: String = "Password: ") -> String?
                    """
            ) { call in
                let prompt: String = try call.argument()
                try call.setResult(try call.output.readLine(prompt: prompt, isPassword: true))
            }
        }
    ]

    /// A function that writes its arguments, described one way or the other.
    private static func writer(
        _ text: String,
        describe: @escaping @Sendable (Machine, UInt64) throws -> String
    ) -> Builtin {
        Builtin(raw: text) { call in
            let items = call.object()
            let (separator, terminator): (String, String) = (
                try call.argument(), try call.argument()
            )
            call.output.write(
                try joined(items, separator, terminator, &call, describe: describe), to: .standard)
        }
    }

    /// The values behind `any` in an array, described and put together.
    static func joined(
        _ items: Object, _ separator: String, _ terminator: String, _ call: inout NativeCall,
        describe: (Machine, UInt64) throws -> String
    ) throws -> String {
        var text = ""
        for index in 0..<items.arrayCount {
            if index > 0 { text += separator }
            text += try describe(call.machine, items.elementSlots[index])
        }
        return text + terminator
    }

    static let failures = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Fails if a condition does not hold.
                    func precondition(
                        _ condition: @autoclosure () -> Bool,
                        _ message: @autoclosure () -> String = ""
                    ) {
                        if !condition() {
                            _stop("precondition-failed", "a precondition does not hold", message())
                        }
                    }
                    /// Fails if a condition does not hold.
                    func assert(
                        _ condition: @autoclosure () -> Bool,
                        _ message: @autoclosure () -> String = ""
                    ) {
                        if !condition() {
                            _stop("assertion-failed", "an assertion does not hold", message())
                        }
                    }
                    /// Stops the cell with a message.
                    func fatalError(_ message: @autoclosure () -> String = "") -> Never {
                        _stop("fatal-error", "fatal error", message())
                    }
                    /// Stops the cell with a message.
                    func preconditionFailure(_ message: @autoclosure () -> String = "") -> Never {
                        _stop("precondition-failed", "a precondition does not hold", message())
                    }
                    /// Stops the cell with a message.
                    func assertionFailure(_ message: @autoclosure () -> String = "") {
                        _stop("assertion-failed", "an assertion does not hold", message())
                    }
                    """)
            Builtin(raw: "func _stop(_ id: String, _ standard: String, _ message: String) -> Never")
            { call in
                let (id, standard): (String, String) = (try call.argument(), try call.argument())
                let message: String = try call.argument()
                throw Failure(id: id, message.isEmpty ? standard : message)
            }
        }
    ]
}
