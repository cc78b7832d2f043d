indirect enum Pattern {
    case anything
    case variable(Variable)
    case tuple([Pattern])
    /// A payload case, its parts matched in order.
    case enumCase(EnumCase, Type, [Pattern])
    case some(Pattern)
    case none
    case type(Type, Pattern)
    /// A variable for several values at once, made of what the pattern and others before it bind.
    case gathered(Pattern, Variable, Expression)
    /// `~=`: a Bool expression over the placeholder that stands for the subject.
    case test(placeholder: Expression, Expression)
}

extension Pattern {
    var variables: [Variable] {
        switch self {
        case .variable(let variable): [variable]
        case .tuple(let parts), .enumCase(_, _, let parts): parts.flatMap(\.variables)
        case .some(let inner), .type(_, let inner): inner.variables
        case .gathered(let inner, let whole, _): inner.variables + [whole]
        default: []
        }
    }

    /// What the subject and its parts are compared with.
    var tests: [Expression] {
        switch self {
        case .tuple(let parts), .enumCase(_, _, let parts): parts.flatMap(\.tests)
        case .some(let inner), .type(_, let inner): inner.tests
        case .test(_, let test): [test]
        default: []
        }
    }
}
