import Bytecode
import Diagnostics

/// Checked cells → code. Keeps what earlier cells were compiled to.
final class Compiler {
    let environment: Environment
    let layouts: TypeLayouts
    var numbers: [Instance: Int] = [:]
    var localNumbers: [LocalInstance: Int] = [:]
    private var functionCount = 0
    var globalCount = 0
    /// Functions that code refers to and that are yet to be compiled.
    var waiting: [Waiting] = []
    /// Functions of the library that nothing has called yet; see `Compiler+Deferred.swift`.
    var deferred: [Int: Waiting] = [:]
    /// By number of a function: the cells without whose declarations it means nothing.
    var origins: [Int: CellSet] = [:]
    /// Those of the function being written.
    private(set) var currentOrigins: CellSet = []
    var defersLibrary = true
    /// Whether the function being written is the library's.
    private(set) var isInLibrary = false
    /// What a cell that did not compile left behind, which later cells may refer to.
    var undelivered = ProgramDelta()
    var globalReferences: [Int] = []
    /// Globals of the cell that its entry function keeps in registers.
    var writeBacks: [(slot: Int, global: Int, count: Int)] = []
    /// What functions of cells use, for notes about what is out of date.
    var uses = UseGraph()
    private var opcodes: [String: Opcode] = [:]
    private var forms: [String: IntrinsicForm] = [:]

    var statics: [StaticKey: (flag: Int, value: Int)] = [:]
    /// Protocols that values have been cast to: every type seen needs its witnesses.
    var castTargets: Set<Nominal> = []
    var witnessed: Set<Witness> = []
    /// Generic and static requirements that are called behind `any`, by number.
    var requirementUses: [Instance: Int] = [:]
    /// Generic functions that are called with what is behind `any`.
    var openings: [Opening: OpenedCall] = [:]
    /// Lines of overrides that are called through instances, by number.
    var dispatched: [Instance: Int] = [:]
    /// The same by the class in which a line begins, and the classes that inherit from each.
    var lines: [Nominal: [(line: Instance, number: Int)]] = [:]
    var descendants: [Nominal: [ClassInstance]] = [:]
    /// Classes that have descriptors.
    var classes: [ClassInstance] = []
    /// Protocols behind which instances of classes have been put.
    var classProtocols: Set<Nominal> = []

    /// How many of the types have what printing, comparing and hashing them needs, and as of when.
    private var preparedTypes = 0
    private var preparedAt = 0

    /// A function yet to be compiled.
    struct Waiting {
        let number: Int
        let name: String
        let isLibrary: Bool
        var origins: CellSet = []
        let emit: () -> FunctionCode?
    }

    /// A function for particular types.
    struct Instance: Hashable {
        var function: Function
        var types: [Type]
    }

    /// A function declared in a function, for the types of all functions around it.
    struct LocalInstance: Hashable {
        var function: Function
        var substitution: Substitution
    }

    /// A type that can be called behind a protocol.
    struct Witness: Hashable {
        var descriptor: Int
        var target: Nominal
    }

    struct StaticKey: Hashable {
        var variable: Variable
        var owner: Type
    }

    init(environment: Environment) {
        self.environment = environment
        layouts = TypeLayouts(environment: environment)
        for opcode in Opcode.allCases { opcodes["\(opcode)"] = opcode }
    }

    /// The code of a cell, with all it needs that earlier cells did not; nil where that has problems.
    func compile(_ cell: CheckedCell) -> ProgramDelta? {
        var delta = undelivered
        undelivered = ProgramDelta()
        writeBacks = []
        currentOrigins = [ObjectIdentifier(cell.file)]
        uses.beginCell()
        let builder = FunctionBuilder(
            name: cell.file.name, file: cell.file, parameterSlots: 0, resultSlots: 0)
        let lowering = FunctionLowering(
            compiler: self, builder: builder, substitution: [:], function: nil, file: cell.file)
        lowering.scopes.append(.init())
        for variable in cell.variables where variable.isCaptured {
            _ = lowering.declare(variable)
        }
        lowering.statements(cell.statements)
        if let result = cell.result { lowering.present(result) }
        lowering.mark(cell.file.beginning)
        lowering.leave(0)
        builder.emit(.returnValues)
        lowering.landDeferred(scopeGoesOn: false)
        let entry = newFunctionNumber()
        let variables = writeBacks.flatMap { $0.slot..<$0.slot + $0.count }
        if let code = builder.finish(keeping: variables, runsOnce: true) {
            code.globalWriteBacks = writeBacks
            delta.functions.append((entry, code))
        } else {
            environment.error(
                "cell-too-large", "this cell is too large to compile", at: cell.file.beginning,
                hint: "split it into several cells")
        }
        drain(into: &delta)
        if environment.hasErrors {
            delta.functions.removeAll { $0.number == entry }
            undelivered = delta
            return nil
        }
        delta.entry = entry
        return delta
    }

    /// Compiles what was asked for meanwhile, until nothing is left but what is deferred.
    func drain(into delta: inout ProgramDelta) {
        // What a cell adds to types of other cells may make them print, compare or hash anew.
        if preparedAt != environment.lookups.generation { preparedTypes = 0 }
        preparedAt = environment.lookups.generation
        while true {
            while let next = waiting.popLast() {
                let before = environment.problems.count
                if delta.functions.count > Effort.mostFunctions { reportTooManyFunctions() }
                if defersLibrary, next.isLibrary, deferred[next.number] == nil {
                    deferred[next.number] = next
                    delta.functions.append((next.number, Self.placeholder(for: next)))
                    continue
                }
                isInLibrary = next.isLibrary
                currentOrigins = next.origins
                if let code = next.emit(), !environment.hasErrors(since: before) {
                    delta.functions.append((next.number, code))
                } else {
                    delta.functions.append((next.number, Self.stub))
                    forget(next.number)
                }
                isInLibrary = false
            }
            // Types that appeared may need functions of their own.
            let all = layouts.all
            if preparedTypes == all.count { break }
            let fresh = all[preparedTypes...]
            preparedTypes = all.count
            forAllTypes(fresh, prepare)
        }
        delta.descriptors += layouts.takeNew()
        delta.globalCount = globalCount
        delta.globalReferences += globalReferences
        globalReferences = []
    }

    private func reportTooManyFunctions() {
        waiting = waiting.map {
            Waiting(number: $0.number, name: $0.name, isLibrary: false, emit: { nil })
        }
        environment.error(
            "too-complex", "this cell needs more than \(Effort.mostFunctions) functions",
            at: SourceFile(name: "cell", text: "").beginning,
            hint: "a generic function may call itself for ever new types")
    }

    /// Stands for a function with problems: types may refer to it by its number already.
    private static var stub: FunctionCode {
        let builder = FunctionBuilder(
            name: "stub", file: nil, parameterSlots: 0, resultSlots: 0)
        builder.fail(
            Failure(id: "not-understood", "this function has problems and cannot be called"))
        return builder.finish() ?? FunctionCode(name: "stub")
    }

    /// The next cell that needs the function is told its problems again.
    private func forget(_ number: Int) {
        guard let instance = numbers.first(where: { $0.value == number })?.key else { return }
        numbers[instance] = nil
    }

    func newFunctionNumber() -> Int {
        functionCount += 1
        return functionCount - 1
    }

    /// Values of a type that a later cell declared anew say so when they print.
    func rename(_ superseded: Set<Nominal>) {
        for (descriptor, type) in layouts.all {
            guard case .nominal(let nominal, let arguments) = type, nominal.isSuperseded,
                // A type given to a generic one may be among those whose names change now.
                superseded.contains(nominal)
                    || arguments.contains(where: {
                        $0.contains { $0.nominal.map(superseded.contains) ?? false }
                    })
            else { continue }
            descriptor.name = RuntimeName.plain(type)
            descriptor.qualifiedName = RuntimeName.qualified(type)
        }
    }

    /// What an intrinsic's name asks for; nil if it names no instruction.
    func form(of intrinsic: String) -> IntrinsicForm? {
        if let known = forms[intrinsic] { return known }
        let parts = intrinsic.split(separator: "/").map(String.init)
        guard let opcode = opcodes[parts[0]] else { return nil }
        let form = IntrinsicForm(
            opcode: opcode, isSwapped: parts.dropFirst().contains("swapped"),
            widths: parts.dropFirst().compactMap { IntrinsicForm.widths[$0] },
            isPlain: parts.count == 1)
        forms[intrinsic] = form
        return form
    }

    func concrete(_ type: Type, _ substitution: Substitution) -> Type {
        // What stands behind `some P` is still to be put in its place.
        if !environment.hasOpaqueResults {
            if type.isClosed { return type }
            if case .parameter(let parameter) = type, let known = substitution[parameter],
                known.isClosed
            {
                return known
            }
        }
        let known = type.resolved
        if known.isConcrete, !environment.hasOpaqueResults { return known }
        var result = environment.conformances.substitute(known, substitution).resolved
        // Associated types may lead to further ones.
        var rounds = 0
        while !result.isConcrete, rounds < 8 {
            let next = environment.conformances.substitute(result, substitution).resolved
            if next == result { break }
            result = next
            rounds += 1
        }
        if environment.hasOpaqueResults {
            let open = environment.revealed(result)
            if open != result { return concrete(open, [:]) }
        }
        return result
    }
}
