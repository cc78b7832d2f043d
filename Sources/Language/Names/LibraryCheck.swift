import Diagnostics

extension CellCompiler {
    /// Reads every declaration of the library and checks every body: what is wrong with it.
    ///
    /// For the library's tests; programs read only what they use.
    package func libraryProblems() -> [Diagnostic] {
        environment.problems = []
        for name in environment.index.topLevelNames.sorted() {
            for declaration in environment.universe.local(name) {
                if let function = declaration as? Function { checkBody(of: function) }
                if let nominal = declaration as? Nominal { checkMembers(of: nominal) }
            }
        }
        return environment.problems
    }

    private func checkMembers(of nominal: Nominal) {
        var names = Set(environment.index.members(of: nominal.name).keys)
        _ = environment.ownMembers(of: nominal, named: "")
        names.formUnion(nominal.members.keys)
        for name in names.sorted() {
            for member in environment.ownMembers(of: nominal, named: name) {
                if let function = member as? Function { checkBody(of: function) }
                if let variable = member as? Variable {
                    variable.accessors.forEach(checkBody)
                    let checker = Checker(
                        environment: environment, file: variable.file, scope: variable.scope)
                    _ = checker.initialValue(of: variable)
                }
                if let nested = member as? Nominal { checkMembers(of: nested) }
            }
        }
    }

    private func checkBody(of function: Function) {
        guard function.bodySyntax != nil else { return }
        let checker = Checker(environment: environment, file: function.file, scope: function.scope)
        checker.checkBody(of: function)
    }
}
