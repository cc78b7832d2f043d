import Diagnostics

/// What must not outlive the call it was given to: functions that are not '@escaping', and closures
/// that use 'inout' parameters. What may outlive it says so where it keeps an object alive: 'self.'.
///
/// Walks checked statements. A value escapes where it is returned, stored, or given to a parameter that
/// keeps it.
struct EscapeCheck {
    let environment: Environment
    /// The closures around what is being looked at, outermost first.
    var closures: [(expression: ClosureExpression, escapes: Bool)] = []
    /// Functions within those closures that have been looked into.
    private var visited: Set<Function> = []

    init(environment: Environment) { self.environment = environment }

    mutating func check(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .returning(let value?), .throwing(let value): visit(value, escapes: true)
            case .declare(_, let value?): visitInitialValue(value)
            default: for expression in statement.expressions { visit(expression, escapes: false) }
            }
            for block in statement.blocks { check(block) }
        }
    }

    /// A constant may be a name for a parameter; a closure that has a name may be kept by anybody.
    private mutating func visitInitialValue(_ value: Expression) {
        if case .variable = value.kind { return }
        visit(value, escapes: true)
    }

    private mutating func visit(_ expression: Expression, escapes: Bool) {
        switch expression.kind {
        case .variable(let variable):
            if escapes, variable.isNonEscaping { report(variable, at: expression.range) }
            if expression.isImplicit { requireWritten(variable, at: expression.range) }
        case .closure(let closure):
            if escapes { checkCaptures(of: closure, at: expression.range) }
            for (_, value) in closure.captureList { visit(value, escapes: true) }
            closures.append((closure, escapes))
            check(closure.body.statements)
            closures.removeLast()
        case .functionValue(let function, _, let base):
            if let base { visit(base, escapes: false) }
            visitBody(of: function)
            if escapes, function.enclosing != nil {
                checkCaptures(
                    function.body?.captures ?? [], by: "the function '\(function.name)'",
                    at: expression.range)
            }
        case .call(let function, _, let base, let arguments):
            if let base { visit(base, escapes: false) }
            visitBody(of: function)
            visit(arguments, of: function)
        case .callValue(let callee, let arguments):
            visit(callee, escapes: false)
            // A function that is converted is kept where what it became is.
            var isConversion = false
            if case .closure = callee.kind, case .function = expression.type.shallow {
                isConversion = true
            }
            for argument in arguments { visit(argument.value, escapes: escapes && isConversion) }
        case .assign(let target, let value):
            visit(target, escapes: false)
            visit(value, escapes: true)
        case .ternary(let condition, let yes, let no):
            visit(condition, escapes: false)
            for branch in [yes, no] { visit(branch, escapes: escapes) }
        case .convertFunction(let inner), .forceUnwrap(let inner), .tryExpression(let inner, _):
            visit(inner, escapes: escapes)
        case .array, .dictionary, .tuple, .wrap, .makeExistential, .enumCase, .coalesce:
            for child in expression.children { visit(child, escapes: true) }
        case .ifExpression(let statement): check([statement])
        default: for child in expression.children { visit(child, escapes: false) }
        }
    }

    private mutating func visit(_ arguments: [Argument], of function: Function) {
        let keepsAll = function.synthesis == .memberwise
        for (argument, parameter) in zip(arguments, function.parameters) {
            visit(argument.value, escapes: keepsAll || parameter.mayKeep(argument.value))
        }
    }

    /// A function declared within a closure is a part of it.
    private mutating func visitBody(of function: Function) {
        guard let closure = closures.first, let body = function.body,
            body.context?.lies(in: closure.expression.context) == true,
            visited.insert(function).inserted
        else { return }
        check(body.statements)
    }

    private func checkCaptures(of closure: ClosureExpression, at place: SourceRange) {
        let own = Set(closure.captureList.map(\.variable))
        checkCaptures(
            closure.context.captures.filter { !own.contains($0) }, by: "this closure", at: place)
    }

    private func checkCaptures(
        _ variables: [Variable], by subject: String, at place: SourceRange
    ) {
        for variable in variables {
            if variable.isNonEscaping {
                report(variable, at: place)
            } else if variable.isBorrowed {
                let name =
                    variable.name == "self"
                    ? "'self', which it may change" : "the inout parameter '\(variable.name)'"
                environment.error(
                    "escaping-capture", "\(subject) may outlive the call, and uses \(name)",
                    at: place, hint: "copy the value first: '[\(variable.name)] in …'")
            }
        }
    }

    private func report(_ variable: Variable, at place: SourceRange) {
        environment.error(
            "escaping-parameter", "'\(variable.name)' is not to be kept after the call ends",
            at: place, notes: [.init("'\(variable.name)' is declared here", at: variable.range)],
            hint: "declare the parameter '@escaping'")
    }
}

extension ParameterDeclaration {
    /// Whether the function may keep what is given for the parameter.
    fileprivate func mayKeep(_ value: Expression) -> Bool {
        if case .function = type.shallow { return isEscaping }
        guard case .function = value.type.shallow else { return false }
        return true
    }
}
