import Diagnostics
import SwiftSyntax

extension Checker {
    /// The type that an expression names, if it names one: `Int`, `[Float]`, `Stack<Int>`, `Outer.Inner`.
    func typeExpression(_ syntax: ExprSyntax) -> Type? {
        switch syntax.as(ExprSyntaxEnum.self) {
        case .declReferenceExpr(let name):
            guard let declaration = typeDeclaration(name.baseName.identifierText) else {
                return nil
            }
            return resolver.apply(declaration, [], at: range(syntax))
        case .genericSpecializationExpr(let specialized): return specializedType(specialized)
        case .memberAccessExpr(let member): return memberType(member)
        case .arrayExpr(let array):
            guard array.elements.count == 1, let element = array.elements.first,
                element.trailingComma == nil, !isMetatypeValue(element.expression)
            else { return nil }
            return typeExpression(element.expression).map(environment.array(of:))
        case .dictionaryExpr(let dictionary):
            guard case .elements(let elements) = dictionary.content, elements.count == 1,
                let element = elements.first, let key = typeExpression(element.key),
                let value = typeExpression(element.value)
            else { return nil }
            return environment.libraryType("Dictionary", [key, value])
        case .optionalChainingExpr(let optional):
            return typeExpression(optional.expression).map(environment.optional)
        case .tupleExpr(let tuple):
            if tuple.elements.count > 1 { return tupleType(tuple) }
            guard let only = tuple.elements.first, only.label == nil else { return nil }
            return typeExpression(only.expression)
        case .infixOperatorExpr(let infix):
            return infix.operator.is(ArrowExprSyntax.self)
                ? functionType(infix) : composition(infix)
        case .typeExpr(let typed): return resolver.resolve(typed.type)
        default: return nil
        }
    }

    /// `Swift.Int`, `Outer.Inner`, `C.Element`
    private func memberType(_ syntax: MemberAccessExprSyntax) -> Type? {
        guard let base = syntax.base else { return nil }
        if isModule(base) {
            return inScope(environment.universe) { typeExpression(ExprSyntax(syntax.declName)) }
        }
        guard let outer = typeExpression(base) else { return nil }
        let name = syntax.declName.baseName.identifierText
        if name == "self" { return outer }
        if let nominal = outer.nominal {
            if let inner = environment.nestedType(name, of: nominal) as? Nominal {
                return resolver.apply(inner, [], in: outer, at: range(syntax))
            }
            if let alias = environment.typeAlias(name, of: nominal) { return alias }
        }
        if name == "Type" { return .metatype(outer) }
        return dependentType(name, of: outer)
    }

    /// `(Int, name: String).self`
    private func tupleType(_ syntax: TupleExprSyntax) -> Type? {
        var elements: [Type.TupleElement] = []
        for element in syntax.elements {
            guard !isMetatypeValue(element.expression),
                let type = typeExpression(element.expression)
            else { return nil }
            elements.append(.init(label: element.label?.identifierText, type: type))
        }
        return .tuple(elements)
    }

    /// `(Int) -> Bool` in `[(Int) -> Bool]()`
    private func functionType(_ syntax: InfixOperatorExprSyntax) -> Type? {
        guard let given = syntax.leftOperand.as(TupleExprSyntax.self),
            let effects = syntax.operator.as(ArrowExprSyntax.self)
        else { return nil }
        let parameters = given.elements.compactMap { partType($0.expression) }
        guard parameters.count == given.elements.count, let result = partType(syntax.rightOperand)
        else { return nil }
        return .function(
            FunctionType(
                parameters: parameters.map { .init(type: $0) }, result: result,
                canThrow: effects.effectSpecifiers?.throwsClause != nil))
    }

    private func partType(_ syntax: ExprSyntax) -> Type? {
        if let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.isEmpty { return .void }
        let isVoid = syntax.as(DeclReferenceExprSyntax.self)?.baseName.text == "Void"
        return typeExpression(syntax) ?? (isVoid ? .void : nil)
    }

    /// `(Shape & Named).self`
    private func composition(_ syntax: InfixOperatorExprSyntax) -> Type? {
        guard syntax.operator.as(BinaryOperatorExprSyntax.self)?.operator.text == "&",
            case .existential(let left)? = typeExpression(syntax.leftOperand)?.shallow,
            case .existential(let right)? = typeExpression(syntax.rightOperand)?.shallow
        else { return nil }
        return .existential(left + right)
    }

    /// `Stack<Int>`, `Outer.Inner<Int>`
    private func specializedType(_ syntax: GenericSpecializationExprSyntax) -> Type? {
        var outer: Type?
        var declaration: Declaration?
        if let name = syntax.expression.as(DeclReferenceExprSyntax.self) {
            declaration = typeDeclaration(name.baseName.identifierText)
        } else if let member = syntax.expression.as(MemberAccessExprSyntax.self) {
            outer = member.base.flatMap(typeExpression)
            declaration = outer?.nominal.flatMap {
                environment.nestedType(member.declName.baseName.identifierText, of: $0)
            }
        }
        guard let declaration else { return nil }
        let arguments = syntax.genericArgumentClause.arguments.compactMap { argument -> Type? in
            if case .type(let type) = argument.argument { return resolver.resolve(type) }
            return nil
        }
        return resolver.apply(declaration, arguments, in: outer, at: range(syntax))
    }

    /// `f<Int>` where `f` is no generic type.
    func failedSpecialization(_ syntax: ExprSyntax) -> Expression {
        guard let named = syntax.as(GenericSpecializationExprSyntax.self) else {
            return failed(syntax)
        }
        if check(named.expression).type.isError { return failed(syntax) }
        error(
            "no-type-arguments",
            "'\(named.expression.trimmedDescription)' is not a generic type, so it takes no type "
                + "arguments", at: syntax,
            hint: "types of a generic function's arguments follow from what it is called with")
        return failed(syntax)
    }

    /// `Int.self`, which is a value where it stands in a list.
    private func isMetatypeValue(_ syntax: ExprSyntax) -> Bool {
        syntax.as(MemberAccessExprSyntax.self)?.declName.baseName.text == "self"
    }

    /// `Self.Element`, `T.Index`: an associated type of a generic parameter.
    private func dependentType(_ name: String, of base: Type) -> Type? {
        switch base.shallow {
        case .parameter, .member: break
        default: return nil
        }
        let isKnown = conformances.protocols(of: base).contains {
            environment.associatedType(name, of: $0) != nil || $0.typeAliases[name] != nil
        }
        return isKnown ? conformances.associatedType(name, of: base) : nil
    }

    private func typeDeclaration(_ name: String) -> Declaration? {
        var current: Scope? = scope
        while let here = current {
            if let last = here.local(name).last {
                if last is Nominal || last is TypeAlias || last is TypeName { return last }
                return nil
            }
            if let nominal = here.nominal {
                if environment.mayLie(name, in: nominal) {
                    for member in environment.ownMembers(of: nominal, named: name) {
                        return member is Nominal ? member : nil
                    }
                }
                if let found = resolver.lookUp(name, in: nominal) { return found }
            }
            current = here.parent
        }
        return nil
    }
}
