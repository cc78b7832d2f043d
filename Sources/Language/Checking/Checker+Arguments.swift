import Diagnostics
import SwiftSyntax

/// Arguments of the chosen function.
extension Checker {
    func value(
        _ argument: WrittenArgument, _ parameter: ParameterDeclaration, _ type: Type, _ index: Int,
        _ declaration: Declaration
    ) -> Expression {
        let purpose = Purpose.parameter(label: parameter.label, index: index, of: declaration)
        if let builder = parameter.resultBuilder,
            let closure = argument.syntax.as(ClosureExprSyntax.self)
        {
            return converted(
                checkClosure(closure, type, builder: builder), to: type, purpose, at: closure)
        }
        if let checked = argument.checked {
            return converted(
                suited(checked, to: parameter), to: type, purpose, at: argument.syntax)
        }
        if let inoutSyntax = argument.syntax.as(InOutExprSyntax.self) {
            error(
                "unexpected-inout", "\(self.argument(parameter.label, index)) is not 'inout'",
                at: inoutSyntax, hint: "leave out '&'")
            return failed(argument.syntax)
        }
        let value = suited(check(argument.syntax, type), to: parameter)
        return converted(value, to: type, purpose, at: argument.syntax)
    }

    /// `max(point.x, 1)`, where `x` is a `Double!`: no optional is Comparable.
    private func suited(_ value: Expression, to parameter: ParameterDeclaration) -> Expression {
        guard value.isImplicitlyUnwrapped, case .parameter(let generic) = parameter.type.shallow,
            !generic.constraints.allSatisfy({ conformances.conforms(value.type, to: $0) })
        else { return value }
        return implicitlyForced(value) ?? value
    }

    func inoutArgument(_ argument: WrittenArgument, _ type: Type) -> Argument {
        guard let syntax = argument.syntax.as(InOutExprSyntax.self) else {
            if let checked = argument.checked {
                requireMutable(checked, at: argument.syntax)
                return Argument(
                    value: converted(checked, to: type, .other, at: argument.syntax), isInout: true)
            }
            error(
                "missing-ampersand", "an inout argument is written with '&'", at: argument.syntax,
                hint: "write '&\(argument.syntax.trimmedDescription)'")
            return Argument(value: failed(argument.syntax), isInout: true)
        }
        let written = check(syntax.expression)
        let value =
            normalized(type).wrapped == nil ? implicitlyForced(written) ?? written : written
        requireMutable(value, at: syntax.expression)
        if !solver.unify(normalized(value.type), normalized(type)) {
            reportMismatch(value, type, .argument("an inout argument"), at: range(syntax))
        }
        return Argument(value: value, isInout: true)
    }

    /// An autoclosure's argument becomes a closure without parameters.
    func autoclosure(_ argument: WrittenArgument, _ type: Type) -> Expression {
        guard case .function(let function) = type.shallow else {
            return check(argument.syntax, as: type, .other)
        }
        let inner = FunctionContext(
            parent: context, function: nil, result: function.result, canThrow: function.canThrow)
        let closure = ClosureExpression(
            context: inner, type: function, range: range(argument.syntax))
        let outer = context
        context = inner
        // Checked outside or not: only what is checked here has its captures noted.
        let value = check(argument.syntax, as: function.result, .other)
        context = outer
        closure.body.statements = [Statement(.returning(value), range(argument.syntax))]
        closure.body.context = inner
        propagateCaptures(of: inner)
        return Expression(.closure(closure), type, range(argument.syntax))
    }

    func defaultArgument(
        _ parameter: ParameterDeclaration, of declaration: Declaration, _ type: Type,
        _ map: Substitution, _ place: SourceRange
    ) -> Argument {
        if parameter.isVariadic {
            return Argument(value: Expression(.array([]), type, place))
        }
        guard let syntax = parameter.defaultValue else {
            return Argument(value: Expression(.error, .error, place))
        }
        // The caller's place, not the declaration's.
        if let macro = syntax.as(MacroExpansionExprSyntax.self),
            let value = sourceLocation(macro.macroName.text, at: place)
        {
            return Argument(value: convert(value, to: type) ?? value)
        }
        let function = declaration as? Function
        if let known = function?.checkedDefaults[syntax.id] {
            return Argument(value: Expression(known.kind, known.type, place))
        }
        guard environment.openDefaults.insert(syntax.id).inserted else {
            environment.error(
                "recursive-default", "the default value of '\(parameter.name)' needs itself",
                at: place, hint: "give '\(parameter.name)' here")
            return Argument(value: Expression(.error, .error, place))
        }
        defer { environment.openDefaults.remove(syntax.id) }
        let checker = Checker(
            environment: environment, file: declaration.file,
            scope: defaultsScope(of: declaration, map))
        // A local function's may use the variables around it.
        if function?.enclosing != nil { checker.context = context }
        if parameter.isAutoclosure, case .function(let function) = type.shallow {
            let outer = (
                checker.context,
                FunctionContext(
                    parent: nil, function: nil, result: function.result, canThrow: function.canThrow
                )
            )
            checker.context = outer.1
            let closure = ClosureExpression(context: outer.1, type: function, range: place)
            let value = checker.checkWhole(
                syntax, as: function.result, .initialValue(parameter.name))
            closure.body.statements = [Statement(.returning(value), place)]
            return Argument(value: Expression(.closure(closure), type, place))
        }
        // Checked anew for each use where generic ones get the caller's types, else once.
        let problems = environment.problems.count
        let value = checker.checkWhole(
            syntax, as: conformances.substitute(parameter.type, map), .initialValue(parameter.name))
        if let function, map.isEmpty, parameter.type.isConcrete, function.enclosing == nil,
            !environment.isSpeculating, environment.probe == nil,
            environment.problems.count == problems
        {
            function.checkedDefaults[syntax.id] = value
        }
        return Argument(value: Expression(value.kind, value.type, place))
    }

    /// The names that a declaration's default values see: its generic parameters among them, for
    /// `= T.self` and `= T()`.
    private func defaultsScope(of declaration: Declaration, _ map: Substitution) -> Scope {
        let outer =
            (declaration as? Function)?.scope ?? (declaration as? Variable)?.scope ?? scope
        if map.isEmpty { return outer }
        let inner = Scope(parent: outer)
        for (parameter, type) in map {
            inner.declare(
                TypeName(
                    name: parameter.name, type: normalized(type), file: declaration.file,
                    range: declaration.range))
        }
        return inner
    }
}
