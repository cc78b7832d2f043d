import Bytecode

extension CellCompiler {
    /// A variable that cells have declared, and where its value lies.
    package struct KnownVariable {
        package let name: String
        package let type: String
        package let global: Int
        package let descriptor: TypeDescriptor
        /// Whether it has been given a value: a cell that failed may not have come so far.
        package let isSettled: Bool

        /// Whether its value can be described without running code of the user's.
        package var isPlain: Bool { Self.isPlain(descriptor, depth: 0) }

        private static func isPlain(_ type: TypeDescriptor, depth: Int) -> Bool {
            // What lies behind `any` could be anything; so could what is nested very deeply.
            if depth > 8 || !type.customFunctions.isEmpty { return false }
            switch type.kind {
            case .existential: return false
            default: break
            }
            return
                (type.arguments + type.fields.map(\.type)
                + type.cases.flatMap(\.payload).map(\.type))
                .allSatisfy { isPlain($0, depth: depth + 1) }
        }
    }

    /// The variables that a cell could use now, by name.
    package var variables: [KnownVariable] {
        environment.cells.localNames.sorted().compactMap { name in
            (environment.cells.local(name).last as? Variable).flatMap(known)
        }
    }

    func known(_ variable: Variable) -> KnownVariable? {
        guard variable.storage == .global, let number = variable.globalNumber else { return nil }
        return KnownVariable(
            name: variable.name, type: "\(variable.type.resolved)", global: number,
            descriptor: layouts.descriptor(for: variable.type),
            isSettled: !variable.lacksInitialValue)
    }
}
