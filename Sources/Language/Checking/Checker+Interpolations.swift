import SwiftSyntax

/// `\(value, digits: 2)`: interpolations that a program has added.
extension Checker {
    /// Whether a segment is more than one value as `print` shows it.
    func isCustomInterpolation(_ segment: ExpressionSegmentSyntax) -> Bool {
        guard let first = segment.expressions.first else { return false }
        if segment.expressions.count > 1 || first.label != nil { return true }
        guard file.origin == .user,
            let nominal = environment.libraryNominal("DefaultStringInterpolation")
        else { return false }
        return environment.ownMembers(of: nominal, named: "appendInterpolation").contains {
            !(($0 as? Function)?.isLibrary ?? true)
        }
    }

    /// `{ var text = DefaultStringInterpolation(); text.appendInterpolation(…); return text._text }()`
    func customInterpolation(_ segment: ExpressionSegmentSyntax) -> Expression {
        let place = range(segment)
        let type = environment.libraryType("DefaultStringInterpolation")
        guard let nominal = type.nominal,
            let initializer = environment.ownMembers(of: nominal, named: "init").lazy
                .compactMap({ $0 as? Function }).first(where: \.parameters.isEmpty),
            let property = environment.ownMembers(of: nominal, named: "_text").first as? Variable
        else { return failed(segment) }
        let made = Expression(.call(initializer, [:], base: nil, []), type, place)
        let inner = FunctionContext(
            parent: context, function: nil, result: environment.string, canThrow: false)
        let text = Variable(
            name: "(text)", storage: .local, isLet: false, type: type, file: file, range: place)
        text.context = inner
        text.isMutated = true
        let outer = context
        context = inner
        let target = Expression(.variable(text), type, place)
        target.isLvalue = true
        let call = append(segment, to: target)
        context = outer
        let closure = ClosureExpression(
            context: inner, type: FunctionType(parameters: [], result: environment.string),
            range: place)
        closure.body.statements = [
            Statement(.declare(.variable(text), made), place),
            Statement(.expression(call), place),
            Statement(
                .returning(Expression(.property(target, property), environment.string, place)),
                place),
        ]
        closure.body.context = inner
        propagateCaptures(of: inner)
        let function = Expression(.closure(closure), .function(closure.type), place)
        return Expression(.callValue(function, []), environment.string, place)
    }

    func append(_ segment: ExpressionSegmentSyntax, to target: Expression) -> Expression {
        let written = segment.expressions.map {
            WrittenArgument(label: $0.label?.identifierText, syntax: $0.expression)
        }
        let candidates = members(
            of: target.type, named: "appendInterpolation", isStatic: false
        ).map {
            Candidate(
                declaration: $0.0, base: target, baseType: target.type, substitution: $0.1)
        }
        guard let first = segment.expressions.first else { return failed(segment) }
        return checkingWhole {
            resolve(
                candidates, written, .void, name: "appendInterpolation", at: first.expression)
        } ?? failed(segment)
    }
}
