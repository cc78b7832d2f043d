/// Finds what a switch leaves out.
struct Exhaustiveness {
    let checker: Checker

    /// A description of something no pattern matches; nil if all is covered.
    func missing(_ patterns: [Pattern], _ type: Type) -> String? {
        if patterns.contains(where: { covers($0) }) { return nil }
        let type = checker.normalized(type)
        if let wrapped = type.wrapped {
            let inner = patterns.compactMap { pattern -> Pattern? in
                if case .some(let inner) = pattern { return inner }
                return nil
            }
            let hasNone = patterns.contains { if case .none = $0 { true } else { false } }
            if !hasNone { return "nil" }
            return missing(inner, wrapped).map { "\($0) wrapped in an optional" }
        }
        if type.isLibrary("Bool") {
            for value in [true, false] where !patterns.contains(where: { matches($0, value) }) {
                return "\(value)"
            }
            return nil
        }
        if let nominal = type.nominal, nominal.kind == .enumeration {
            for enumCase in nominal.cases {
                let parts = patterns.compactMap { pattern -> [Pattern]? in
                    if case .enumCase(let found, _, let parts) = pattern, found === enumCase {
                        return parts
                    }
                    return nil
                }
                if !parts.contains(where: { $0.allSatisfy(covers) }) {
                    if coversTogether(parts, enumCase, type) { continue }
                    return ".\(enumCase.name)"
                }
            }
            return nil
        }
        if case .tuple(let elements) = type {
            let rows = patterns.compactMap { pattern -> [Pattern]? in
                if case .tuple(let parts) = pattern { return parts }
                return nil
            }
            if coversProduct(rows, elements.map(\.type)) { return nil }
            return "every combination"
        }
        return "every value of \(type.resolved)"
    }

    private func coversTogether(_ rows: [[Pattern]], _ enumCase: EnumCase, _ type: Type) -> Bool {
        guard !rows.isEmpty else { return false }
        let map = Substitution(type.nominal?.parameters ?? [], type.arguments)
        return coversProduct(
            rows, enumCase.payload.map { checker.conformances.substitute($0.type, map) })
    }

    /// Whether rows of patterns cover all combinations, column by column.
    private func coversProduct(_ rows: [[Pattern]], _ types: [Type]) -> Bool {
        guard let first = types.first else { return !rows.isEmpty }
        let rest = Array(types.dropFirst())
        let type = checker.normalized(first)
        func remaining(_ keep: (Pattern) -> Bool) -> Bool {
            coversProduct(
                rows.filter { keep($0[0]) || covers($0[0]) }.map { Array($0.dropFirst()) }, rest)
        }
        if type.isLibrary("Bool") {
            return remaining { matches($0, true) } && remaining { matches($0, false) }
        }
        if let nominal = type.nominal, nominal.kind == .enumeration, type.wrapped == nil {
            return nominal.cases.allSatisfy { enumCase in
                remaining {
                    if case .enumCase(let found, _, let parts) = $0 {
                        return found === enumCase && parts.allSatisfy(covers)
                    }
                    return false
                }
            }
        }
        if type.wrapped != nil {
            return remaining { if case .none = $0 { true } else { false } }
                && remaining { if case .some(let inner) = $0 { covers(inner) } else { false } }
        }
        return remaining { _ in false }
    }

    private func matches(_ pattern: Pattern, _ value: Bool) -> Bool {
        guard case .test(_, let test) = pattern, case .call(_, _, _, let arguments) = test.kind
        else {
            return false
        }
        return arguments.contains {
            if case .boolean(value) = $0.value.kind { return true }
            return false
        }
    }

    private func covers(_ pattern: Pattern) -> Bool {
        switch pattern {
        case .anything, .variable: true
        case .tuple(let parts): parts.allSatisfy(covers)
        case .gathered(let inner, _, _): covers(inner)
        default: false
        }
    }
}
