import Diagnostics

/// Cells, by their files.
typealias CellSet = Set<ObjectIdentifier>

/// What is known of declarations that cells made, and what was compiled for them, goes when nothing can
/// lead there any more (docs/decisions/0022-retired-declarations.md).
extension Compiler {
    /// The cells whose declarations a function for these types needs.
    static func origins(of functions: [Function], _ types: [Type]) -> CellSet {
        var result: CellSet = []
        for function in functions {
            if !function.isLibrary { result.insert(ObjectIdentifier(function.file)) }
            if let owner = function.owner, !owner.isLibrary {
                result.insert(ObjectIdentifier(owner.file))
            }
        }
        for type in types { type.addOrigins(to: &result) }
        return result
    }

    /// The cells whose functions do what protocols ask of types of other cells and the library.
    func originsOfWitnesses() -> CellSet {
        var result: CellSet = []
        for (descriptor, type) in layouts.all where !descriptor.witnesses.isEmpty {
            var own: CellSet = []
            type.addOrigins(to: &own)
            for number in descriptor.witnesses.values {
                if let needed = origins[number] { result.formUnion(needed.subtracting(own)) }
            }
        }
        return result
    }

    /// Forgets the declarations of these cells.
    /// - Returns: numbers of functions and of types that are gone.
    func collect(_ cells: CellSet) -> (functions: Set<Int>, types: Set<Int>) {
        func isGone(_ declaration: Declaration) -> Bool {
            cells.contains(ObjectIdentifier(declaration.file))
        }
        func isGone(_ types: [Type]) -> Bool { types.contains { $0.comes(from: cells) } }
        func isGone(_ instance: Instance) -> Bool {
            isGone(instance.function) || isGone(instance.types)
        }
        let functions = Set(origins.lazy.filter { !$0.value.isDisjoint(with: cells) }.map(\.key))
        for number in functions {
            origins[number] = nil
            deferred[number] = nil
        }
        numbers = numbers.filter { !functions.contains($0.value) }
        localNumbers = localNumbers.filter { !functions.contains($0.value) }
        statics = statics.filter { !isGone($0.key.variable) && !isGone([$0.key.owner]) }
        requirementUses = requirementUses.filter { !isGone($0.key) }
        openings = openings.filter {
            !isGone($0.key.function) && !isGone($0.key.target)
                && !isGone($0.key.substitution.types)
        }
        dispatched = dispatched.filter { !isGone($0.key) }
        lines = lines.filter { !isGone($0.key) }.mapValues { $0.filter { !isGone($0.line) } }
        descendants = descendants.filter { !isGone($0.key) }
            .mapValues { $0.filter { !isGone([$0.type]) } }
        classes.removeAll { isGone([$0.type]) }
        castTargets = castTargets.filter { !isGone($0) }
        classProtocols = classProtocols.filter { !isGone($0) }
        uses.collect { isGone($0) }
        let types = layouts.collect(where: { $0.comes(from: cells) }, { isGone($0) })
        witnessed = witnessed.filter { !types.contains($0.descriptor) && !isGone($0.target) }
        environment.lookups.forgetAll()
        return (functions, types)
    }
}

extension Type {
    /// Whether a declaration of these cells occurs in it.
    func comes(from cells: CellSet) -> Bool {
        var own: CellSet = []
        addOrigins(to: &own)
        return !own.isDisjoint(with: cells)
    }

    /// Adds the cells whose declarations occur in it.
    func addOrigins(to cells: inout CellSet) {
        switch self {
        case .nominal(let nominal, let arguments):
            nominal.addOrigin(to: &cells)
            for argument in arguments { argument.addOrigins(to: &cells) }
        case .tuple(let elements):
            for element in elements { element.type.addOrigins(to: &cells) }
        case .function(let function):
            for parameter in function.parameters { parameter.type.addOrigins(to: &cells) }
            function.result.addOrigins(to: &cells)
            function.thrown?.addOrigins(to: &cells)
        case .metatype(let type), .member(let type, _): type.addOrigins(to: &cells)
        case .existential(let protocols):
            for target in protocols {
                target.addOrigin(to: &cells)
                for type in target.fixedTypes.values { type.addOrigins(to: &cells) }
            }
        case .variable(let variable): variable.binding?.addOrigins(to: &cells)
        case .parameter, .error: break
        }
    }
}

extension Nominal {
    fileprivate func addOrigin(to cells: inout CellSet) {
        if !isLibrary { cells.insert(ObjectIdentifier(file)) }
    }
}
