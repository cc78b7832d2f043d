/// Types that have just been declared, in a cell or within a function.
extension Checker {
    /// Checks all of types but the bodies of their functions: initial values, names, promises.
    /// - Parameter extended: types of other cells and of the library that this file extends.
    func checkTypes(_ nominals: [Nominal], extended: [Nominal] = []) {
        for nominal in nominals {
            _ = environment.ownMembers(of: nominal, named: "")
            checkStoredProperties(of: nominal)
            DeclarationRules(environment: environment).check(nominal)
            AccessRules(environment: environment).check(nominal)
        }
        var checked: Set<Nominal> = []
        for nominal in nominals + extended where checked.insert(nominal).inserted {
            checkPromises(of: nominal)
        }
    }

    /// Each body is checked once, with nothing around it but its type.
    func checkBodies(of functions: [Function]) {
        for function in functions
        where function.synthesis == nil
            && (function.bodySyntax != nil || function.synthesizedBody != nil)
        {
            checkDefaults(of: function)
            Checker(environment: environment, file: file, scope: function.scope)
                .checkBody(of: function)
        }
    }

    /// Defaults of known types, which need no call to be wrong.
    private func checkDefaults(of function: Function) {
        for parameter in function.parameters
        where parameter.type.isConcrete && parameter.defaultValue != nil {
            _ = defaultArgument(parameter, of: function, parameter.type, [:], function.range)
        }
    }

    private func checkStoredProperties(of nominal: Nominal) {
        for property in nominal.storedProperties { _ = initialValue(of: property) }
        for case let nested as Nominal in nominal.members.values.joined() {
            checkStoredProperties(of: nested)
        }
    }

    /// What this file promises of a type, and of those within it.
    private func checkPromises(of nominal: Nominal) {
        ConformanceChecker.check(nominal, in: file, environment, scope)
        DeclarationRules(environment: environment).checkConformances(of: nominal, in: file)
        for case let nested as Nominal in nominal.members.values.joined()
        where nested.file === file {
            checkPromises(of: nested)
        }
    }
}

extension Nominal {
    /// Its functions and accessors, and those of the types within it, in the order of their places: what
    /// is found out in one may be needed in the next.
    var functions: [Function] {
        members.values.joined().sorted { $0.range.start < $1.range.start }.flatMap {
            declaration -> [Function] in
            switch declaration {
            case let function as Function: [function]
            case let variable as Variable: variable.accessors
            case let nested as Nominal: nested.functions
            default: []
            }
        }
    }
}
