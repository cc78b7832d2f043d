import Diagnostics
import SwiftSyntax

/// What may be changed.
extension Checker {
    /// How a constant's value can be changed after all.
    private func changeHint(_ variable: Variable, calling method: String?) -> String {
        if variable.name == "self" { return "declare the method 'mutating'" }
        let copying = ["sort": "sorted", "reverse": "reversed", "shuffle": "shuffled"]
        if let method, let copy = copying[method], variable.type.isLibrary("Array") {
            return "declare it with 'var', or use '\(copy)()', which gives a new array"
        }
        if variable.storage == .local, !variable.isBinding {
            return "copy it into a variable: 'var \(variable.name) = \(variable.name)'"
        }
        return "declare it with 'var'"
    }

    /// Reports what stands in the way of changing a value; notes the variable as changed.
    func requireMutable(
        _ expression: Expression, at syntax: some SyntaxProtocol, calling method: String? = nil
    ) {
        func complain(_ message: String, hint: String?, declared: Declaration?) {
            let notes = declared.map {
                $0.isLibrary ? [] : [Diagnostic.Note("'\($0.name)' is declared here", at: $0.range)]
            }
            let action =
                method.map { "cannot call the mutating method '\($0)': " } ?? "cannot change it: "
            error("immutable", action + message, at: syntax, notes: notes ?? [], hint: hint)
        }
        switch expression.kind {
        case .error: return
        case .variable(let variable):
            // `let x: Int` gets its value later.
            if variable.isLet, variable.storage == .local || context?.isTopLevel == true,
                variable.initialValue == nil,
                variable.name != "self", !variable.isInoutParameter, variable.isDeferredLet
            {
                variable.isMutated = true
                return
            }
            if variable.getter != nil, variable.setter == nil {
                complain("'\(variable.name)' has only a getter", hint: nil, declared: variable)
            }
            if variable.isLet {
                let what =
                    variable.name == "self"
                    ? "'self' is constant here" : "'\(variable.name)' is a constant"
                complain(
                    what, hint: changeHint(variable, calling: method),
                    declared: variable.name == "self" ? nil : variable)
            }
            variable.isMutated = true
        case .property(let base, let variable):
            if !maySet(variable) {
                complain(
                    "only its type may set '\(variable.name)': it is 'private(set)'", hint: nil,
                    declared: variable)
                return
            }
            if variable.owner?.kind == .classType {
                if variable.isLet, !isInitializing(variable, of: base) {
                    complain(
                        "'\(variable.name)' is a constant", hint: "declare it with 'var'",
                        declared: variable)
                }
                return
            }
            if variable.storage == .stored, variable.isLet, !isInitializing(variable, of: base) {
                complain(
                    "'\(variable.name)' is a constant", hint: "declare it with 'var'",
                    declared: variable)
            } else if variable.storage == .computed, variable.setter == nil {
                complain("'\(variable.name)' has only a getter", hint: nil, declared: variable)
            }
            if variable.setter?.isMutating != false {
                requireMutable(base, at: syntax, calling: method)
            }
        case .staticProperty(_, let variable):
            if variable.isLet {
                complain(
                    "'\(variable.name)' is a constant", hint: "declare it with 'static var'",
                    declared: variable)
            }
            variable.isMutated = true
        case .subscriptAccess(let base, let variable, _, _):
            if variable.setter == nil {
                complain("this subscript has only a getter", hint: nil, declared: variable)
            }
            if variable.owner?.kind != .classType {
                requireMutable(base, at: syntax, calling: method)
            }
        case .keyPathAccess(let base, let path):
            requireMutable(path, through: base, at: syntax)
        case .tupleElement(let base, _), .forceUnwrap(let base), .bindOptional(let base),
            .optionalChain(let base):
            requireMutable(base, at: syntax, calling: method)
        case .tuple(let parts):
            for part in parts { requireMutable(part, at: syntax, calling: method) }
        default:
            complain("this value is temporary", hint: "store it in a variable first", declared: nil)
        }
    }

    /// Whether nothing on the way to a place is constant; `requireMutable` says what is.
    func isSettable(_ expression: Expression) -> Bool {
        let speculating = environment.isSpeculating
        environment.isSpeculating = false
        // An initializer's right to set constants does not go with a path.
        let outer = context
        context = nil
        let before = environment.problems.count
        requireMutable(expression, at: ExprSyntax.unwritten)
        let found = environment.problems.count - before
        environment.problems.removeLast(found)
        (context, environment.isSpeculating) = (outer, speculating)
        return found == 0
    }

    /// `self.x = …` in an initializer may set constants.
    private func isInitializing(_ property: Variable, of base: Expression) -> Bool {
        if case .variable(let variable) = base.kind, variable.name == "self" {
            guard let function = context?.function, function.role == .initializer else {
                return false
            }
            return property.owner == function.owner && !function.modifiers.isConvenience
        }
        return false
    }
}
