import Bytecode

/// One name a user can type: its declaration in the language itself, with its implementation.
///
/// The text holds the doc comment and the signature, with a body only for `Source`. Closures take
/// the declaration's arguments in order, `self` first for members, defaults filled in.
///
///     LibraryGroup("extension String") {
///         Builtin("/// The text in capitals.\nfunc uppercased() -> String") { (text: String) in
///             text.uppercased()
///         }
///     }
package struct Builtin: Sendable {
    package enum Implementation: Sendable {
        case source
        case native(Native)
        case intrinsic(Intrinsic)
    }

    package let text: String
    package let implementation: Implementation
    /// Types of the closure's parameters and result as programs write them; nil where they are not
    /// known.
    package let signature: (parameters: [String], result: String)?
    /// The name of a native's short form in `CInterpreter/Natives.h`, which is tried first.
    package private(set) var shortForm: String?
    /// Where the declaration stands: `Sources/StandardLibrary/Core/Strings.swift:12`.
    package let origin: String

    init(
        _ text: String, _ implementation: Implementation,
        signature: (parameters: [String], result: String)? = nil, file: String, line: Int
    ) {
        self.text = text
        self.implementation = implementation
        self.signature = signature
        let start = file.range(of: "/Sources/", backwards: true) ?? file.startIndex
        origin = "\(file[start...]):\(line)"
    }

    /// A function with one result.
    package init<each Argument: MachineValue, Result: MachineValue>(
        _ text: String, file: String = #filePath, line: Int = #line,
        _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        let native: Native = { call in
            let arguments = (repeat try call.argument((each Argument).self))
            try call.setResult(try body(repeat each arguments))
        }
        self.init(
            text, .native(native),
            signature: (typeNames(repeat (each Argument).self), Result.typeName), file: file,
            line: line)
    }

    /// A function without a result.
    package init<each Argument: MachineValue>(
        _ text: String, file: String = #filePath, line: Int = #line,
        _ body: @escaping @Sendable (repeat each Argument) throws -> Void
    ) {
        let native: Native = { call in
            let arguments = (repeat try call.argument((each Argument).self))
            try body(repeat each arguments)
        }
        self.init(
            text, .native(native),
            signature: (typeNames(repeat (each Argument).self), "Void"), file: file, line: line)
    }

    /// A function whose result is a pair.
    package init<each Argument: MachineValue, First: MachineValue, Second: MachineValue>(
        _ text: String, file: String = #filePath, line: Int = #line,
        _ body: @escaping @Sendable (repeat each Argument) throws -> (First, Second)
    ) {
        let native: Native = { call in
            let arguments = (repeat try call.argument((each Argument).self))
            let (first, second) = try body(repeat each arguments)
            try first.store(to: call.slots, in: call.machine)
            try second.store(to: call.slots + First.slotCount, in: call.machine)
        }
        self.init(
            text, .native(native),
            signature: (
                typeNames(repeat (each Argument).self),
                "(\(First.typeName), \(Second.typeName))"
            ), file: file, line: line)
    }

    /// A function of a number that a gradient may go through.
    package init<Number: RecordableNumber>(
        _ text: String, records operation: ScalarOperation, file: String = #filePath,
        line: Int = #line, _ body: @escaping @Sendable (Number) -> Number
    ) {
        let native: Native = { call in
            try call.setNumber(operation, body(call.number(0)), of: 1)
        }
        self.init(
            text, .native(native), signature: ([Number.typeName], Number.typeName), file: file,
            line: line)
    }

    /// A function of two numbers that a gradient may go through.
    package init<Number: RecordableNumber>(
        _ text: String, records operation: ScalarOperation, file: String = #filePath,
        line: Int = #line, _ body: @escaping @Sendable (Number, Number) -> Number
    ) {
        let native: Native = { call in
            try call.setNumber(operation, body(call.number(0), call.number(1)), of: 2)
        }
        self.init(
            text, .native(native),
            signature: ([Number.typeName, Number.typeName], Number.typeName), file: file,
            line: line)
    }

    /// A function that reads its arguments itself: generic ones, `mutating` ones, `inout`
    /// arguments.
    package init(
        raw text: String, file: String = #filePath, line: Int = #line, _ body: @escaping Native
    ) {
        self.init(text, .native(body), file: file, line: line)
    }

    /// The same with a short form for the common case.
    package func shortened(as name: String) -> Builtin {
        var builtin = self
        builtin.shortForm = name
        return builtin
    }

    /// A function that the compiler writes out: an opcode's case name, or an expansion of its own.
    package init(
        _ text: String, intrinsic name: String, file: String = #filePath, line: Int = #line
    ) {
        self.init(text, .intrinsic(Intrinsic(name)), file: file, line: line)
    }

    /// A declaration with its body in the language: generic and higher-order functions, types,
    /// protocols.
    package init(source text: String, file: String = #filePath, line: Int = #line) {
        self.init(text, .source, file: file, line: line)
    }
}

private func typeNames<each Argument: MachineValue>(_ types: repeat (each Argument).Type)
    -> [String]
{
    var names: [String] = []
    repeat names.append((each types).typeName)
    return names
}

extension String {
    /// Where `text` begins, looking from the end. (Foundation's search is not worth its start-up
    /// here.)
    fileprivate func range(of text: String, backwards: Bool) -> Index? {
        let pattern = Array(text.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= pattern.count else { return nil }
        for start in stride(from: bytes.count - pattern.count, through: 0, by: -1)
        where bytes[start..<start + pattern.count].elementsEqual(pattern) {
            return utf8.index(utf8.startIndex, offsetBy: start + 1)
        }
        return nil
    }
}
