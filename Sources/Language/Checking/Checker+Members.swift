import Diagnostics
import SwiftSyntax

/// Members and subscripts as values.
extension Checker {
    func checkMemberAccess(_ syntax: MemberAccessExprSyntax, _ expected: Type?)
        -> Expression
    {
        let name = syntax.declName.baseName.identifierText
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        guard let baseSyntax = syntax.base else {
            probeImplicitMember(syntax.declName, of: expected)
            guard let type = contextualType(expected, named: name) else {
                error(
                    "no-context", "the type of '.\(name)' cannot be inferred here", at: syntax,
                    hint: dotHint(name))
                return failed(syntax)
            }
            return checkStaticMember(type, name, syntax, expected)
        }
        if let type = typeExpression(baseSyntax) {
            probeMember(syntax.declName, of: type, isStatic: true)
            return checkStaticMember(type, name, on: dynamicSelf(baseSyntax), syntax, expected)
        }
        if isModule(baseSyntax) { return checkModuleMember(syntax, expected) }
        let base = implicitlyForced(
            settledBase(check(baseSyntax, chainContext(baseSyntax, expected)), for: name), for: name
        )
        if base.type.isError { return failed(syntax) }
        if case .metatype(let type) = base.type.shallow {
            if name == "self" { return base }
            probeMember(syntax.declName, of: type, isStatic: true)
            return checkStaticMember(type, name, on: base, syntax, expected)
        }
        probeMember(syntax.declName, of: base.type, isStatic: false)
        return checkMember(
            of: base, name, at: ExprSyntax(syntax), naming: syntax.declName, expected)
    }

    /// `.white.inverted`: a chain that begins with an implicit member begins in the expected type.
    func chainContext(_ base: ExprSyntax, _ expected: Type?) -> Type? {
        implicitMemberName(base) == nil ? nil : expected
    }

    private func checkStaticMember(
        _ type: Type, _ name: String, on base: Expression? = nil, _ syntax: MemberAccessExprSyntax,
        _ expected: Type?
    ) -> Expression {
        if type.isError { return failed(syntax) }
        if name == "self" { return Expression(.metatype(type), .metatype(type), range(syntax)) }
        let found = members(of: type, named: name, isStatic: true)
        guard !found.isEmpty else {
            let place = ExprSyntax(syntax)
            if let method = unappliedMethod(syntax.declName, of: type, expected, at: place) {
                return method
            }
            let written = syntax.declName.argumentNames == nil ? name : "\(syntax.declName.trimmed)"
            reportUnknownMember(written, of: type, isStatic: true, at: syntax.declName)
            return failed(syntax)
        }
        let metatype = base ?? Expression(.metatype(type), .metatype(type), range(syntax))
        let candidates = labelled(
            found.map {
                Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
            }, as: syntax.declName)
        guard !candidates.isEmpty else {
            reportUnknownMember(syntax.declName.trimmedDescription, of: type, at: syntax.declName)
            return failed(syntax)
        }
        // A property and functions may share a name; without a call the property is meant.
        let properties = candidates.filter { $0.declaration is Variable }
        return use(properties.first ?? choose(candidates, expected), at: ExprSyntax(syntax))
    }

    /// `base.name`, base being an instance.
    func checkMember(
        of base: Expression, _ name: String, at syntax: ExprSyntax,
        naming nameSyntax: some SyntaxProtocol, _ expected: Type? = nil
    ) -> Expression {
        if case .tuple(let elements) = normalized(base.type) {
            let index = Int(name) ?? elements.firstIndex { $0.label == name }
            if let index, elements.indices.contains(index) {
                let result = Expression(
                    .tupleElement(base, index), elements[index].type, range(syntax))
                result.isLvalue = base.isLvalue
                return result
            }
        }
        if name == "self" { return base }
        let found = members(of: base.type, named: name, isStatic: false)
        guard !found.isEmpty else {
            if let capture = outputMember(base, name, at: syntax) { return capture }
            if let dynamic = dynamicMember(of: base, name, expected, at: syntax) { return dynamic }
            reportUnknownMember(name, of: base.type, at: nameSyntax)
            return failed(syntax)
        }
        let candidates = labelled(
            found.map {
                Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
            }, as: syntax.as(MemberAccessExprSyntax.self)?.declName)
        guard !candidates.isEmpty else {
            reportUnknownMember(nameSyntax.trimmedDescription, of: base.type, at: nameSyntax)
            return failed(syntax)
        }
        let properties = candidates.filter { $0.declaration is Variable }
        return use(properties.first ?? choose(candidates, expected), at: syntax)
    }

    func property(_ base: Expression, _ variable: Variable, _ type: Type, _ place: SourceRange)
        -> Expression
    {
        let result = Expression(.property(base, variable), type, place)
        let isReference = variable.owner?.kind == .classType
        if variable.storage == .stored {
            result.isLvalue = !variable.isLet && (base.isLvalue || isReference)
        } else if let setter = variable.setter {
            result.isLvalue = base.isLvalue || !setter.isMutating || isReference
        }
        return result
    }

    private static func isRange(_ type: Type) -> Bool {
        type.isLibrary("ClosedRange") || type.isLibrary("Range")
    }

    /// A base whose members are asked for must have a type now.
    ///
    /// - Parameter name: of the member.
    func settledBase(_ expression: Expression, for name: String? = nil) -> Expression {
        // Texts in a collection are Strings unless something said otherwise before; what the bounds of
        // `("a"..."z").contains(c)` are is for `c` to say.
        for argument in expression.type.arguments where !Self.isRange(expression.type) {
            if case .variable(let variable) = argument.shallow,
                variable.literal == .string || variable.literal == .character
            {
                solver.bind(variable, to: environment.string)
            }
        }
        if !equalities.isEmpty { settleEqualities() }
        if case .variable(let variable) = expression.type.shallow {
            resolvePending()
            if variable.binding == nil, let literal = variable.literal {
                solver.bind(variable, toDefault: ownType(of: literal, having: name))
                resolvePending()
            } else if variable.binding == nil {
                environment.error(
                    "ambiguous-type", "the type of this expression cannot be inferred",
                    at: expression.range,
                    hint: "declare a type, for example of the closure's parameters")
                return Expression(.error, .error, expression.range)
            }
        }
        return expression
    }

    /// `42.km` where only a Double has such a member: a whole number as written is one then.
    private func ownType(of literal: TypeVariable.Literal, having name: String?) -> Type {
        let type = environment.defaultType(of: literal)
        guard let name, literal == .integer, members(of: type, named: name, isStatic: false).isEmpty
        else { return type }
        let double = environment.libraryType("Double")
        return members(of: double, named: name, isStatic: false).isEmpty ? type : double
    }

    func checkSubscript(_ syntax: SubscriptCallExprSyntax, _ expected: Type?) -> Expression {
        if let type = typeExpression(ExprSyntax(syntax)) {
            return Expression(.metatype(type), .metatype(type), range(syntax))
        }
        if let result = cellResult(syntax) { return result }
        var arguments = syntax.arguments.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
        let base = settledBase(
            check(
                syntax.calledExpression,
                literalContext(syntax.calledExpression, &arguments, expected)))
        if base.type.isError { return failed(syntax) }
        return subscriptAccess(
            of: implicitlyForced(base, for: "subscript"), arguments, expected, at: syntax)
    }

    /// `["a": 1, "b": 2][letter]`: the keys of the literal are of the type they are compared with, and
    /// values that are members of a type, of the type wanted.
    private func literalContext(
        _ base: ExprSyntax, _ arguments: inout [WrittenArgument], _ expected: Type?
    ) -> Type? {
        guard case .elements(let pairs)? = base.as(DictionaryExprSyntax.self)?.content,
            arguments.count == 1 || arguments.count == 2,
            arguments[0].label == nil, !arguments[0].isContextual
        else { return nil }
        let key = check(arguments[0].syntax)
        arguments[0].checked = key
        let type = normalized(key.type)
        let isLiteral = type.openLiteral != nil
        if type.isFree && !isLiteral || type.isError || type.wrapped != nil { return nil }
        if type.isLibrary("DictionaryIndex") { return nil }
        let wanted = expected.map { normalized(normalized($0).wrapped ?? $0) }
        let areMembers = pairs.contains { implicitMemberName($0.value) != nil }
        let value = areMembers && wanted?.nominal != nil ? wanted : nil
        if isLiteral, value == nil { return nil }
        return environment.libraryType("Dictionary", [type, value ?? .variable(TypeVariable())])
    }

    /// `set[0]`: sets have no first and second.
    private func reportNumberedSet(_ base: Expression, _ arguments: [WrittenArgument]) -> Bool {
        guard let written = arguments.first, arguments.count == 1,
            written.syntax.is(IntegerLiteralExprSyntax.self)
        else { return false }
        let (name, index) = (source(base.range), written.syntax.trimmedDescription)
        error(
            "wrong-index", "elements of \(article(base.type.resolved)) are not numbered",
            at: written.syntax, hint: "write \(name).sorted()[\(index)], or \(name).contains(…)")
        return true
    }

    /// `base[arguments]`
    func subscriptAccess(
        of base: Expression, _ arguments: [WrittenArgument], _ expected: Type?,
        at syntax: some ExprSyntaxProtocol
    ) -> Expression {
        if arguments.count == 1, arguments[0].label == "keyPath" {
            return keyPathAccess(of: base, arguments[0].syntax, at: syntax)
        }
        let isStatic: Bool
        let baseType: Type
        if case .metatype(let type) = base.type.shallow {
            (isStatic, baseType) = (true, type)
        } else {
            (isStatic, baseType) = (false, base.type)
        }
        if !isStatic, let slice = wholeSlice(of: base, arguments, at: syntax) { return slice }
        if !isStatic, baseType.isLibrary("Set"), reportNumberedSet(base, arguments) {
            return failed(syntax)
        }
        let found = members(of: baseType, named: "subscript", isStatic: isStatic)
        if found.isEmpty {
            let hint =
                baseType.wrapped != nil
                ? "the value may be nil: unwrap it first, or write '?['" : nil
            error(
                "no-subscript", "\(article(baseType.resolved)) cannot be indexed with []",
                at: syntax,
                hint: hint)
            return failed(syntax)
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: base, baseType: baseType, substitution: $0.1)
        }
        return resolve(candidates, arguments, expected, name: "subscript", at: syntax)
    }
}
