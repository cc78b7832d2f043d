/// Declarations whose names later cells have taken. What was compiled goes on; nobody can write a new
/// use, so their texts, whole syntax trees of cells, are let go, and with them bodies that have been
/// compiled for good. A notebook that declares the same names again and again stays small.
extension Compiler {
    func retire(_ declaration: Declaration) {
        switch declaration {
        case let function as Function:
            retire(function)
            // Its calls have been checked, with their defaults.
            function.checkedDefaults = [:]
            for index in function.parameters.indices {
                function.parameters[index].defaultValue = nil
            }
        case let variable as Variable:
            for accessor in variable.accessors { retire(accessor) }
            if variable.checkedInitialValue != nil { variable.initialValue = nil }
        case let nominal as Nominal: retire(nominal)
        default: break
        }
    }

    private func retire(_ nominal: Nominal) {
        if let rawType = nominal.rawType {
            _ = RawValues(environment).values(of: nominal, rawType)
        }
        for item in nominal.cases { item.rawValue = nil }
        // Values of the type live on, and later cells may call what it has.
        for member in nominal.members.values.joined() where !member.isLibrary {
            if let method = member as? Function { retire(method) } else { retire(member) }
        }
    }

    private func retire(_ function: Function) {
        if function.synthesis == .memberwise {
            // Only the type's name leads to it.
            for index in function.parameters.indices {
                function.parameters[index].defaultValue = nil
            }
        }
        guard function.body != nil || function.isRequirement || function.synthesis != nil else {
            return
        }
        // What follows from the text is asked for before it goes.
        if function.role == .initializer {
            _ = (function.delegates, function.callsSuperInitializer)
        }
        function.isRetired = function.isRetired || function.bodySyntax != nil
        function.bodySyntax = nil
        let isGeneric = !Self.parameters(of: function).isEmpty
        if !isGeneric, numbers[Instance(function: function, types: [])] != nil {
            function.body = nil
        }
    }
}
