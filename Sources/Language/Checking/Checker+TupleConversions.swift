import SwiftSyntax

/// Implicit conversions of tuples: part by part, and with labels in another order.
extension Checker {
    /// A written tuple, whose parts are converted one by one.
    func convertTuple(
        _ expression: Expression, _ parts: [Expression], from given: [Type.TupleElement],
        to wanted: [Type.TupleElement]
    ) -> Expression? {
        let before = solver.mark()
        if let order = Self.reordering(given, wanted) {
            let sorted = order.map { wanted[$0] }
            guard
                let inOrder = convertTuple(expression, parts, from: given, to: sorted)
            else { return nil }
            return reordered(inOrder, sorted, wanted, order)
        }
        guard zip(given, wanted).allSatisfy({ Self.labelsFit($0.label, $1.label) }) else {
            return nil
        }
        var converted: [Expression] = []
        for (part, element) in zip(parts, wanted) {
            guard let made = convert(part, to: element.type) else {
                solver.undo(to: before)
                return nil
            }
            converted.append(made)
        }
        return Expression(.tuple(converted), .tuple(wanted), expression.range)
    }

    /// A tuple with the same labels in another order.
    func convertOrder(
        _ expression: Expression, from given: [Type.TupleElement], to wanted: [Type.TupleElement]
    ) -> Expression? {
        guard let order = Self.reordering(given, wanted),
            zip(given, order).allSatisfy({ solver.unify($0.type, wanted[$1].type) })
        else { return nil }
        return reordered(expression, given, wanted, order)
    }

    /// A tuple that is not written out, each part of which is put behind `any`.
    func convertParts(of expression: Expression, to wanted: Type) -> Expression? {
        guard case .tuple(let given) = expression.type.shallow,
            case .tuple(let elements) = wanted.shallow, given.count == elements.count
        else { return nil }
        var parts: [Expression?] = []
        let token = ExprSyntax.unwritten
        let closure = hiddenClosure(
            [("tuple", expression.type, false)], returning: wanted, token
        ) {
            let whole = reference(to: $0[0], expression.range)
            parts = elements.indices.map { index in
                convert(
                    Expression(.tupleElement(whole, index), given[index].type, expression.range),
                    to: elements[index].type)
            }
            return Expression(.tuple(parts.compactMap(\.self)), wanted, expression.range)
        }
        guard !parts.contains(where: { $0 == nil }) else { return nil }
        return Expression(
            .callValue(closure, [Argument(value: expression)]), wanted, expression.range)
    }

    /// `{ ($0.1, $0.0) }(expression)`: everything is evaluated once, in the order written.
    private func reordered(
        _ expression: Expression, _ given: [Type.TupleElement], _ wanted: [Type.TupleElement],
        _ order: [Int]
    ) -> Expression {
        let (source, target) = (Type.tuple(given), Type.tuple(wanted))
        let token = ExprSyntax.unwritten
        let closure = hiddenClosure([("tuple", source, false)], returning: target, token) {
            let whole = reference(to: $0[0], expression.range)
            let parts = wanted.indices.map { index in
                Expression(
                    .tupleElement(whole, order.firstIndex(of: index) ?? index),
                    wanted[index].type, expression.range)
            }
            return Expression(.tuple(parts), target, expression.range)
        }
        return Expression(
            .callValue(closure, [Argument(value: expression)]), target, expression.range)
    }

    /// Where each given part goes, if all have labels and the order is another.
    private static func reordering(_ given: [Type.TupleElement], _ wanted: [Type.TupleElement])
        -> [Int]?
    {
        let (old, new) = (given.compactMap(\.label), wanted.compactMap(\.label))
        guard old.count == given.count, new.count == wanted.count, old != new,
            Set(old) == Set(new), Set(old).count == old.count
        else { return nil }
        return old.compactMap { new.firstIndex(of: $0) }
    }

    /// The type that a tuple's type has together with another value, as elements of one array or as
    /// branches: labels that only one of them has are lost, others must agree.
    func commonLabels(_ type: Type, _ value: Expression, _ purpose: Purpose) -> Type {
        guard let common = Self.commonLabels(normalized(type), normalized(value.type)) else {
            reportMismatch(value, type, purpose, at: value.range)
            return type
        }
        return common
    }

    /// Nil if the labels of two tuples differ.
    private static func commonLabels(_ left: Type, _ right: Type) -> Type? {
        switch (left, right) {
        case (.tuple(let x), .tuple(let y)) where x.count == y.count:
            let (own, other) = (x.map(\.label), y.map(\.label))
            if own == other || own.allSatisfy({ $0 == nil }) { return left }
            return other.allSatisfy { $0 == nil } ? right : nil
        case (.nominal(let a, let x), .nominal(let b, let y))
        where a == b && x.count == y.count && !x.isEmpty:
            var arguments: [Type] = []
            for (own, other) in zip(x, y) {
                guard let common = commonLabels(own, other) else { return nil }
                arguments.append(common)
            }
            return .nominal(a, arguments)
        case (.nominal(let a, let x), .tuple) where left.wrapped != nil:
            return commonLabels(x[0], right).map { .nominal(a, [$0]) }
        default: return left
        }
    }

    private static func labelsFit(_ given: String?, _ wanted: String?) -> Bool {
        given == wanted || given == nil || wanted == nil
    }
}
