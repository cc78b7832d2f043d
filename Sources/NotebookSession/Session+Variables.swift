import Bytecode
import Language
import RichDisplay
import StandardLibrary
import VirtualMachine

/// A variable, or a part of one, as a list of variables shows it.
package struct VariableSummary: Sendable, Equatable {
    package let name: String
    package let type: String
    /// The value on one line; nil while a cell runs, and where saying it would run the program's code.
    package let value: String?
    /// Whether it can be taken apart further.
    package let hasParts: Bool
}

/// Variables as a front end's panel lists them: from any thread, also while a cell runs.
extension Session {
    /// No list of parts is longer.
    package static let mostParts = 200
    private static let longestValue = 200
    /// Of longer collections only the beginning is said.
    private static let shownElements = 20

    /// The variables that a cell could use now, by name.
    package func variables() -> [VariableSummary] {
        let known = withCompiler { $0.variables }
        let values = running.withLockIfAvailable { _ in
            known.map { variable -> VariableSummary? in
                guard variable.isPlain, variable.isSettled else { return nil }
                return summary(
                    of: variable.name, machine.global(variable.global),
                    machine.type(of: variable.descriptor))
            }
        }
        return known.enumerated().map { index, variable in
            let summary = values.flatMap { $0[index] }
            return VariableSummary(
                name: variable.name, type: variable.type, value: summary?.value,
                hasParts: summary?.hasParts ?? false)
        }
    }

    /// The parts of a variable, or of a part of it.
    /// - Parameter path: which part of the variable, which part of that, and so on.
    /// - Returns: nil while a cell runs, and where there is no such variable or part any more.
    package func parts(of name: String, at path: [Int]) -> [VariableSummary]? {
        withValue(of: name) { slots, type in
            var found: [VariableSummary]?
            visit(slots, type, path[...]) { slots, type in
                var parts: [VariableSummary] = []
                machine.forEachPart(of: slots, as: type, limit: Self.mostParts) {
                    parts.append(summary(of: $0, $1, $2))
                }
                found = parts
            }
            return found
        }
    }

    /// A variable's value in every form that it has; nil as for `parts`.
    package func richValue(of name: String) -> MIMEBundle? {
        withValue(of: name) { slots, type in
            CellServices.withoutComputing {
                try? CellServices.presentation(of: slots, as: type, in: machine)
            }
        }
    }

    private func withValue<Result>(
        of name: String, _ body: (Slots, TypePointer) -> Result?
    ) -> Result? {
        let known = withCompiler { $0.variables }.first { $0.name == name }
        guard let known, known.isPlain, known.isSettled else { return nil }
        return running.withLockIfAvailable { _ in
            body(machine.global(known.global), machine.type(of: known.descriptor))
        } ?? nil
    }

    private func visit(
        _ slots: Slots, _ type: TypePointer, _ path: ArraySlice<Int>,
        _ body: (Slots, TypePointer) -> Void
    ) {
        guard let first = path.first else { return body(slots, type) }
        var index = 0
        machine.forEachPart(of: slots, as: type, limit: first + 1) { _, slots, type in
            if index == first { visit(slots, type, path.dropFirst(), body) }
            index += 1
        }
    }

    private func summary(of name: String, _ slots: Slots, _ type: TypePointer) -> VariableSummary {
        let kind = type.pointee.kind
        let count = machine.partCount(of: slots, as: type)
        let isCollection = kind == .array || kind == .dictionary || kind == .set
        var text: String
        if isCollection, count > Self.shownElements {
            var elements: [String] = []
            machine.forEachPart(of: slots, as: type, limit: Self.shownElements) {
                name, slots, type in
                let value = CellServices.withoutComputing {
                    (try? machine.describeNested(slots, as: type)) ?? "…"
                }
                elements.append(
                    kind == .dictionary ? "\(name.dropFirst().dropLast()): \(value)" : value)
            }
            text = "[" + elements.joined(separator: ", ") + ", …] (\(count))"
        } else {
            text = (try? description(of: slots, as: type)) ?? "…"
        }
        text = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
            .joined(separator: " ")
        // What a tensor ends with, its shape, says more than its first numbers.
        if text.count > Self.longestValue { text = "\(text.prefix(120)) … \(text.suffix(60))" }
        return VariableSummary(
            name: name, type: type.pointee.descriptor.name, value: text, hasParts: count > 0)
    }
}
