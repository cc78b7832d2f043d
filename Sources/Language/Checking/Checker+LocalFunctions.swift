import Diagnostics
import SwiftSyntax

/// Functions declared in functions: they know each other, and use the variables around them.
extension Checker {
    /// Makes a block's functions known to all of the block.
    func declareLocalFunctions(_ statements: CodeBlockItemListSyntax) -> Bool {
        var isAny = false
        for item in statements {
            guard let syntax = item.item.as(FunctionDeclSyntax.self) else { continue }
            let reader = DeclarationReader(environment: environment, file: file, scope: scope)
            let function = reader.readFunction(syntax, owner: nil, in: scope)
            function.enclosing = context
            localFunctions[syntax.id] = function
            if file.origin == .user { environment.localDeclarations.append(function) }
            scope.declare(function)
            isAny = true
        }
        return isAny
    }

    /// A local function may use what its block declares after it: its body is checked at the end of
    /// the block, unless it says what type is behind `some`.
    func checkLocalFunction(_ syntax: FunctionDeclSyntax) {
        guard let function = localFunctions[syntax.id] else { return }
        if function.result.nominal?.opaque == nil {
            laterBodies.append(function)
        } else {
            checkLocalBody(of: function)
        }
    }

    func checkLaterBodies() {
        let functions = laterBodies
        laterBodies = []
        for function in functions { checkLocalBody(of: function, seesLaterNames: true) }
    }

    /// Checks the body of a function, or an accessor of a variable, that is declared in a function.
    func checkLocalBody(of function: Function, seesLaterNames: Bool = false) {
        let checker = Checker(environment: environment, file: file, scope: function.scope)
        checker.context = context
        checker.seesLaterNames = seesLaterNames || self.seesLaterNames
        checker.checkBody(of: function)
        settleLocalCaptures()
    }

    /// Whether a variable is declared only after its use, in a block around.
    func isLater(_ declaration: Declaration, than syntax: some SyntaxProtocol) -> Bool {
        guard seesLaterNames, let variable = declaration as? Variable, variable.context != nil,
            variable.storage == .local, variable.range.file === file
        else { return false }
        return variable.range.start > range(syntax).start
    }

    /// Whether a scope is that of a type or of a cell.
    func isBeyondFunctions(_ scope: Scope) -> Bool {
        scope.nominal != nil || scope === environment.cells || scope.parent === environment.cells
    }

    /// What stands in a closure cannot use what its block declares after the closure.
    func refuseLaterName(_ name: String, at syntax: some SyntaxProtocol) -> Bool {
        guard file.origin == .user else { return false }
        var current: Scope? = scope
        while let here = current, !isBeyondFunctions(here) {
            if here.context !== context, let binding = here.binding(of: name),
                range(binding).start > range(syntax).start
            {
                reportLaterName(name, binding, at: syntax)
                return true
            }
            current = here.parent
        }
        return false
    }

    func reportLaterName(
        _ name: String, _ binding: TokenSyntax, at syntax: some SyntaxProtocol
    ) {
        error(
            "use-before-declaration", "'\(name)' is used before its declaration", at: syntax,
            notes: [.init("declared here", at: range(binding))],
            hint: "move the declaration of '\(name)' up")
    }

    func noteUse(of function: Function, _ range: SourceRange) {
        if let withdrawn = function.unavailability {
            environment.error(
                "unavailable",
                "'\(function.name)' is marked unavailable"
                    + (withdrawn.message.map { ": \($0)" } ?? ""),
                at: range, notes: [.init("declared here", at: function.range)],
                hint: withdrawn.renamed.map { "it is named '\($0)' now" })
        }
        guard function.enclosing != nil, let context else { return }
        context.outermost.localUses.append(
            LocalUse(context: context, function: function, range: range))
    }

    /// Who uses a local function needs what it captures.
    ///
    /// Functions may use each other in circles and before they are checked, so captures are passed on
    /// until nothing new is found.
    func settleLocalCaptures(in root: FunctionContext? = nil) {
        guard let uses = (root ?? context)?.outermost.localUses, !uses.isEmpty else { return }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for use in uses {
                for variable in use.function.body?.captures ?? []
                where use.context.capture(variable) { hasChanged = true }
            }
        }
        for use in uses { checkOrder(of: use) }
    }

    /// A function cannot run before the variables it uses are there.
    private func checkOrder(of use: LocalUse) {
        if let enclosing = use.function.enclosing, !use.context.lies(in: enclosing),
            let variable = use.function.body?.captures.first
        {
            environment.error(
                "outside-type",
                "'\(use.function.name)' uses '\(variable.name)' of the function around this type, which cannot",
                at: use.range, hint: "give it what it needs as arguments")
            return
        }
        for variable in use.function.body?.captures ?? []
        where use.context.runs(amid: variable.context) && variable.range.file === use.range.file
            && variable.range.start > use.range.start && variable.name != "self"
        {
            environment.error(
                "capture-before-declaration",
                "'\(use.function.name)' uses '\(variable.name)', which is declared only later",
                at: use.range, notes: [.init("declared here", at: variable.range)],
                hint: "move the declaration of '\(variable.name)' up")
        }
    }
}
