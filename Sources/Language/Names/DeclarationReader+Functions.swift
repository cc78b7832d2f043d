import Bytecode
import Diagnostics
import SwiftSyntax

/// Functions and initializers.
extension DeclarationReader {
    func readFunction(_ syntax: FunctionDeclSyntax, owner: Nominal?, in scope: Scope) -> Function {
        let function = Function(
            name: syntax.name.identifierText, file: file, range: syntax.name.range(in: file),
            wholeRange: syntax.range(in: file))
        function.documentation = syntax.documentationComment
        function.owner = owner
        function.implementation = implementation
        readModifiers(syntax.modifiers, into: function)
        function.isDiscardable = syntax.attributes.has("discardableResult")
        function.unavailability = Unavailability(syntax.attributes)
        if owner != nil, !function.isStatic, function.name.first.map(Self.isOperatorStart) == true {
            environment.error(
                "operator-not-static", "the operator '\(function.name)' must be static",
                at: function.range, hint: "write 'static func \(function.name)'")
        }
        if syntax.signature.effectSpecifiers?.asyncSpecifier != nil {
            environment.error(
                "unsupported-async", "Swiftlet has no async functions",
                at: syntax.name.range(in: file), hint: "leave out 'async': a cell may simply wait")
        }
        let inner = Scope(parent: scope)
        readGenerics(syntax, into: &function.signature, scope: inner)
        readParameters(syntax.signature.parameterClause, of: function, in: inner)
        if function.name.first.map(Self.isOperatorStart) == true {
            // Operands have no labels, whatever their declaration calls them.
            for index in function.parameters.indices { function.parameters[index].label = nil }
            if owner == nil, file.origin == .user {
                environment.operatorFunctions.insert(function.name)
            }
        }
        readThrows(syntax.signature.effectSpecifiers?.throwsClause, into: function, in: inner)
        function.isRethrowing = Self.isRethrowing(syntax.signature)
        if file.origin == .user { checkForm(of: function, syntax) }
        if owner == nil { requireBody(of: function, syntax.body) }
        if let clause = syntax.signature.returnClause {
            function.result = TypeResolver(environment: environment, file: file, scope: inner)
                .resolve(clause.type)
            function.returnsSelf = Self.isSelf(
                clause.type.as(OptionalTypeSyntax.self)?.wrappedType ?? clause.type)
        }
        implyConstraints(of: function)
        checkGenerics(of: function, syntax)
        makeOpaque(function, syntax.signature.returnClause?.type)
        function.resultBuilder = builder(
            syntax.attributes, TypeResolver(environment: environment, file: file, scope: inner))
        function.bodySyntax = syntax.body?.statements
        noteUnreadBody(of: function)
        function.scope = inner
        return function
    }

    /// `rethrows` without anything that throws, an operator of one operand that does not say its side.
    private func checkForm(of function: Function, _ syntax: FunctionDeclSyntax) {
        if function.isRethrowing,
            !function.parameters.contains(where: {
                guard case .function(let type) = ($0.type.wrapped ?? $0.type).shallow else {
                    return false
                }
                return type.canThrow
            })
        {
            environment.error(
                "rethrows-nothing",
                "'\(function.name)' rethrows, and takes no function that throws",
                at: function.range, hint: "write 'throws'")
        }
        checkOperator(function)
        let words = syntax.modifiers.map(\.name.tokenKind)
        if function.name.first.map(Self.isOperatorStart) == true, function.parameters.count == 1,
            !words.contains(.keyword(.prefix)), !words.contains(.keyword(.postfix))
        {
            environment.error(
                "operator-side",
                "'\(function.name)' takes one operand and does not say on which side it stands",
                at: function.range, hint: "write 'prefix func' or 'postfix func'")
        }
    }

    private func checkOperator(_ function: Function) {
        let name = function.name
        guard name.first.map(Self.isOperatorStart) == true else { return }
        if environment.operators.isKnown(name) { return }
        environment.error(
            "undeclared-operator", "no operator '\(name)' has been declared", at: function.range,
            hint: function.parameters.count == 2
                ? "write 'infix operator \(name)' before it"
                : "write 'prefix operator \(name)' or 'postfix operator \(name)' before it")
    }

    private func noteUnreadBody(of function: Function) {
        guard let unreadBody else { return }
        function.unreadBody = unreadBody
        function.wholeRange = SourceRange(
            file: file, start: function.wholeRange.start, end: file.text.utf8.count)
    }

    static func isSelf(_ type: TypeSyntax) -> Bool {
        type.as(IdentifierTypeSyntax.self)?.name.tokenKind == .keyword(.Self)
    }

    /// Every generic parameter must follow from an argument or the result, every type be complete.
    private func checkGenerics(of function: Function, _ syntax: FunctionDeclSyntax) {
        guard file.origin == .user else { return }
        let types = function.parameters.map(\.type) + [function.result]
        let written = syntax.genericParameterClause?.parameters.count ?? 0
        for parameter in function.signature.parameters.prefix(written)
        where !types.contains(where: { $0.mentions(parameter) }) {
            environment.error(
                "unused-generic-parameter",
                "no argument of '\(function.name)' says what \(parameter.name) is",
                at: function.range, hint: "use \(parameter.name) in a parameter, or leave it out")
        }
        let places = syntax.signature.parameterClause.parameters.map(\.type)
        for (type, place) in zip(types, places) where Self.isIncomplete(type) {
            environment.error(
                "generic-arguments", "'\(place.trimmedDescription)' needs its type arguments",
                at: place.range(in: file),
                hint: "write for example '\(place.trimmedDescription)<Int>'")
        }
    }

    private static func isIncomplete(_ type: Type) -> Bool {
        switch type.shallow {
        case .variable: true
        case .nominal(_, let arguments): arguments.contains(where: isIncomplete)
        default: false
        }
    }

    func readThrows(_ clause: ThrowsClauseSyntax?, into function: Function, in scope: Scope) {
        function.canThrow = clause != nil
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        function.thrown = resolver.thrownType(clause)
        if function.thrown?.isLibrary("Never") == true {
            (function.canThrow, function.thrown) = (false, nil)
        }
    }

    private static func isRethrowing(_ signature: FunctionSignatureSyntax) -> Bool {
        signature.effectSpecifiers?.throwsClause?.throwsSpecifier.tokenKind == .keyword(.rethrows)
    }

    static func isOperatorStart(_ character: Character) -> Bool {
        !(character.isLetter || character == "_" || character == "`")
    }

    func readInitializer(_ syntax: InitializerDeclSyntax, owner: Nominal, in scope: Scope)
        -> Function
    {
        let function = Function(
            name: "init", role: .initializer, file: file, range: syntax.initKeyword.range(in: file),
            wholeRange: syntax.range(in: file))
        function.documentation = syntax.documentationComment
        function.owner = owner
        function.implementation = implementation
        function.unavailability = Unavailability(syntax.attributes)
        readModifiers(syntax.modifiers, into: function)
        let inner = Scope(parent: scope)
        readGenerics(syntax, into: &function.signature, scope: inner)
        readParameters(syntax.signature.parameterClause, of: function, in: inner)
        readThrows(syntax.signature.effectSpecifiers?.throwsClause, into: function, in: inner)
        function.isRethrowing = Self.isRethrowing(syntax.signature)
        function.isFailable = syntax.optionalMark != nil
        function.result =
            function.isFailable ? environment.optional(owner.declaredType) : owner.declaredType
        function.bodySyntax = syntax.body?.statements
        noteUnreadBody(of: function)
        function.scope = inner
        return function
    }

    /// Only what a protocol asks for has none.
    func requireBody(of function: Function, _ body: CodeBlockSyntax?) {
        if file.origin == .user, body == nil {
            environment.reportNoBody("'\(function.name)'", at: function.range)
        }
    }

    /// The accessors of what an extension adds to a protocol's types need bodies, where those of the protocol
    /// itself have none.
    func requireBodies(ofAccessorsOf variable: Variable) {
        for accessor in variable.accessors where accessor.bodySyntax == nil {
            let word = accessor.role == .setter ? "set" : "get"
            environment.reportNoBody("the '\(word)' of '\(variable.name)'", at: accessor.range)
        }
    }

    private func readModifiers(_ modifiers: DeclModifierListSyntax, into function: Function) {
        function.modifiers = MemberModifiers(modifiers)
        for modifier in modifiers {
            switch modifier.name.tokenKind {
            case .keyword(.static), .keyword(.class): function.isStatic = true
            case .keyword(.mutating): function.isMutating = true
            default: break
            }
        }
    }

    private func readParameters(
        _ clause: FunctionParameterClauseSyntax, of function: Function, in scope: Scope
    ) {
        var resolver = TypeResolver(environment: environment, file: file, scope: scope)
        resolver.addOpaqueParameter = { parameter, protocols in
            function.signature.parameters.append(parameter)
            self.constrain(parameter, to: .existential(protocols), in: &function.signature)
        }
        for parameter in clause.parameters {
            let read = readParameter(parameter, resolver)
            if read.name != "_", function.parameters.contains(where: { $0.name == read.name }) {
                environment.error(
                    "duplicate-name",
                    "two parameters of '\(function.name)' are named '\(read.name)'",
                    at: (parameter.secondName ?? parameter.firstName).range(in: file))
            }
            function.parameters.append(read)
        }
    }

    func readParameter(_ syntax: FunctionParameterSyntax, _ resolver: TypeResolver)
        -> ParameterDeclaration
    {
        let (type, isInout, isAutoclosure) = resolver.resolveParameter(syntax.type)
        let first = syntax.firstName.identifierText
        let second = syntax.secondName?.identifierText
        let isVariadic = syntax.ellipsis != nil
        return ParameterDeclaration(
            label: first == "_" ? nil : first, name: second ?? first,
            type: isVariadic ? environment.array(of: type) : type, isInout: isInout,
            isVariadic: isVariadic, isAutoclosure: isAutoclosure,
            isEscaping: syntax.type.as(AttributedTypeSyntax.self)?.attributes.has("escaping")
                ?? false,
            resultBuilder: builder(syntax.attributes, resolver),
            wrapper: syntax.attributes.isEmpty
                ? nil
                : wrapper(among: syntax.attributes, in: resolver.scope).map {
                    ParameterWrapper(attribute: $0.0, wrapper: $0.1)
                }, defaultValue: syntax.defaultValue?.value)
    }

    /// The result builder among a declaration's attributes.
    func builder(_ attributes: AttributeListSyntax, _ resolver: TypeResolver) -> Nominal? {
        for attribute in attributes.names {
            let name = attribute.name
            if ["escaping", "autoclosure", "noDerivative", "discardableResult"].contains(name) {
                continue
            }
            if let simple = attribute.attributeName.as(IdentifierTypeSyntax.self) {
                let named = resolver.nominal(named: simple.name.text)
                guard let named, !named.isPropertyWrapper else { continue }
            }
            if name.first?.isUppercase == true,
                let nominal = resolver.resolve(attribute.attributeName).nominal,
                nominal.isResultBuilder
            {
                return nominal
            }
        }
        return nil
    }
}

extension AttributeListSyntax {
    func has(_ name: String) -> Bool {
        !isEmpty && contains { $0.as(AttributeSyntax.self)?.name == name }
    }

    var names: [AttributeSyntax] {
        isEmpty ? [] : compactMap { $0.as(AttributeSyntax.self) }
    }
}

extension AttributeSyntax {
    /// `main` of `@main`.
    var name: String {
        if let simple = attributeName.as(IdentifierTypeSyntax.self),
            simple.genericArgumentClause == nil
        {
            return simple.name.text
        }
        return attributeName.trimmedDescription
    }
}
