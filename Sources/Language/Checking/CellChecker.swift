import Diagnostics
import SwiftSyntax

/// A cell with all names and types settled, ready to be compiled.
struct CheckedCell {
    var file: SourceFile
    var statements: [Statement]
    /// Top-level variables in order of declaration.
    var variables: [Variable]
    var functions: [Function]
    var nominals: [Nominal]
    /// Members that the cell's extensions add.
    var extensionFunctions: [Function] = []
    /// The last expression, if it has a value to show.
    var result: Expression?
    /// Where later cells find that value.
    var resultVariable: Variable?
    /// What the cell made visible, by name; becomes so for good once the cell is compiled.
    var scope: Scope
}

/// Checks a whole cell: types first, then functions, then statements in order.
struct CellChecker {
    let environment: Environment
    /// `Out[3]`; nil for a program whose value nobody can ask for later.
    var resultName: String?

    func check(_ source: ParsedSource) -> CheckedCell {
        let file = source.file
        let scope = Scope(parent: environment.cells)
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        var cell = CheckedCell(
            file: file, statements: [], variables: [], functions: [], nominals: [], scope: scope)
        scope.statements = source.tree.statements
        let items = Array(source.tree.statements)
        var bodies: [() -> Void] = []
        for item in items {
            guard let syntax = item.item.as(DeclSyntax.self),
                let nominal = reader.readNominalHead(syntax, outer: nil, in: scope)
            else { continue }
            if let other = scope.local(nominal.name).first {
                environment.error(
                    "duplicate-name", "'\(nominal.name)' is declared twice in this cell",
                    at: nominal.range, notes: [.init("first here", at: other.range)])
            }
            scope.declare(nominal)
            environment.supersede(nominal.name)
            cell.nominals.append(nominal)
            bodies.append { reader.readNominalBody(nominal, syntax, in: scope) }
        }
        let words = DeclarationWords(environment: environment, file: file, scope: scope)
        for case .decl(let syntax) in items.map(\.item) { words.check(syntax, in: .file) }
        for body in bodies { body() }
        for item in items {
            guard let syntax = item.item.as(DeclSyntax.self) else { continue }
            if let alias = syntax.as(TypeAliasDeclSyntax.self) {
                scope.declare(reader.readTypeAlias(alias, in: scope))
            }
        }
        for item in items {
            guard let syntax = item.item.as(DeclSyntax.self) else { continue }
            if let extended = syntax.as(ExtensionDeclSyntax.self) {
                cell.extensionFunctions += readExtension(extended, reader)
            } else if let function = syntax.as(FunctionDeclSyntax.self) {
                let read = reader.readFunction(function, owner: nil, in: scope)
                read.readAccess(function.modifiers)
                if let first = scope.local(read.name).first(where: {
                    DeclarationRules.clashes($0, read)
                }) {
                    environment.error(
                        "duplicate-name", "'\(read.name)' is declared twice in this cell",
                        at: read.range, notes: [.init("first here", at: first.range)])
                }
                scope.declare(read)
                cell.functions.append(read)
            }
        }
        // Which properties are overridden must be known before any access is compiled.
        for nominal in cell.nominals where nominal.kind == .classType {
            _ = environment.ownMembers(of: nominal, named: "")
        }
        checkStatements(items, into: &cell, scope)
        if !environment.hasErrors {
            let result = cell.result.map { [Statement(.expression($0), $0.range)] } ?? []
            DefiniteInitialization.check(
                cell.statements + result, of: nil, nil, in: environment)
        }
        checkBodies(of: cell)
        if !environment.writtenTypes.isEmpty {
            Checker(environment: environment, file: file, scope: scope).checkWrittenTypes()
        }
        let access = AccessRules(environment: environment)
        for function in cell.functions { access.check(function) }
        for variable in cell.variables { access.check(variable) }
        return cell
    }

    private func readExtension(_ syntax: ExtensionDeclSyntax, _ reader: DeclarationReader)
        -> [Function]
    {
        let resolver = TypeResolver(
            environment: environment, file: reader.file, scope: reader.scope)
        let before = environment.problems.count
        let type = resolver.resolve(syntax.extendedType)
        environment.problems.removeLast(environment.problems.count - before)
        let nominal: Nominal?
        if case .existential(let protocols) = type.shallow {
            nominal = protocols.first
        } else {
            nominal = type.nominal
        }
        reader.readExtension(syntax)
        guard let nominal else { return [] }
        return nominal.functions.filter { $0.file === reader.file }
    }

    private func checkStatements(
        _ items: [CodeBlockItemSyntax], into cell: inout CheckedCell, _ scope: Scope
    ) {
        let checker = Checker(environment: environment, file: cell.file, scope: scope)
        let context = FunctionContext(parent: nil, function: nil, result: .void, canThrow: true)
        context.isTopLevel = true
        checker.context = context
        checker.catchDepth = 1
        let lastIndex = items.count - 1
        for (index, item) in items.enumerated() {
            switch item.item {
            case .decl(let syntax):
                if let variable = syntax.as(VariableDeclSyntax.self) {
                    cell.statements += checkGlobal(variable, checker, &cell)
                } else if let pound = syntax.as(MacroExpansionDeclSyntax.self) {
                    _ = checker.noMacros(pound)
                } else if let imported = syntax.as(ImportDeclSyntax.self) {
                    checkImport(imported, checker)
                } else if syntax.is(InitializerDeclSyntax.self)
                    || syntax.is(DeinitializerDeclSyntax.self)
                    || syntax.is(SubscriptDeclSyntax.self) || syntax.is(EnumCaseDeclSyntax.self)
                {
                    checker.error(
                        "member-outside-type", "this can stand only within a type", at: syntax,
                        hint: "move it into a struct, an enum, a class or an extension")
                } else if syntax.is(MacroDeclSyntax.self) {
                    _ = checker.noMacros(syntax)
                } else if syntax.is(ActorDeclSyntax.self) || syntax.is(IfConfigDeclSyntax.self) {
                    checker.error(
                        "unsupported-declaration", "Swiftlet does not support this declaration",
                        at: syntax)
                }
            case .stmt(let syntax):
                cell.statements.append(checker.checkStatement(syntax, label: nil))
            case .expr(let syntax):
                let isStatement = syntax.is(IfExprSyntax.self) || syntax.is(SwitchExprSyntax.self)
                if index == lastIndex, !isStatement, item.semicolon == nil {
                    cell.result = lastExpression(syntax, checker, &cell)
                } else {
                    cell.statements.append(checker.checkExpressionStatement(syntax))
                }
            }
        }
        checker.settleLocalCaptures()
        if !environment.hasErrors {
            var escapes = EscapeCheck(environment: environment)
            escapes.check(cell.statements)
        }
    }

    /// The last expression of a cell is its value.
    private func lastExpression(
        _ syntax: ExprSyntax, _ checker: Checker, _ cell: inout CheckedCell
    ) -> Expression? {
        if checker.refuseClosure(syntax) { return nil }
        let value = checker.checkWhole(syntax)
        let place = syntax.range(in: cell.file)
        if value.type.isVoid || value.type.isError || value.type.isLibrary("Never") {
            cell.statements.append(Statement(.expression(value), place))
            return nil
        }
        if !checker.isKnown(value.type) {
            environment.error(
                "ambiguous-type", "the type of this expression cannot be inferred", at: place)
            return nil
        }
        if case .call(let function, _, _, _) = value.kind, function.isDiscardable {
            cell.statements.append(Statement(.expression(value), place))
            return nil
        }
        return resultName.map { keeping(value, as: $0, checker, &cell) } ?? value
    }

    /// Stores the cell's value where later cells can name it.
    private func keeping(
        _ value: Expression, as name: String, _ checker: Checker, _ cell: inout CheckedCell
    ) -> Expression {
        let variable = Variable(
            name: name, storage: .global, isLet: true, type: value.type.resolved, file: cell.file,
            range: value.range)
        cell.statements.append(Statement(.declare(.variable(variable), value), value.range))
        cell.resultVariable = variable
        return checker.reference(to: variable, value.range)
    }

    private func checkImport(_ syntax: ImportDeclSyntax, _ checker: Checker) {
        let name = syntax.path.trimmedDescription
        if ["Foundation", "Swift", "Swiftlet"].contains(name) { return }
        checker.error(
            "unknown-module", "there is no module '\(name)'", at: syntax.path,
            hint:
                "leave this line out: numbers, text, tensors, layers, data and plots are there without an import"
        )
    }

    private func checkGlobal(
        _ syntax: VariableDeclSyntax, _ checker: Checker, _ cell: inout CheckedCell
    ) -> [Statement] {
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        var result: [Statement] = []
        if let (attribute, wrapper) = checker.wrapperAttribute(of: syntax) {
            checker.error(
                "wrapper-at-top-level",
                "a variable at top level cannot have the property wrapper '\(wrapper.name)'",
                at: attribute, hint: "declare it in a type or in a function")
        }
        for binding in syntax.bindings {
            if let accessors = binding.accessorBlock {
                let statements = checker.checkAccessors(
                    accessors, binding, syntax, storage: .global)
                result += statements
                for name in binding.names {
                    for case let variable as Variable in cell.scope.local(name) {
                        cell.functions += variable.accessors
                        if variable.getter == nil {
                            variable.wholeRange = checker.range(binding)
                            cell.variables.append(variable)
                        }
                    }
                }
                continue
            }
            let kind = ReferenceStorage.Kind(syntax.modifiers)
            let statement =
                kind.map {
                    checker.checkReferenceBinding(binding, $0, isLet: isLet, storage: .global)
                } ?? checker.checkBinding(binding, isLet: isLet, storage: .global)
            checker.refuseRedeclaration(by: statement)
            if case .declare(let pattern, _) = statement.kind {
                for variable in pattern.variables {
                    variable.wholeRange = statement.range
                    variable.readAccess(syntax.modifiers)
                }
                cell.variables += variables(in: pattern)
            }
            result.append(statement)
        }
        return result
    }

    private func variables(in pattern: Pattern) -> [Variable] {
        switch pattern {
        case .variable(let variable): [variable]
        case .tuple(let parts): parts.flatMap(variables)
        default: []
        }
    }

    private func checkBodies(of cell: CheckedCell) {
        let checker = Checker(environment: environment, file: cell.file, scope: cell.scope)
        checker.checkTypes(cell.nominals, extended: environment.extended)
        checker.checkBodies(
            of: cell.functions + cell.extensionFunctions + cell.nominals.flatMap(\.functions))
    }
}
