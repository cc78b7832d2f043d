import Diagnostics

extension CellCompiler {
    /// Warns of functions and values of earlier cells that go on using what a later cell declared anew.
    func noteSupersededUses(of file: SourceFile) {
        let found = compiler.uses.supersededUses(from: file, isSuperseded: isSuperseded)
        for (function, used, place) in found {
            let old = used.file.name
            let current = environment.cells.local(owner(of: used).name).last
            let message =
                function === used
                ? "'\(used.name)' is that of '\(owner(of: used).name)' as \(old) declared it"
                : "'\(function.name)' goes on using '\(used.name)' as \(old) declared it"
            environment.report(
                Diagnostic(
                    .warning, id: "superseded-use", message, at: place,
                    notes: current.map { [.init("declared anew here", at: $0.range)] } ?? [],
                    hint: function === used
                        ? "make the value anew to have the new methods"
                        : "run the cell that declares '\(function.name)' again to have it use the new one"
                ))
        }
    }

    private func isSuperseded(_ declaration: Declaration) -> Bool {
        let owner = owner(of: declaration)
        if let nominal = owner as? Nominal { return nominal.isSuperseded }
        // What stands in no type is known by its name alone.
        guard (owner as? Variable)?.storage != .local else { return false }
        let current = environment.cells.local(owner.name)
        return !current.isEmpty && !current.contains { $0 === owner }
    }

    /// The top-level declaration that a declaration belongs to.
    private func owner(of declaration: Declaration) -> Declaration {
        switch declaration {
        case let function as Function:
            // Accessors bear the names of their variables; those at top level have no owner.
            return function.owner.map(outermost) ?? function
        case let variable as Variable: return variable.owner.map(outermost) ?? variable
        default: return declaration
        }
    }

    private func outermost(_ nominal: Nominal) -> Nominal {
        var result = nominal
        while let outer = result.outer { result = outer }
        return result
    }
}
