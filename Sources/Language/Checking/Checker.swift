import Diagnostics
import SwiftSyntax

/// Gives every expression a type and every name a meaning.
///
/// Inference is bidirectional: a type expected from outside flows in, what an expression says by itself
/// flows out, and what neither settles at once stays a type variable until the statement ends. Literals
/// are variables that remember what they may become; operators over literals alone wait until then.
final class Checker {
    let environment: Environment
    let file: SourceFile
    var scope: Scope
    var context: FunctionContext?
    /// Variables of literals, and expressions waiting for a type, of the statement at hand.
    var literals: [TypeVariable] = []
    var pending: [Expression] = []
    var obligations: [(type: Type, target: Nominal, range: SourceRange)] = []
    /// Inside `try`.
    var tryDepth = 0
    /// Inside a `do` whose `catch` takes everything.
    var catchDepth = 0
    var insideOptionalChain = false
    var loopLabels: [String?] = []
    var conversionScore = 0
    /// Where `$0`… of the innermost closure are declared.
    var dollarParameters: [Variable] = []

    var solver: Solver { environment.solver }
    var conformances: Conformances { environment.conformances }

    init(environment: Environment, file: SourceFile, scope: Scope? = nil) {
        self.environment = environment
        self.file = file
        self.scope = scope ?? environment.cells
    }

    var resolver: TypeResolver { TypeResolver(environment: environment, file: file, scope: scope) }

    func range(_ syntax: some SyntaxProtocol) -> SourceRange { syntax.range(in: file) }

    func error(
        _ id: String, _ message: String, at syntax: some SyntaxProtocol,
        notes: [Diagnostic.Note] = [], hint: String? = nil
    ) {
        environment.error(id, message, at: range(syntax), notes: notes, hint: hint)
    }

    func failed(_ syntax: some SyntaxProtocol) -> Expression {
        Expression(.error, .error, range(syntax))
    }

    func inScope<Result>(_ inner: Scope, _ work: () -> Result) -> Result {
        let outer = scope
        scope = inner
        defer { scope = outer }
        return work()
    }

    func literalVariable(_ literal: TypeVariable.Literal) -> Type {
        let variable = TypeVariable(literal: literal)
        literals.append(variable)
        return .variable(variable)
    }

    // MARK: Whole expressions

    /// Checks an expression on its own and settles everything about it.
    func checkWhole(_ syntax: ExprSyntax, _ expected: Type? = nil) -> Expression {
        checkingWhole { check(syntax, expected) } ?? failed(syntax)
    }

    /// Checks an expression that must have a type.
    func checkWhole(_ syntax: ExprSyntax, as type: Type, _ purpose: Purpose) -> Expression {
        checkingWhole { check(syntax, as: type, purpose) } ?? failed(syntax)
    }

    func checkingWhole<Result>(_ work: () -> Result) -> Result? {
        let outer = (literals, pending, obligations)
        (literals, pending, obligations) = ([], [], [])
        let result = work()
        settle()
        (literals, pending, obligations) = outer
        return result
    }

    /// Chooses default types for literals that nothing settled, then the operators that waited for them.
    func settle() {
        resolvePending()
        for variable in literals {
            // A literal's variable may have become another one, which then stands for it.
            if case .variable(let open) = Type.variable(variable).shallow, let literal = open.literal {
                solver.bind(open, to: environment.defaultType(of: literal))
            }
        }
        resolvePending()
        for obligation in obligations
        where !conformances.conforms(obligation.type, to: obligation.target) {
            environment.error(
                "missing-conformance",
                "'\(obligation.type.resolved)' does not conform to '\(obligation.target.name)'",
                at: obligation.range)
        }
    }

    /// Why a type is asked for; says what went wrong in the user's terms.
    enum Purpose {
        case initialValue(String)
        case assignment
        case argument(String)
        case condition
        case returned
        case element
        case branch
        case other
    }

    /// Checks an expression and converts it, reporting if it does not fit.
    func check(_ syntax: ExprSyntax, as type: Type, _ purpose: Purpose) -> Expression {
        let expression = check(syntax, type)
        return converted(expression, to: type, purpose, at: syntax)
    }

    func converted(
        _ expression: Expression, to type: Type, _ purpose: Purpose, at syntax: some SyntaxProtocol
    ) -> Expression {
        if let result = convert(expression, to: type) { return result }
        reportMismatch(expression, type, purpose, at: range(syntax))
        return Expression(.error, type, expression.range)
    }

    func reportMismatch(
        _ expression: Expression, _ type: Type, _ purpose: Purpose, at range: SourceRange
    ) {
        let found = expression.type.resolved
        let wanted = type.resolved
        if found.isError || wanted.isError { return }
        let message: String
        switch purpose {
        case .initialValue(let name): message = "'\(name)' is declared as \(wanted), but this is \(article(found))"
        case .assignment: message = "cannot assign \(article(found)) to \(article(wanted))"
        case .argument(let name): message = "\(name) must be \(article(wanted)), but this is \(article(found))"
        case .condition: message = "a condition must be a Bool, but this is \(article(found))"
        case .returned: message = "this function returns \(wanted), but this is \(article(found))"
        case .element: message = "elements here are \(wanted), but this is \(article(found))"
        case .branch: message = "both branches must have the same type: \(wanted) is expected, but this is \(article(found))"
        case .other: message = "\(article(wanted)) is needed here, but this is \(article(found))"
        }
        environment.error(
            "type-mismatch", message, at: range, hint: conversionHint(from: found, to: wanted, range))
    }

    func article(_ type: Type) -> String {
        let text = "\(type)"
        if type.isVoid { return "no value (Void)" }
        guard let first = text.first else { return text }
        return "AEIOUaeiou".contains(first) && !text.hasPrefix("any ") ? "an \(text)" : "a \(text)"
    }

    /// `Double(n)` and the like.
    func conversionHint(from found: Type, to wanted: Type, _ range: SourceRange) -> String? {
        let numbers: Set<String> = [
            "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64",
            "Double", "Float",
        ]
        let text = source(range)
        if let to = wanted.nominal, to.isLibrary {
            if numbers.contains(to.name), let from = found.nominal, from.isLibrary,
                numbers.contains(from.name)
            {
                return "convert it: \(to.name)(\(text))"
            }
            if to.name == "Bool", let from = found.nominal, numbers.contains(from.name) {
                return "compare it: \(text) != 0"
            }
            if to.name == "String" { return "make it text: \"\\(\(text))\" or String(\(text))" }
        }
        if let inner = found.wrapped, inner.resolved == wanted {
            return "unwrap it: 'if let', '\(text) ?? …' or '\(text)!'"
        }
        return nil
    }

    func source(_ range: SourceRange) -> String {
        let utf8 = range.file.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: min(range.start, utf8.count))
        let end = utf8.index(utf8.startIndex, offsetBy: min(range.end, utf8.count))
        let text = String(range.file.text[start..<end])
        return text.count > 40 ? "…" : text
    }

    // MARK: Conversions

    /// The expression as a value of the type, if Swift would convert it implicitly.
    func convert(_ expression: Expression, to type: Type) -> Expression? {
        let target = normalized(type)
        let source = normalized(expression.type)
        if source.isError || target.isError { return expression }
        let before = solver.mark()
        if let wrapped = target.wrapped, source.wrapped == nil {
            if case .variable(let variable) = source, variable.literal == nil {
                return solver.unify(source, target) ? expression : nil
            }
            if case .nilLiteral = expression.kind { return nil }
            guard let inner = convert(expression, to: wrapped) else {
                solver.undo(to: before)
                return nil
            }
            conversionScore += 1
            return Expression(.wrap(inner), target, expression.range)
        }
        if case .existential(let protocols) = target {
            if case .existential(let others) = source {
                let fits = protocols.allSatisfy { wanted in
                    others.contains { $0 == wanted || conformances.refines($0, wanted) }
                }
                return fits ? expression : nil
            }
            if case .variable(let variable) = source {
                guard let literal = variable.literal else {
                    return solver.unify(source, target) ? expression : nil
                }
                solver.bind(variable, to: environment.defaultType(of: literal))
            }
            guard protocols.allSatisfy({ conformances.conforms(expression.type, to: $0) }) else {
                solver.undo(to: before)
                return nil
            }
            conversionScore += 2
            return Expression(.makeExistential(expression), target, expression.range)
        }
        if case .tuple(let wanted) = target, case .tuple(let parts) = expression.kind,
            wanted.count == parts.count
        {
            var convertedParts: [Expression] = []
            for (part, element) in zip(parts, wanted) {
                guard let converted = convert(part, to: element.type) else {
                    solver.undo(to: before)
                    return nil
                }
                convertedParts.append(converted)
            }
            return Expression(.tuple(convertedParts), target, expression.range)
        }
        if let literal = source.openLiteral, solver.unify(source, target) {
            if target.nominal != nil, target != environment.defaultType(of: literal) {
                conversionScore += 1
            }
            return expression
        }
        if solver.unify(source, target) { return expression }
        solver.undo(to: before)
        if case .function(let wanted) = target, case .function(let given) = source,
            convertibleFunctions(given, wanted)
        {
            return Expression(.convertFunction(expression), target, expression.range)
        }
        solver.undo(to: before)
        return nil
    }

    private func convertibleFunctions(_ given: FunctionType, _ wanted: FunctionType) -> Bool {
        given.parameters.count == wanted.parameters.count
            && zip(given.parameters, wanted.parameters).allSatisfy {
                solver.unify($0.type, $1.type)
            } && solver.unify(given.result, wanted.result)
    }

    /// With bindings followed and associated types of what is now known replaced.
    func normalized(_ type: Type) -> Type {
        switch type.shallow {
        case .member(let base, let name):
            let base = normalized(base)
            if let found = conformances.associatedType(name, of: base) {
                if case .member(let again, name) = found, again == base { return found }
                return normalized(found)
            }
            return .member(base, name)
        case .nominal(let nominal, let arguments) where !arguments.isEmpty:
            return .nominal(nominal, arguments.map(normalized))
        case .tuple(let elements):
            return .tuple(
                elements.map { Type.TupleElement(label: $0.label, type: normalized($0.type)) })
        case .function(var function):
            for index in function.parameters.indices {
                function.parameters[index].type = normalized(function.parameters[index].type)
            }
            function.result = normalized(function.result)
            return .function(function)
        case let other: return other
        }
    }

    // MARK: Variables without a written type

    func inferType(of variable: Variable) {
        guard let value = variable.initialValue else { return }
        if let scope = variable.scope { self.scope = scope }
        let checked = checkWhole(value)
        variable.checkedInitialValue = checked
        if case .variable(let open) = variable.type.shallow {
            solver.bind(open, to: checked.type.resolved)
        }
        variable.type = checked.type.resolved
    }

    /// A global's or property's initial value, checked once.
    func initialValue(of variable: Variable) -> Expression? {
        variable.completion?()
        if let known = variable.checkedInitialValue { return known }
        guard let syntax = variable.initialValue else { return nil }
        let checker = Checker(
            environment: environment, file: variable.file, scope: variable.scope)
        let checked = checker.checkWhole(syntax, as: variable.type, .initialValue(variable.name))
        variable.checkedInitialValue = checked
        return checked
    }
}
