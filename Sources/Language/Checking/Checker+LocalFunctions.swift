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

    func checkLocalFunction(_ syntax: FunctionDeclSyntax) {
        guard let function = localFunctions[syntax.id] else { return }
        checkLocalBody(of: function)
    }

    /// Checks the body of a function, or an accessor of a variable, that is declared in a function.
    func checkLocalBody(of function: Function) {
        let checker = Checker(environment: environment, file: file, scope: function.scope)
        checker.context = context
        checker.checkBody(of: function)
        settleLocalCaptures()
    }

    func noteUse(of function: Function, _ range: SourceRange) {
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
        where variable.context === use.context && variable.range.file === use.range.file
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
