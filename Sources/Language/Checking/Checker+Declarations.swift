import Diagnostics
import SwiftSyntax

/// Declarations within functions, and bindings anywhere.
extension Checker {
    func checkDeclaration(_ syntax: DeclSyntax) -> [Statement] {
        if file.origin == .user {
            DeclarationWords(environment: environment, file: file, scope: scope)
                .check(syntax, in: .local)
        }
        if let variable = syntax.as(VariableDeclSyntax.self) { return checkLocalVariable(variable) }
        if let function = syntax.as(FunctionDeclSyntax.self) {
            checkLocalFunction(function)
            return []
        }
        if syntax.is(StructDeclSyntax.self) || syntax.is(EnumDeclSyntax.self)
            || syntax.is(ClassDeclSyntax.self) || syntax.is(ProtocolDeclSyntax.self)
        {
            return []
        }
        if let alias = syntax.as(TypeAliasDeclSyntax.self) {
            let reader = DeclarationReader(environment: environment, file: file, scope: scope)
            scope.declare(reader.readTypeAlias(alias, in: scope))
            return []
        }
        if let extended = syntax.as(ExtensionDeclSyntax.self) {
            error(
                "local-extension", "an extension must stand at the top level of a cell",
                at: extended)
            return []
        }
        error(
            "unsupported-declaration", "Swiftlet does not support this declaration here", at: syntax
        )
        return []
    }

    private func checkLocalVariable(_ syntax: VariableDeclSyntax) -> [Statement] {
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        var result: [Statement] = []
        for binding in syntax.bindings {
            if let wrapper = wrapperAttribute(of: syntax) {
                result += checkWrapped(syntax, binding, by: wrapper)
            } else if syntax.modifiers.contains(where: { $0.name.tokenKind == .keyword(.lazy) }) {
                result += checkLazy(binding, isLet: isLet)
            } else if let accessors = binding.accessorBlock {
                result += checkAccessors(accessors, binding, syntax, storage: .local)
            } else {
                let statement =
                    ReferenceStorage.Kind(syntax.modifiers).map {
                        checkReferenceBinding(binding, $0, isLet: isLet, storage: .local)
                    } ?? checkBinding(binding, isLet: isLet, storage: .local)
                refuseRedeclaration(by: statement)
                result.append(statement)
            }
        }
        return result
    }

    /// `let x` twice in one block; parameters and names of patterns may be shadowed.
    func refuseRedeclaration(by statement: Statement) {
        guard case .declare(let pattern, _) = statement.kind else { return }
        for variable in pattern.variables {
            let first = scope.local(variable.name).first {
                guard let other = $0 as? Variable, other !== variable else { return false }
                return other.isBinding && other.context === context
            }
            if let first {
                environment.error(
                    "duplicate-name", "'\(variable.name)' is declared twice in this block",
                    at: variable.range, notes: [.init("first here", at: first.range)],
                    hint: "to change it, write '\(variable.name) = …' without 'let' or 'var'")
            }
            variable.isBinding = true
        }
    }

    /// `let pattern: Type = value`
    func checkBinding(_ binding: PatternBindingSyntax, isLet: Bool, storage: Variable.Storage)
        -> Statement
    {
        let annotation = opaqueBinding(
            binding, binding.typeAnnotation.map { resolver.resolve($0.type) })
        let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.identifierText
        if binding.typeAnnotation?.type.is(ImplicitlyUnwrappedOptionalTypeSyntax.self) == true {
            defer {
                if let name, let variable = scope.local(name).last as? Variable {
                    variable.isImplicitlyUnwrapped = true
                }
            }
            return checkBinding(binding, annotation, name, isLet: isLet, storage: storage)
        }
        return checkBinding(binding, annotation, name, isLet: isLet, storage: storage)
    }

    private func checkBinding(
        _ binding: PatternBindingSyntax, _ annotation: Type?, _ name: String?, isLet: Bool,
        storage: Variable.Storage
    ) -> Statement {
        let place = range(binding)
        guard let initializer = binding.initializer else {
            guard let annotation else {
                error(
                    "missing-type", "'\(name ?? "this")' needs a type or a value", at: binding,
                    hint: "write '\(name ?? "x") = …' or '\(name ?? "x"): Int'")
                declareNames(binding.pattern, isLet: isLet, storage: storage)
                return Statement(.nothing, place)
            }
            let pattern = declare(binding.pattern, annotation, isLet: isLet, storage: storage)
            if case .variable(let variable) = pattern {
                variable.isDeferredLet = isLet
                variable.lacksInitialValue = true
            }
            if annotation.wrapped != nil, !isLet {
                return Statement(
                    .declare(pattern, Expression(.nilLiteral, annotation, place)), place)
            }
            return Statement(.declare(pattern, nil), place)
        }
        if let annotation {
            // `let count: (Int) -> Int = { … count(n - 1) … }`, which at top level may call itself.
            if storage == .global, initializer.value.is(ClosureExprSyntax.self),
                binding.pattern.is(IdentifierPatternSyntax.self), annotation.isConcrete
            {
                let pattern = declare(binding.pattern, annotation, isLet: isLet, storage: storage)
                let value = checkWhole(
                    initializer.value, as: annotation, .initialValue(name ?? "this"))
                return Statement(.declare(pattern, value), place)
            }
            let value = defining(annotation) {
                checkWhole(
                    initializer.value, as: annotation, .initialValue(name ?? "this pattern"))
            }
            // An annotation like `Stack` takes its arguments from the value.
            let pattern = declare(
                binding.pattern, annotation.resolved, isLet: isLet, storage: storage)
            return bound(pattern, to: value, place)
        }
        let before = environment.problems.count
        let value = checkWhole(initializer.value)
        let type = value.type.resolved
        if !isKnown(type), !isSettledHere(type) {
            // Of a mistake within the value this is only what follows.
            if !environment.hasErrors(since: before) {
                error(
                    "ambiguous-type", "the type of '\(name ?? "this")' cannot be inferred",
                    at: initializer.value, hint: "declare it: '\(name ?? "x"): …'")
            }
            declareNames(binding.pattern, isLet: isLet, storage: storage)
            return Statement(.nothing, place)
        }
        if type.isVoid, let name {
            environment.report(
                Diagnostic(
                    .warning, id: "void-variable", "'\(name)' holds no value: its type is Void",
                    at: range(binding.pattern)))
        }
        let pattern = declare(binding.pattern, type, isLet: isLet, storage: storage)
        return bound(pattern, to: value, place)
    }

    private func bound(_ pattern: Pattern, to value: Expression, _ place: SourceRange) -> Statement
    {
        if case .variable(let variable) = pattern { variable.boundValue = value }
        return Statement(.declare(pattern, value), place)
    }

    /// Whether inference has come to an end (generic parameters of the surrounding function aside).
    func isKnown(_ type: Type) -> Bool {
        switch type.shallow {
        case .variable: false
        case .nominal(_, let arguments): arguments.allSatisfy(isKnown)
        case .tuple(let elements): elements.allSatisfy { isKnown($0.type) }
        case .function(let function):
            isKnown(function.result) && function.parameters.allSatisfy { isKnown($0.type) }
        case .metatype(let type): isKnown(type)
        default: true
        }
    }

    /// Settles what is open in the type of something that a closure is given, which its statements need
    /// to know: `reduce([]) { all, x in var more = all … }` makes an array of anything.
    private func isSettledHere(_ type: Type) -> Bool {
        guard context?.isGivenOpenTypes == true else { return false }
        return settleElements(of: type)
    }

    private func settleElements(of type: Type) -> Bool {
        switch type.shallow {
        case .variable(let variable):
            guard let literal = variable.literal else { return false }
            solver.bind(variable, toDefault: environment.defaultType(of: literal))
            return true
        case .nominal(_, let arguments):
            if type.isLibrary("Array"), case .variable(let element) = arguments[0].shallow,
                element.literal == nil
            {
                solver.bind(element, to: .any)
            }
            return arguments.allSatisfy(settleElements)
        case .tuple(let elements): return elements.allSatisfy { settleElements(of: $0.type) }
        default: return isKnown(type)
        }
    }

    /// After a mistake: the names exist, so that their uses are not reported as well.
    func declareNames(_ pattern: PatternSyntax, isLet: Bool, storage: Variable.Storage) {
        if let name = pattern.as(IdentifierPatternSyntax.self) {
            _ = newVariable(name.identifier, .error, isLet: isLet, storage: storage)
        } else if let tuple = pattern.as(TuplePatternSyntax.self) {
            for element in tuple.elements {
                declareNames(element.pattern, isLet: isLet, storage: storage)
            }
        }
    }

    func newVariable(_ name: TokenSyntax, _ type: Type, isLet: Bool, storage: Variable.Storage)
        -> Variable
    {
        if let shared = sharedBindings[name.identifierText] {
            if !solver.unify(shared.type, type) {
                error(
                    "type-mismatch",
                    "'\(shared.name)' is \(article(shared.type.resolved)) in the first pattern, here \(article(type.resolved))",
                    at: name)
            }
            return shared
        }
        let variable = Variable(
            name: name.identifierText, storage: storage, isLet: isLet, type: type, file: file,
            range: range(name))
        variable.context = context
        if storage == .local { context?.locals.append(variable) }
        scope.declare(variable)
        return variable
    }

    /// Declares a binding's names with the parts of its type.
    func declare(_ pattern: PatternSyntax, _ type: Type, isLet: Bool, storage: Variable.Storage)
        -> Pattern
    {
        if let name = pattern.as(IdentifierPatternSyntax.self) {
            return .variable(newVariable(name.identifier, type, isLet: isLet, storage: storage))
        }
        if pattern.is(WildcardPatternSyntax.self) { return .anything }
        if let expression = pattern.as(ExpressionPatternSyntax.self) {
            return declare(expression.expression, type, isLet: isLet, storage: storage)
        }
        if let tuple = pattern.as(TuplePatternSyntax.self) {
            guard case .tuple(let elements) = normalized(type),
                elements.count == tuple.elements.count
            else {
                if !type.isError {
                    error(
                        "tuple-pattern",
                        "this pattern has \(tuple.elements.count) parts, but the value is \(article(type.resolved))",
                        at: pattern)
                }
                declareNames(pattern, isLet: isLet, storage: storage)
                return .anything
            }
            return .tuple(
                zip(tuple.elements, elements).map {
                    declare($0.pattern, $1.type, isLet: isLet, storage: storage)
                })
        }
        error("unsupported-pattern", "this pattern cannot declare variables", at: pattern)
        return .anything
    }

    /// The names of `if let (a, b) = …`, which the parser takes for an expression.
    private func declare(_ syntax: ExprSyntax, _ type: Type, isLet: Bool, storage: Variable.Storage)
        -> Pattern
    {
        if syntax.is(DiscardAssignmentExprSyntax.self) { return .anything }
        if let name = syntax.as(DeclReferenceExprSyntax.self) {
            return .variable(newVariable(name.baseName, type, isLet: isLet, storage: storage))
        }
        if let nested = syntax.as(PatternExprSyntax.self) {
            return declare(nested.pattern, type, isLet: isLet, storage: storage)
        }
        if let tuple = syntax.as(TupleExprSyntax.self),
            case .tuple(let elements) = normalized(type),
            elements.count == tuple.elements.count
        {
            return .tuple(
                zip(tuple.elements, elements).map {
                    declare($0.expression, $1.type, isLet: isLet, storage: storage)
                })
        }
        if !type.isError {
            error("unsupported-pattern", "this pattern cannot declare variables", at: syntax)
        }
        return .anything
    }
}
