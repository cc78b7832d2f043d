/// Indices and arguments on the way to a place are evaluated once.
extension FunctionLowering {
    /// The index and argument expressions on the way to a place.
    func indices(of expression: Expression) -> [Expression] {
        switch expression.kind {
        case .property(let base, _), .tupleElement(let base, _), .forceUnwrap(let base),
            .bindOptional(let base), .optionalChain(let base):
            return indices(of: base)
        case .subscriptAccess(let base, _, _, let arguments):
            return indices(of: base) + arguments.map(\.value)
        case .keyPathAccess(let base, let path): return indices(of: base) + [path]
        default: return []
        }
    }

    /// Computes expressions now, so that evaluating them again gives the same value.
    func freeze(_ expressions: [Expression]) -> [ObjectIdentifier] {
        var result: [ObjectIdentifier] = []
        for expression in expressions where placeholders[ObjectIdentifier(expression)] == nil {
            switch expression.kind {
            case .integer, .float, .boolean, .placeholder, .closure: continue
            default: break
            }
            let held = owned(value(expression))
            placeholders[ObjectIdentifier(expression)] = Value(
                register: held.register, type: held.type, isOwned: false, isTemporary: false)
            result.append(ObjectIdentifier(expression))
        }
        return result
    }

    func unfreeze(_ keys: [ObjectIdentifier]) {
        for key in keys {
            guard let held = placeholders.removeValue(forKey: key) else { continue }
            release(
                Value(
                    register: held.register, type: held.type,
                    isOwned: !held.type.references.isEmpty, isTemporary: true))
        }
    }
}
