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
    var obligations: [Obligation] = []
    /// Of what collection literals without elements are, unless something says it, and of what else.
    var openElements: [(element: Type, otherwise: Type)] = []
    /// The collection literal that is a whole expression, so that nothing around it says its type.
    var wholeLiteral: SyntaxIdentifier?
    /// What the `where` clauses of generic functions used as values say is the same type.
    var equalities: [(Type, Type)] = []
    /// Types written without their generic arguments, which nothing has said yet.
    var uninferred: [(type: Type, owner: Nominal, parameter: String, range: SourceRange)] = []
    /// How many whole expressions are being checked, one within another.
    private var wholeDepth = 0
    /// Inside `try`.
    var tryDepth = 0
    /// Inside a `do` whose `catch` takes everything.
    var catchDepth = 0
    var insideOptionalChain = false
    /// What `break` and `continue` may leave, innermost last.
    var loopLabels: [JumpTarget] = []
    /// Arguments are being checked for each of the parameters they might be for.
    var isTryingContext = false
    /// Whose `defer` is being checked, which nothing may leave.
    var deferring: FunctionContext?
    var conversionScore = 0
    /// What the first pattern of a case binds, while the others are checked: they bind the same.
    var sharedBindings: [String: Variable] = [:]
    /// Functions of the blocks around, by their place; known before their bodies are checked.
    var localFunctions: [SyntaxIdentifier: Function] = [:]
    /// Functions of the block at hand whose bodies are checked at its end.
    var laterBodies: [Function] = []
    /// Whether the body being checked is one of those: names that its block declares after it are
    /// there already.
    var seesLaterNames = false
    /// Where `$0`… of the innermost closure are declared.
    var dollarParameters: [Variable] = []
    private let operatorRanges: OperatorRanges

    var solver: Solver { environment.solver }
    var conformances: Conformances { environment.conformances }

    init(environment: Environment, file: SourceFile, scope: Scope? = nil) {
        self.environment = environment
        self.file = file
        operatorRanges = OperatorRanges(file: file)
        self.scope = scope ?? environment.cells
    }

    var resolver: TypeResolver { TypeResolver(environment: environment, file: file, scope: scope) }

    func range(_ syntax: some SyntaxProtocol) -> SourceRange { operatorRanges.range(of: syntax) }

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

    /// Checks an expression on its own and settles everything about it.
    func checkWhole(_ syntax: ExprSyntax, _ expected: Type? = nil) -> Expression {
        let outer = wholeLiteral
        defer { wholeLiteral = outer }
        wholeLiteral = expected == nil ? Self.collectionLiteral(syntax) : nil
        return checkNested(syntax, expected)
    }

    /// Checks an expression of which a statement makes something else, and settles everything about it.
    func checkNested(_ syntax: ExprSyntax, _ expected: Type? = nil) -> Expression {
        checkingWhole { check(syntax, expected) } ?? failed(syntax)
    }

    private static func collectionLiteral(_ syntax: ExprSyntax) -> SyntaxIdentifier? {
        if syntax.is(ArrayExprSyntax.self) || syntax.is(DictionaryExprSyntax.self) {
            return syntax.id
        }
        guard let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count == 1,
            let only = tuple.elements.first, only.label == nil
        else { return nil }
        return collectionLiteral(only.expression)
    }

    /// Checks an expression that must have a type.
    func checkWhole(_ syntax: ExprSyntax, as type: Type, _ purpose: Purpose) -> Expression {
        checkingWhole { check(syntax, as: type, purpose) } ?? failed(syntax)
    }

    /// - Parameter leavesElementsOpen: whether what collections without elements are of is said, or
    ///   not, by the expression around.
    func checkingWhole<Result>(
        leavesElementsOpen: Bool = false, _ work: () -> Result
    ) -> Result? {
        let outer = (literals, pending, obligations, equalities, openElements)
        (literals, pending, obligations, equalities, openElements) = ([], [], [], [], [])
        wholeDepth += 1
        let result = work()
        let left = leavesElementsOpen ? openElements : []
        if leavesElementsOpen { openElements = [] }
        settle()
        wholeDepth -= 1
        if wholeDepth == 0, !uninferred.isEmpty { reportUninferred() }
        // What waits for literals that stand outside goes on waiting there.
        let waiting = pending
        (literals, pending, obligations, equalities, openElements) = outer
        pending += waiting
        openElements += left
        return result
    }

    private func reportUninferred() {
        for open in uninferred where open.type.isFree {
            environment.error(
                "ambiguous-type",
                "what '\(open.parameter)' of '\(open.owner.name)' is cannot be inferred here",
                at: open.range, hint: "write it: '\(open.owner.name)<…>'")
        }
        uninferred = []
    }

    /// Chooses default types for literals that nothing settled, then the operators that waited for them.
    func settle() {
        settleEqualities()
        resolvePending()
        for variable in literals {
            // A literal's variable may have become another one, which then stands for it.
            if case .variable(let open) = Type.variable(variable).shallow,
                let literal = open.literal
            {
                solver.bind(open, toDefault: environment.defaultType(of: literal))
            }
        }
        resolvePending()
        if !openElements.isEmpty { settleOpenElements() }
        settleObligations()
    }

    /// Collections without elements, of which nothing has said what they are of, are of anything.
    private func settleOpenElements() {
        for (element, otherwise) in openElements {
            guard case .variable(let open) = normalized(element).wrapped?.shallow ?? element.shallow
            else { continue }
            solver.bind(open, to: open.literal.map(environment.defaultType) ?? otherwise)
        }
        settleEqualities()
        resolvePending()
    }

    /// `map(Array.init)`: the element of the array is that of what it is made from.
    func settleEqualities() {
        for (left, right) in equalities {
            let (left, right) = (normalized(left), normalized(right))
            if !left.isWaiting, !right.isWaiting { _ = solver.unify(left, right) }
        }
    }

    /// Why a type is asked for; says what went wrong in the user's terms.
    enum Purpose {
        case initialValue(String)
        case assignment
        case argument(String)
        /// An argument of a function by its label, or else by its place.
        case parameter(label: String?, index: Int, of: Declaration)
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

    func inferType(of variable: Variable) {
        guard let value = variable.initialValue else { return }
        if let scope = variable.scope { self.scope = scope }
        let checked = solver.settling { checkWhole(value) }
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
        if let property = variable.presented, variable.isReferenceStorage,
            let kind = variable.type.nominal?.name
        {
            let value = checker.checkWhole(
                syntax, as: property.type, .initialValue(property.name))
            variable.checkedInitialValue = ReferenceStorage.Kind(rawValue: kind).flatMap {
                ReferenceStorage(environment: environment, kind: $0).make(value, variable.type)
            }
            return variable.checkedInitialValue
        }
        let checked = solver.settling {
            checker.defining(variable.type) {
                checker.checkWhole(syntax, as: variable.type, .initialValue(variable.name))
            }
        }
        if variable.file.origin == .user, !environment.hasErrors {
            DefiniteInitialization.checkConstants(in: checked, environment)
        }
        variable.checkedInitialValue = checked
        return checked
    }
}
