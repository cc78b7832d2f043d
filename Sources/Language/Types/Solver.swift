/// Bindings of type variables, with undo: the checker tries overloads and takes back what did not fit.
final class Solver {
    private enum Change {
        case binding(TypeVariable)
        case literal(TypeVariable, TypeVariable.Literal?)
    }

    private var trail: [Change] = []
    private unowned(unsafe) let conformance: Conformances

    init(conformance: Conformances) { self.conformance = conformance }

    struct Mark { fileprivate let count: Int }

    func mark() -> Mark { Mark(count: trail.count) }

    func undo(to mark: Mark) {
        while trail.count > mark.count {
            switch trail.removeLast() {
            case .binding(let variable):
                variable.binding = nil
                variable.isDefault = false
            case .literal(let variable, let old): variable.literal = old
            }
        }
    }

    /// Runs `attempt` and takes back all bindings it made.
    func speculate<Result>(_ attempt: () -> Result) -> Result {
        let before = mark()
        defer { undo(to: before) }
        return attempt()
    }

    /// Runs work on a declaration of its own, which may be asked for amid an attempt: what it binds
    /// stays.
    func settling<Result>(_ work: () -> Result) -> Result {
        let before = trail.count
        defer { trail.removeSubrange(min(before, trail.count)...) }
        return work()
    }

    /// What would make a type part of itself is a mistake, and binds to one: `var age = \Person.age`.
    func bind(_ variable: TypeVariable, to type: Type) {
        set(variable, to: occurs(variable, in: type) ? .error : type)
    }

    /// Gives a literal that nothing settled the type that it has by itself.
    func bind(_ variable: TypeVariable, toDefault type: Type) {
        set(variable, to: type)
        variable.isDefault = true
    }

    private func set(_ variable: TypeVariable, to type: Type) {
        trail.append(.binding(variable))
        variable.binding = type
    }

    private func setLiteral(_ variable: TypeVariable, _ literal: TypeVariable.Literal?) {
        trail.append(.literal(variable, variable.literal))
        variable.literal = literal
    }

    /// Makes two types equal, if they can be.
    func unify(_ left: Type, _ right: Type) -> Bool {
        let left = left.shallow
        let right = right.shallow
        switch (left, right) {
        case (.error, _), (_, .error): return true
        case (.variable(let a), .variable(let b)):
            if a == b { return true }
            return join(a, b)
        case (.variable(let variable), let type), (let type, .variable(let variable)):
            if let literal = variable.literal, !accepts(type, literal) { return false }
            if occurs(variable, in: type) { return false }
            set(variable, to: type)
            return true
        case (.nominal(let a, let x), .nominal(let b, let y)):
            return a == b && unifyAll(x, y)
        case (.tuple(let x), .tuple(let y)):
            guard x.count == y.count else { return false }
            return zip(x, y).allSatisfy {
                ($0.label == $1.label || $0.label == nil || $1.label == nil)
                    && unify($0.type, $1.type)
            }
        case (.function(let x), .function(let y)):
            guard x.parameters.count == y.parameters.count else { return false }
            return zip(x.parameters, y.parameters).allSatisfy {
                $0.isInout == $1.isInout && unify($0.type, $1.type)
            } && unify(x.result, y.result) && unifyThrown(x, y)
        case (.metatype(let x), .metatype(let y)): return unify(x, y)
        case (.existential(let x), .existential(let y)): return Set(x) == Set(y)
        case (.parameter(let x), .parameter(let y)) where x == y: return true
        case (.member(let x, let a), .member(let y, let b)): return a == b && unify(x, y)
        default:
            if let known = conformance.assumedEqual(left) { return unify(known, right) }
            if let known = conformance.assumedEqual(right) { return unify(left, known) }
            return false
        }
    }

    /// Makes one variable stand for both: the one that stands for more already, so that the ways from
    /// variables to what they are stay short, however many literals a statement adds up.
    private func join(_ a: TypeVariable, _ b: TypeVariable) -> Bool {
        let (lighter, heavier) = a.weight > b.weight ? (b, a) : (a, b)
        if let literal = lighter.literal {
            if let other = heavier.literal {
                guard let merged = merge(literal, other) else { return false }
                if merged != other { setLiteral(heavier, merged) }
            } else {
                setLiteral(heavier, literal)
            }
        }
        set(lighter, to: .variable(heavier))
        heavier.weight += lighter.weight
        return true
    }

    /// `throws(E)` where `E` is still open takes what the other function throws.
    private func unifyThrown(_ left: FunctionType, _ right: FunctionType) -> Bool {
        for (own, other) in [(left, right), (right, left)] {
            guard case .variable(let open)? = own.thrown?.shallow else { continue }
            bind(open, to: conformance.thrownType(of: other))
        }
        return true
    }

    private func unifyAll(_ left: [Type], _ right: [Type]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { unify($0, $1) }
    }

    private func merge(_ left: TypeVariable.Literal, _ right: TypeVariable.Literal)
        -> TypeVariable.Literal?
    {
        if left == right { return left }
        if left.isNumber, right.isNumber { return max(left, right) }
        let texts: Set<TypeVariable.Literal> = [.string, .character]
        if texts.contains(left), texts.contains(right) { return .string }
        return nil
    }

    /// Whether a literal of this kind may have this type.
    func accepts(_ type: Type, _ literal: TypeVariable.Literal) -> Bool {
        switch type.shallow {
        case .error: return true
        case .nominal(let nominal, _):
            if nominal.isLibrary {
                switch (nominal.name, literal) {
                case ("Double", .integer), ("Float", .integer), ("Double", .float),
                    ("Float", .float), ("Double", .function), ("Float", .function),
                    ("Int", .integer), ("String", .string), ("Bool", .boolean),
                    ("String", .character), ("Character", .character):
                    return true
                case ("Int", _), ("Bool", _), ("Double", _), ("Float", _): return false
                default: break
                }
            }
            if literal == .function { return false }
            // A string literal of one character may be a Character, too.
            if nominal.isLibrary, nominal.name == "Character" { return literal == .character }
            return conformance.conforms(type, toLibrary: literal.protocolName)
        case .parameter, .member:
            return literal != .function
                && conformance.conforms(type, toLibrary: literal.protocolName)
        default: return false
        }
    }

    private func occurs(_ variable: TypeVariable, in type: Type) -> Bool {
        switch type.shallow {
        case .variable(let other): other == variable
        case .nominal(_, let arguments): arguments.contains { occurs(variable, in: $0) }
        case .tuple(let elements): elements.contains { occurs(variable, in: $0.type) }
        case .function(let function):
            occurs(variable, in: function.result)
                || function.parameters.contains { occurs(variable, in: $0.type) }
        case .metatype(let type): occurs(variable, in: type)
        case .member(let base, _): occurs(variable, in: base)
        case .existential, .parameter, .error: false
        }
    }
}
