/// Which of several functions that fit equally well asks for more.
extension Checker {
    /// Of the user's functions that fit equally well the one whose arguments every other would take,
    /// too: `(T, T)` before `(A, B)`, `[T]` before `T`. The first where there is none.
    func mostSpecialized(_ fitting: [(Candidate, Matching)], of count: Int)
        -> (Candidate, Matching)?
    {
        guard fitting.count > 1 else { return fitting.first }
        if !fitting.allSatisfy({ !$0.0.declaration.isLibrary }) {
            // `sqrt(2)`: numbers with a fraction are by themselves of type Double.
            return fitting.first { takesDouble($0.0.declaration) } ?? fitting.first
        }
        return fitting.indices.first { index in
            let others = fitting.indices.filter { $0 != index }
            return others.allSatisfy { takes(fitting[$0], whatSuits: fitting[index], count) }
                && others.contains { !takes(fitting[index], whatSuits: fitting[$0], count) }
        }.map { fitting[$0] } ?? fitting.first
    }

    private func takesDouble(_ declaration: Declaration) -> Bool {
        guard let parameters = (declaration as? Function)?.parameters else { return false }
        return parameters.contains { $0.type.isLibrary("Double") }
    }

    /// Whether one function takes whatever another may be given.
    private func takes(
        _ general: (Candidate, Matching), whatSuits special: (Candidate, Matching), _ count: Int
    ) -> Bool {
        solver.speculate {
            // The special one's type parameters stand for themselves, the general one's are open.
            let given = special.0.substitution.filtered { !isOpen($1) }
            var map = open(general.0)
            for (parameter, type) in general.0.substitution where isOpen(type) {
                map[parameter] = .variable(TypeVariable())
            }
            for argument in 0..<count {
                guard let wanted = type(of: argument, in: general),
                    let own = type(of: argument, in: special)
                else { return false }
                let (left, right) = (
                    normalized(conformances.substitute(wanted, map)),
                    normalized(conformances.substitute(own, given))
                )
                // What takes any value of a protocol is compared by the conversions it needs.
                if left.isExistential || right.isExistential { return false }
                if !solver.unify(left, right) { return false }
            }
            guard let signature = (general.0.declaration as? Function)?.signature else {
                return true
            }
            return constraintsHold(signature, map)
        }
    }

    private func isOpen(_ type: Type) -> Bool {
        if case .variable = normalized(type) { return true }
        return false
    }

    /// The type of the parameter that an argument goes to.
    private func type(of argument: Int, in fitting: (Candidate, Matching)) -> Type? {
        zip(parameters(of: fitting.0.declaration), fitting.1.positions).first {
            $0.1.contains(argument)
        }.map { $0.0.isVariadic ? $0.0.type.arguments.first ?? $0.0.type : $0.0.type }
    }
}
