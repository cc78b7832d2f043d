/// What lies within a statement, whatever its kind.
extension Statement {
    /// The expressions that belong to the statement itself, in the order in which they are evaluated.
    var expressions: [Expression] {
        switch kind {
        case .expression(let value), .yield(let value), .throwing(let value): [value]
        case .declare(_, let value), .returning(let value): value.map { [$0] } ?? []
        case .conditional(let conditions, _, _), .guarding(let conditions, _),
            .whileLoop(let conditions, _, _):
            conditions.flatMap(\.expressions)
        case .repeatLoop(_, let condition, _): [condition]
        case .forRange(_, let lower, let upper, _, let filter, _, _):
            [lower, upper] + (filter.map { [$0] } ?? [])
        case .forStride(_, let from, let to, let by, _, let filter, _, _):
            [from, to, by] + (filter.map { [$0] } ?? [])
        case .forArray(_, let sequence, let filter, _, _),
            .forSequence(_, _, let sequence, _, let filter, _, _):
            [sequence] + (filter.map { [$0] } ?? [])
        case .switching(let subject, let cases, _):
            [subject] + cases.flatMap { $0.items.flatMap(expressions(of:)) }
        case .doCatch(_, let clauses, _, _): clauses.flatMap { $0.items.flatMap(expressions(of:)) }
        case .breaking, .continuing, .fallingThrough, .deferring, .block, .nothing: []
        }
    }

    private func expressions(of item: PatternItem) -> [Expression] {
        item.pattern.tests + (item.filter.map { [$0] } ?? [])
    }

    /// The blocks of statements within.
    var blocks: [[Statement]] {
        switch kind {
        case .conditional(_, let then, let otherwise): [then, otherwise]
        case .guarding(_, let body), .whileLoop(_, let body, _), .repeatLoop(let body, _, _),
            .forRange(_, _, _, _, _, let body, _), .forStride(_, _, _, _, _, _, let body, _),
            .forArray(_, _, _, let body, _), .forSequence(_, _, _, _, _, let body, _),
            .deferring(let body), .block(let body, _):
            [body]
        case .switching(_, let cases, _): cases.map(\.body)
        case .doCatch(let body, let clauses, _, _): [body] + clauses.map(\.body)
        default: []
        }
    }
}

extension Condition {
    fileprivate var expressions: [Expression] {
        switch self {
        case .boolean(let test): [test]
        case .matching(let pattern, let value): [value] + pattern.tests
        }
    }
}
