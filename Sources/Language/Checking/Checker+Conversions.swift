/// Implicit conversions: into optionals, existentials and function types.
extension Checker {
    /// The expression as a value of the type, if Swift would convert it implicitly.
    func convert(_ expression: Expression, to type: Type) -> Expression? {
        // Most values have the very type that is wanted.
        if case .nominal(let given, let arguments) = expression.type.shallow, arguments.isEmpty,
            case .nominal(let wanted, let others) = type.shallow, others.isEmpty, given == wanted
        {
            return expression
        }
        let target = normalized(type)
        let source = normalized(expression.type)
        if source.isError || target.isError { return expression }
        if expression.isImplicitlyUnwrapped, source.wrapped != nil, target.wrapped == nil,
            target != .any, !target.isUnresolvedVariable,
            let value = implicitlyForced(expression)
        {
            conversionScore += 2
            return convert(value, to: type)
        }
        if case .nominal(let nominal, _) = target, nominal.opaque != nil,
            source.nominal != nominal
        {
            return convertToOpaque(expression, target, nominal)
        }
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
                solver.bind(variable, toDefault: environment.defaultType(of: literal))
            }
            if case .array(let elements) = expression.kind, elements.isEmpty,
                let element = source.arguments.first, element.isFree
            {
                // `print([])`
                _ = solver.unify(element, .any)
            }
            guard protocols.allSatisfy({ conformances.conforms(expression.type, to: $0) }) else {
                solver.undo(to: before)
                return nil
            }
            // A generic function is preferred to one that takes anything.
            conversionScore += protocols.isEmpty ? 3 : 2
            return Expression(.makeExistential(expression), target, expression.range)
        }
        if case .tuple(let wanted) = target, case .tuple(let parts) = expression.kind,
            wanted.count == parts.count
        {
            guard case .tuple(let given) = source else { return nil }
            return convertTuple(expression, parts, from: given, to: wanted)
        }
        if case .tuple(let wanted) = target, case .tuple(let given) = source,
            let sorted = convertOrder(expression, from: given, to: wanted)
        {
            return sorted
        }
        if let made = convertLiteral(expression, source, to: target) { return made }
        let other = target.openLiteral
        if let literal = source.openLiteral, solver.unify(source, target) {
            if target.nominal != nil, target != environment.defaultType(of: literal) {
                conversionScore += literal.isNumber ? Self.unusualNumber : 1
            } else if let other, literal != other, literal.isNumber, other.isNumber {
                // `add(1.5, 2)` of one type for both.
                conversionScore += Self.unusualNumber
            }
            return expression
        }
        if losesThrows(source, target) { return nil }
        if solver.unify(source, target) { return expression }
        solver.undo(to: before)
        if let path = convertKeyPath(expression, from: source, to: target) { return path }
        if isUpcast(source, to: target) {
            conversionScore += 1
            return Expression(.upcast(expression), target, expression.range)
        }
        solver.undo(to: before)
        if case .function(let wanted) = target, case .function(let given) = source,
            convertibleFunctions(given, wanted)
        {
            return Expression(.convertFunction(expression), target, expression.range)
        }
        solver.undo(to: before)
        if case .function(let wanted) = target, case .function(let given) = source,
            let splat = convertSplat(expression, given, wanted)
        {
            return splat
        }
        solver.undo(to: before)
        if case .function(let wanted) = target, case .function(let given) = source,
            let adapted = adapted(expression, given, to: wanted)
        {
            return adapted
        }
        solver.undo(to: before)
        if let deeper = convertContents(expression, source, target) { return deeper }
        solver.undo(to: before)
        return nil
    }

    /// What it costs that a number as written gets another type than it has by itself: more than that
    /// a function is generic.
    static var unusualNumber: Int { 8 }

    /// A function that throws is none that does not.
    private func losesThrows(_ source: Type, _ target: Type) -> Bool {
        guard case .function(let given) = source, case .function(let wanted) = target else {
            return false
        }
        return given.canThrow && !wanted.canThrow
    }

    private func convertibleFunctions(_ given: FunctionType, _ wanted: FunctionType) -> Bool {
        given.parameters.count == wanted.parameters.count
            && zip(given.parameters, wanted.parameters).allSatisfy {
                solver.unify($0.type, $1.type) || isUpcast($1.type, to: $0.type)
            }
            && (solver.unify(given.result, wanted.result)
                || isUpcast(given.result, to: wanted.result))
    }

    /// With bindings followed and associated types of what is now known replaced.
    func normalized(_ type: Type) -> Type {
        if type.isClosed { return type }
        switch type.shallow {
        case .member(let base, let name):
            let base = normalized(base)
            if let found = conformances.associatedType(name, of: base) {
                if case .member(let again, name) = found, again == base { return found }
                return normalized(found)
            }
            return .member(base, name)
        case .parameter:
            return conformances.assumedEqual(type.shallow).map(normalized) ?? type.shallow
        case let other: return other.mapParts(normalized)
        }
    }
}
