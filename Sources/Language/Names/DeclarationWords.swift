import Diagnostics
import SwiftSyntax

/// Whether the words before a declaration, attributes and modifiers, may stand there.
struct DeclarationWords {
    /// Where a declaration stands.
    enum Place {
        case file, local
        case member(of: Nominal, isExtension: Bool)

        var owner: Nominal? {
            if case .member(let owner, _) = self { return owner }
            return nil
        }

        var isRequirement: Bool {
            if case .member(let owner, false) = self { return owner.kind == .protocolType }
            return false
        }
    }

    let environment: Environment
    let file: SourceFile
    let scope: Scope

    func check(_ syntax: DeclSyntax, in place: Place) {
        let (attributes, modifiers) = syntax.words
        if let modifiers, !modifiers.isEmpty { check(modifiers, of: syntax, in: place) }
        if let attributes, !attributes.isEmpty {
            for attribute in attributes.names { check(attribute, of: syntax, in: place) }
        }
        for parameter in syntax.functionParameters {
            for attribute in parameter.attributes.names { check(attribute, of: parameter) }
        }
    }

    // MARK: Modifiers

    private func check(
        _ modifiers: DeclModifierListSyntax, of syntax: DeclSyntax, in place: Place
    ) {
        var seen: Set<String> = []
        var hasAccess = false
        for modifier in modifiers {
            let word = modifier.name.text
            let isAccess = Self.accessWords.contains(word) && modifier.detail == nil
            let detail = modifier.detail.map { "(\($0.detail.text))" } ?? ""
            let isTwice = !seen.insert(word + detail).inserted
            let problem =
                isTwice || isAccess && hasAccess
                ? "one such word is enough" : misplacement(of: word, syntax, place)
            if isAccess { hasAccess = true }
            guard let problem else { continue }
            environment.error(
                "misplaced-modifier", "'\(word)' cannot stand here: \(problem)",
                at: modifier.range(in: file), hint: "leave out '\(word)'")
        }
    }

    private static let accessWords: Set<String> = [
        "open", "public", "package", "internal", "fileprivate", "private",
    ]

    /// Why a modifier may not stand before a declaration; nil if it may.
    private func misplacement(of word: String, _ syntax: DeclSyntax, _ place: Place) -> String? {
        let kind = syntax.kind
        let isMember = place.owner != nil
        let isOfClass = place.owner?.kind == .classType
        switch word {
        case _ where Self.accessWords.contains(word):
            return accessMisplacement(of: word, kind, place)
        case "static", "class":
            if !isMember { return "only members of types are '\(word)'" }
            if ![.functionDecl, .variableDecl, .subscriptDecl].contains(kind) {
                return "only methods, properties and subscripts are '\(word)'"
            }
            return word == "class" && !isOfClass ? "write 'static'" : nil
        case "final":
            if kind == .classDecl { return nil }
            if !isOfClass { return "only classes and their members can be overridden at all" }
            return [.functionDecl, .variableDecl, .subscriptDecl].contains(kind)
                ? nil : "only classes, methods, properties and subscripts are 'final'"
        case "override": return isMember ? nil : "only a member of a class can override another"
        case "required", "convenience":
            if kind != .initializerDecl { return "only initializers are '\(word)'" }
            return isOfClass || word == "convenience"
                ? nil : "only a class has subclasses that might lack the initializer"
        case "mutating", "nonmutating":
            if kind != .functionDecl || !isMember { return "only methods are '\(word)'" }
            return isOfClass ? "a method of a class may change its properties anyway" : nil
        case "lazy":
            return place.isFile
                ? "a variable at top level gets its value where it is declared" : nil
        case "weak", "unowned":
            return place.isRequirement
                ? "how a property keeps its value is for each type to say" : nil
        case "indirect":
            return kind == .enumDecl || kind == .enumCaseDecl
                ? nil : "only enums and their cases are 'indirect'"
        case "prefix", "postfix", "infix":
            if kind == .operatorDecl { return nil }
            let name = syntax.as(FunctionDeclSyntax.self)?.name.tokenKind
            if word != "infix", case .binaryOperator? = name { return nil }
            if word != "infix", case .prefixOperator? = name { return nil }
            if word != "infix", case .postfixOperator? = name { return nil }
            return "only operators are '\(word)'"
        case "optional": return "requirements are optional only in Objective-C"
        default: return nil
        }
    }

    private func accessMisplacement(of word: String, _ kind: SyntaxKind, _ place: Place) -> String?
    {
        if case .local = place { return "nothing outside the function sees its declarations" }
        if place.isRequirement { return "what a protocol asks for is as visible as the protocol" }
        switch kind {
        case .enumCaseDecl: return "a case is as visible as its enum"
        case .deinitializerDecl: return "nobody calls a deinitializer"
        case .classDecl: return nil
        default:
            return word == "open" && place.owner?.kind != .classType
                ? "only classes and their members are 'open'" : nil
        }
    }

    // MARK: Attributes

    private static let types: Set<SyntaxKind> = [.structDecl, .enumDecl, .classDecl]

    /// The declarations that an attribute is for; none of them if it is for any.
    private static let attributes: [String: Set<SyntaxKind>] = [
        "discardableResult": [.functionDecl, .initializerDecl],
        "resultBuilder": types, "propertyWrapper": types,
        "dynamicMemberLookup": types.union([.protocolDecl]),
        "dynamicCallable": types.union([.protocolDecl]),
        "frozen": [.structDecl, .enumDecl],
        "noDerivative": [.variableDecl],
        "inline": [], "inlinable": [], "usableFromInline": [], "available": [], "native": [],
        "preconcurrency": [], "differentiable": [], "derivative": [], "backDeployed": [],
    ]

    private func check(_ attribute: AttributeSyntax, of syntax: DeclSyntax, in place: Place) {
        let name = attribute.name
        if name == "testable" {
            report(attribute, "no module is here to be tested")
            return
        }
        if name.hasPrefix("_") || syntax.is(ImportDeclSyntax.self) { return }
        if let kinds = Self.attributes[name] {
            if kinds.isEmpty || kinds.contains(syntax.kind) { return }
            report(attribute, "'@\(name)' is not for \(Self.noun(of: syntax))")
        } else if name == "main" {
            report(
                attribute,
                "a cell runs from its first statement, and '@main' would begin elsewhere",
                hint: "call '\(syntax.declaredName ?? "App").main()'")
        } else if ["escaping", "autoclosure", "convention"].contains(name) {
            report(attribute, "'@\(name)' belongs to the type of a parameter")
        } else if !isUserAttribute(attribute, isLet: syntax.isLet, isStored: syntax.isStored) {
            reportUnknown(attribute)
        }
    }

    private func check(_ attribute: AttributeSyntax, of parameter: FunctionParameterSyntax) {
        let name = attribute.name
        if name == "noDerivative" { return }
        if ["escaping", "autoclosure"].contains(name) {
            let label = (parameter.secondName ?? parameter.firstName).text
            report(
                attribute, "'@\(name)' belongs to the parameter's type",
                hint: "write '\(label): @\(name) \(parameter.type.trimmedDescription)'")
        } else if !isUserAttribute(attribute, isLet: false) {
            reportUnknown(attribute)
        }
    }

    /// Whether it is a property wrapper or a result builder.
    private func isUserAttribute(
        _ attribute: AttributeSyntax, isLet: Bool, isStored: Bool = false
    ) -> Bool {
        let resolver = TypeResolver(environment: environment, file: file, scope: scope)
        let name = attribute.attributeName.as(IdentifierTypeSyntax.self)?.name.text
        guard let name, name.first?.isUppercase == true else { return name == nil }
        guard let nominal = resolver.nominal(named: name) else { return false }
        if isStored, nominal.isResultBuilder {
            report(
                attribute,
                "the result builder '\(name)' makes the value of a body, and this has none",
                hint: "compute it: 'var …: … { … }'")
        }
        if isLet, nominal.isPropertyWrapper {
            report(
                attribute, "the property wrapper '\(name)' sets what it wraps", hint: "write 'var'")
        }
        return true
    }

    private func report(_ attribute: AttributeSyntax, _ problem: String, hint: String? = nil) {
        environment.error(
            "misplaced-attribute", problem, at: attribute.range(in: file),
            hint: hint ?? "leave out '@\(attribute.name)'")
    }

    private func reportUnknown(_ attribute: AttributeSyntax) {
        environment.error(
            "unknown-attribute", "there is no attribute '@\(attribute.name)'",
            at: attribute.range(in: file), hint: "leave it out")
    }

    private static func noun(of syntax: DeclSyntax) -> String {
        switch syntax.kind {
        case .functionDecl: "a function"
        case .initializerDecl: "an initializer"
        case .variableDecl: syntax.isLet ? "a constant" : "a variable"
        case .subscriptDecl: "a subscript"
        case .structDecl: "a struct"
        case .enumDecl: "an enum"
        case .classDecl: "a class"
        case .protocolDecl: "a protocol"
        case .extensionDecl: "an extension"
        case .enumCaseDecl: "a case"
        default: "this declaration"
        }
    }
}

extension DeclarationWords.Place {
    fileprivate var isFile: Bool {
        if case .file = self { return true }
        return false
    }
}

extension DeclSyntax {
    fileprivate var isLet: Bool {
        self.as(VariableDeclSyntax.self)?.bindingSpecifier.tokenKind == .keyword(.let)
    }

    /// A variable without accessors; a stored property may have a builder, for its initializer.
    fileprivate var isStored: Bool {
        self.as(VariableDeclSyntax.self)?.bindings.contains { $0.accessorBlock == nil } ?? false
    }

    fileprivate var declaredName: String? {
        asProtocol((any NamedDeclSyntax).self)?.name.identifierText
    }

    fileprivate var functionParameters: [FunctionParameterSyntax] {
        let clause =
            self.as(FunctionDeclSyntax.self)?.signature.parameterClause
            ?? self.as(InitializerDeclSyntax.self)?.signature.parameterClause
            ?? self.as(SubscriptDeclSyntax.self)?.parameterClause
        return clause.map { Array($0.parameters) } ?? []
    }
}
