import Diagnostics

/// A cell that ran, as long as something of it is left.
final class CellRecord {
    let file: SourceFile
    /// How many cells had run before.
    let index: Int
    let declared: [Declaration]
    /// What stands within its functions.
    let localDeclarations: [Declaration]
    let extended: [Nominal]
    /// Where later cells find its value.
    let result: Variable?
    /// How often the cell itself names that.
    let ownUses: Int
    /// Members of other types that it added and that have been replaced since.
    fileprivate(set) var replacedMembers: [Declaration] = []
    /// Which cell was the first that could not name what it declared.
    fileprivate(set) var namesEnd: Int?
    /// Which cell was the first that could not name anything of it.
    fileprivate(set) var end: Int?

    init(
        file: SourceFile, index: Int, declared: [Declaration], localDeclarations: [Declaration],
        extended: [Nominal], result: Variable?
    ) {
        self.file = file
        self.index = index
        self.declared = declared
        self.localDeclarations = localDeclarations
        self.extended = extended
        self.result = result
        ownUses = result?.uses ?? 0
    }
}

/// Lets go of cells all of whose names others have taken: of what they declared, and of its code.
///
/// Only cells that ran while a cell's names were its own can use them. When all of those are gone too,
/// and no value that is alive is of its types or calls its functions, nothing leads to it.
extension CellCompiler {
    /// How many cells go at once: what it costs to see what is alive is shared by them.
    private static var fewestCollected: Int { 64 }

    /// Notes a cell that has been compiled.
    func record(_ cell: CheckedCell) {
        recordCount += 1
        let record = CellRecord(
            file: cell.file, index: recordCount, declared: cell.scope.names.values.flatMap { $0 },
            localDeclarations: environment.localDeclarations, extended: environment.extended,
            result: cell.resultVariable)
        records[ObjectIdentifier(cell.file)] = record
    }

    /// Notes which cells nobody can name any more, after one has run.
    func noteUnnamed(_ cell: CompiledCell) {
        var touched = [records[ObjectIdentifier(cell.file)]]
        for old in cell.replaced.values.joined() {
            touched.append(records[ObjectIdentifier(old.file)])
        }
        for record in touched.compactMap(\.self) { noteUnnamed(record) }
    }

    /// Notes that a cell's value is no longer at hand.
    func noteUnnamed(resultOf variables: [Variable]) {
        for variable in variables {
            guard let record = records[ObjectIdentifier(variable.file)] else { continue }
            noteUnnamed(record)
        }
    }

    private func noteUnnamed(_ record: CellRecord) {
        if record.namesEnd == nil, !isNamed(record) {
            let isNameless = record.declared.isEmpty && record.extended.isEmpty
            record.namesEnd = isNameless ? record.index : recordCount
        }
        guard let namesEnd = record.namesEnd, record.end == nil else { return }
        if let result = record.result,
            environment.results.scope.local(result.name).contains(where: { $0 === result })
        {
            return
        }
        // A value at hand is a use only if a cell took it.
        let isTaken = (record.result?.uses ?? 0) > record.ownUses
        record.end = isTaken ? recordCount : namesEnd
        unnamedCount += 1
    }

    private func isNamed(_ record: CellRecord) -> Bool {
        record.extended.contains { extends($0, record.file) }
            || record.declared.contains { declaration in
                environment.cells.local(declaration.name).contains { $0 === declaration }
            }
    }

    /// Whether a type of another cell, or of the library, has something of the cell's.
    private func extends(_ nominal: Nominal, _ file: SourceFile) -> Bool {
        if nominal.file === file || nominal.isSuperseded { return false }
        return nominal.conformances.contains { $0.origin === file }
            || nominal.members.values.contains { $0.contains { $0.file === file } }
    }

    /// Lets go of members that earlier cells added and that the cell at hand has replaced.
    func retireDisplaced() {
        var touched: [ObjectIdentifier: CellRecord] = [:]
        for (_, member) in environment.displaced where !member.isLibrary {
            compiler.retire(member)
            guard let record = records[ObjectIdentifier(member.file)] else { continue }
            record.replacedMembers.append(member)
            touched[ObjectIdentifier(member.file)] = record
        }
        environment.displaced = []
        touched.values.forEach(noteUnnamed)
    }

    /// Globals of a cell, with what tells whether a type or a function is the cell's own.
    package struct UnnamedGlobals {
        package let numbers: [Int]
        package let isOwnType: (Int) -> Bool
        package let isOwnFunction: (Int) -> Bool
    }

    /// The globals of cells that have lost their names, once there are enough such cells for `collect` to
    /// be worth its while; nil before.
    package func unnamedGlobals() -> [UnnamedGlobals]? {
        guard unnamedCount >= Self.fewestCollected else { return nil }
        return records.values.filter { $0.end != nil }.map { record in
            let own: CellSet = [ObjectIdentifier(record.file)]
            return UnnamedGlobals(
                numbers: globals(of: record),
                isOwnType: { [layouts] number in
                    var origins: CellSet = []
                    layouts.type(number: number).addOrigins(to: &origins)
                    return origins.isSubset(of: own)
                },
                isOwnFunction: { [compiler] number in
                    (compiler.origins[number] ?? []).isSubset(of: own)
                })
        }
    }

    /// Where the references of a cell's variables and of its types' static properties lie.
    private func globals(of record: CellRecord) -> [Int] {
        let variables = record.declared.compactMap { $0 as? Variable } + [record.result]
        let places = variables.compactMap(\.self).compactMap { variable in
            variable.globalNumber.map { ($0, variable.type) }
        }
        let statics = compiler.statics.filter { $0.key.variable.file === record.file }
            .map { ($0.value.value, $0.key.variable.type) }
        return (places + statics).flatMap { place, type in
            layouts.descriptor(for: type.resolved).references.map { place + $0 }
        }
    }

    /// What is gone for good.
    package struct Collected {
        package var functions: Set<Int> = []
        package var types: Set<Int> = []
        package var globals: [Int] = []
    }

    /// Forgets cells that nothing leads to.
    /// - Parameters:
    ///   - liveTypes: numbers of the types that values are of.
    ///   - liveFunctions: numbers of the functions that values refer to.
    package func collect(liveTypes: Set<Int>, liveFunctions: Set<Int>) -> Collected {
        unnamedCount = 0
        for record in records.values { noteUnnamed(record) }
        unnamedCount = 0
        var kept: CellSet = []
        for number in liveTypes where number >= 0 {
            layouts.type(number: number).addOrigins(to: &kept)
        }
        for number in liveFunctions { kept.formUnion(compiler.origins[number] ?? []) }
        kept.formUnion(compiler.originsOfWitnesses())
        let gone = unreachable(besides: kept)
        let globals = gone.flatMap(globals)
        let collected = compiler.collect(Set(gone.map { ObjectIdentifier($0.file) }))
        for record in gone {
            for declaration in record.declared { declaration.discard() }
            for declaration in record.localDeclarations { declaration.discard() }
            for declaration in record.replacedMembers { declaration.discard() }
            records[ObjectIdentifier(record.file)] = nil
        }
        return Collected(
            functions: collected.functions, types: collected.types, globals: globals)
    }

    /// Cells without names that neither values nor cells that stay can lead to.
    private func unreachable(besides kept: CellSet) -> [CellRecord] {
        let ordered = records.values.sorted { $0.index < $1.index }
        var staying = Set(
            ordered.filter { $0.end == nil || kept.contains(ObjectIdentifier($0.file)) }
                .map(\.index))
        // A cell that stays keeps those whose names it could use. Cells use earlier ones, so that going
        // backwards meets all that stay in time.
        for record in ordered.reversed() {
            guard let end = record.end, !staying.contains(record.index) else { continue }
            if staying.contains(where: { record.index <= $0 && $0 < end }) {
                staying.insert(record.index)
            }
        }
        return ordered.filter { !staying.contains($0.index) }
    }
}
