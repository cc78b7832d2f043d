import Bytecode
import Diagnostics

/// Checked cells → code. Keeps what earlier cells were compiled to.
final class Compiler {
    let environment: Environment
    let layouts: TypeLayouts
    private var numbers: [Instance: Int] = [:]
    private var functionCount = 0
    private var globalCount = 0
    private var waiting: [() -> (number: Int, code: FunctionCode)?] = []
    private var globalReferences: [Int] = []
    /// Globals of the cell that its entry function keeps in registers.
    private var writeBacks: [(slot: Int, global: Int, count: Int)] = []
    private(set) var opcodes: [String: Opcode] = [:]
    private var depth = 0
    /// Protocols that values have been cast to: every type seen needs its witnesses.
    private var castTargets: Set<Nominal> = []
    private var witnessed: Set<String> = []

    /// A function for particular types.
    private struct Instance: Hashable {
        var function: Function
        var types: [Type]
    }

    init(environment: Environment) {
        self.environment = environment
        layouts = TypeLayouts(environment: environment)
        for opcode in Opcode.allCases { opcodes["\(opcode)"] = opcode }
    }

    // MARK: Cells

    /// - Parameter present: the library's function that shows a cell's value, if there is one.
    func compile(_ cell: CheckedCell) -> ProgramDelta {
        var delta = ProgramDelta()
        writeBacks = []
        let builder = FunctionBuilder(
            name: cell.file.name, file: cell.file, parameterSlots: 0, resultSlots: 0)
        let lowering = FunctionLowering(
            compiler: self, builder: builder, substitution: [:], function: nil, file: cell.file)
        lowering.scopes.append(.init())
        for variable in cell.variables where variable.isCaptured || !Self.fitsRegisters(variable) {
            _ = lowering.declare(variable)
        }
        lowering.statements(cell.statements)
        if let result = cell.result { lowering.present(result) }
        lowering.mark(SourceRange(file: cell.file, start: 0, end: 0))
        lowering.leave(0)
        builder.emit(.returnValues)
        let entry = newFunctionNumber()
        if let code = builder.finish() {
            code.globalWriteBacks = writeBacks
            delta.functions.append((entry, code))
        } else {
            environment.error(
                "cell-too-large", "this cell is too large to compile", at: cell.file.wholeRange,
                hint: "split it into several cells")
        }
        drain(into: &delta)
        delta.descriptors = layouts.takeNew()
        delta.globalCount = globalCount
        delta.globalReferences = globalReferences
        globalReferences = []
        delta.entry = entry
        return delta
    }

    /// Compiles what was asked for meanwhile, until nothing is left.
    private func drain(into delta: inout ProgramDelta) {
        var seenTypes = 0
        while true {
            while let next = waiting.popLast() {
                if let compiled = next() { delta.functions.append(compiled) }
            }
            // Types that appeared may need functions of their own.
            let all = layouts.all
            if seenTypes == all.count { break }
            for (descriptor, type) in all[seenTypes...] { prepare(descriptor, type) }
            seenTypes = all.count
        }
    }

    private func newFunctionNumber() -> Int {
        functionCount += 1
        return functionCount - 1
    }

    private static func fitsRegisters(_ variable: Variable) -> Bool { true }

    /// Values of a type that a later cell declared anew say so when they print.
    func renameSuperseded() {
        for (descriptor, type) in layouts.all {
            if let nominal = type.nominal, nominal.isSuperseded {
                descriptor.name = TypeLayouts.runtimeName(type)
            }
        }
    }

    // MARK: Globals

    /// A place for a top-level variable: a register of the cell's own code while it runs, if no
    /// function uses the variable, and a global for the cells after it.
    func locate(_ variable: Variable, _ type: TypeDescriptor, in lowering: FunctionLowering) -> Location {
        if let number = variable.globalNumber { return .global(number) }
        let number = globalCount
        variable.globalNumber = number
        globalCount += max(type.slots, 1)
        globalReferences += type.references.map { $0 + number }
        if variable.isCaptured || lowering.function != nil { return .global(number) }
        let register = lowering.builder.allocate(type)
        if type.slots > 0 { writeBacks.append((register, number, type.slots)) }
        return .register(register)
    }

    /// Static properties live in globals of their own, initialized on first use.
    func staticGlobal(_ variable: Variable, _ type: Type, _ owner: Type) -> (flag: Int, value: Int) {
        let key = StaticKey(variable: variable, owner: owner)
        if let known = statics[key] { return known }
        let descriptor = layouts.descriptor(for: type)
        let place = (flag: globalCount, value: globalCount + 1)
        globalCount += 1 + max(descriptor.slots, 1)
        globalReferences += descriptor.references.map { $0 + place.value }
        statics[key] = place
        return place
    }

    private struct StaticKey: Hashable {
        var variable: Variable
        var owner: Type
    }

    private var statics: [StaticKey: (flag: Int, value: Int)] = [:]

    // MARK: Types

    func concrete(_ type: Type, _ substitution: Substitution) -> Type {
        var result = environment.conformances.substitute(type.resolved, substitution).resolved
        // Associated types may lead to further ones.
        var rounds = 0
        while !result.isConcrete, rounds < 8 {
            let next = environment.conformances.substitute(result, substitution).resolved
            if next == result { break }
            result = next
            rounds += 1
        }
        return result
    }

    // MARK: Functions

    /// The number of a function compiled for these types.
    func number(of function: Function, _ substitution: Substitution) -> Int {
        let parameters = Self.parameters(of: function)
        let types = parameters.map { concrete(substitution[$0] ?? .error, [:]) }
        let instance = Instance(function: function, types: types)
        if let known = numbers[instance] { return known }
        let number = newFunctionNumber()
        numbers[instance] = number
        let map = Dictionary(uniqueKeysWithValues: zip(parameters, types))
        depth += 1
        defer { depth -= 1 }
        waiting.append { [unowned self] in
            guard let code = self.compile(function, map) else { return nil }
            return (number, code)
        }
        return number
    }

    /// The generic parameters an instance depends on: the owner's (or `Self`), then its own.
    static func parameters(of function: Function) -> [GenericParameter] {
        var result: [GenericParameter] = []
        var owner = function.owner
        while let here = owner {
            if let selfParameter = here.selfParameter { result.append(selfParameter) }
            result += here.parameters
            owner = here.outer
        }
        return result + function.signature.parameters
    }

    private func compile(_ function: Function, _ substitution: Substitution) -> FunctionCode? {
        let checker = Checker(
            environment: environment, file: function.file, scope: function.scope)
        let selfType = function.owner.map { concrete($0.declaredType, substitution) }
        let emitter = FunctionEmitter(compiler: self, checker: checker)
        return emitter.emit(function, substitution, selfType)
    }

    /// A hidden function: a closure's body, a thunk.
    func enqueue(_ emit: @escaping () -> FunctionCode?) -> Int {
        let number = newFunctionNumber()
        waiting.append { emit().map { (number, $0) } }
        return number
    }

    // MARK: Protocols

    /// The function that does for a type what a requirement asks.
    func witness(of requirement: Function, for type: Type, _ substitution: Substitution) -> (
        Function, Substitution
    )? {
        let checker = Checker(environment: environment, file: requirement.file)
        let type = concrete(type, [:])
        let isStatic = requirement.isStatic || requirement.role == .initializer
        var candidates: [(Function, Substitution)] = []
        for (member, map) in checker.members(of: type, named: memberName(requirement), isStatic: isStatic) {
            if let function = matching(requirement, member), !function.isRequirement {
                candidates.append((function, map))
            }
        }
        for target in environment.conformances.protocols(of: type) {
            guard let parameter = target.selfParameter else { continue }
            for member in environment.ownMembers(of: target, named: memberName(requirement)) {
                if let function = matching(requirement, member), !function.isRequirement,
                    environment.conformances.satisfies(function.ownerSignature, [parameter: type])
                {
                    candidates.append((function, [parameter: type]))
                }
            }
        }
        let wanted = concrete(.function(requirement.type), substitution)
        let chosen =
            candidates.first { pair in
                var map = pair.1
                for (own, theirs) in zip(pair.0.signature.parameters, requirement.signature.parameters) {
                    map[own] = substitution[theirs]
                }
                return concrete(.function(pair.0.type), map) == wanted
            } ?? candidates.first
        guard let (function, found) = chosen else { return nil }
        var map = found
        for (own, theirs) in zip(function.signature.parameters, requirement.signature.parameters) {
            map[own] = substitution[theirs]
        }
        return (function, map)
    }

    private func memberName(_ function: Function) -> String {
        if function.role == .getter || function.role == .setter { return function.name }
        return function.name
    }

    private func matching(_ requirement: Function, _ member: Declaration) -> Function? {
        if let variable = member as? Variable {
            if requirement.role == .getter {
                if let getter = variable.getter { return getter.parameters.count == requirement.parameters.count ? getter : nil }
                return variable.storage == .stored ? storedGetter(variable) : nil
            }
            if requirement.role == .setter { return variable.setter ?? storedSetter(variable) }
            return nil
        }
        guard let function = member as? Function, function.role == requirement.role,
            function.fullName == requirement.fullName
        else { return nil }
        return function
    }

    private var storedGetters: [Variable: Function] = [:]
    private var storedSetters: [Variable: Function] = [:]

    /// A stored property as the witness of a property requirement.
    private func storedGetter(_ variable: Variable) -> Function {
        if let known = storedGetters[variable] { return known }
        let getter = Function(name: variable.name, role: .getter, file: variable.file, range: variable.range)
        getter.owner = variable.owner
        getter.result = variable.type
        getter.storedProperty = variable
        storedGetters[variable] = getter
        return getter
    }

    private func storedSetter(_ variable: Variable) -> Function? {
        guard variable.storage == .stored, !variable.isLet else { return nil }
        if let known = storedSetters[variable] { return known }
        let setter = Function(name: variable.name, role: .setter, file: variable.file, range: variable.range)
        setter.owner = variable.owner
        setter.isMutating = true
        setter.parameters = [ParameterDeclaration(label: nil, name: "newValue", type: variable.type)]
        setter.storedProperty = variable
        storedSetters[variable] = setter
        return setter
    }

    /// Makes sure that values of the type can be called through `any`.
    func needWitnesses(of type: Type, for protocols: [Nominal]) {
        let type = concrete(type, [:])
        if case .existential = type { return }
        for target in protocols {
            for inherited in environment.conformances.protocols(of: .existential([target])) {
                compileWitnesses(of: type, inherited)
            }
        }
        for target in castTargets where environment.conformances.conforms(type, to: target) {
            compileWitnesses(of: type, target)
        }
    }

    /// Values of any type may be found to conform to the protocol at run time.
    func needWitnessesEverywhere(_ target: Nominal) {
        guard castTargets.insert(target).inserted else { return }
        for (_, type) in layouts.all where environment.conformances.conforms(type, to: target) {
            if case .existential = type { continue }
            compileWitnesses(of: type, target)
        }
    }

    private func compileWitnesses(of type: Type, _ target: Nominal) {
        let descriptor = layouts.descriptor(for: type)
        guard witnessed.insert("\(descriptor.number).\(ObjectIdentifier(target))").inserted else {
            return
        }
        descriptor.conformances.insert(layouts.number(of: target))
        _ = environment.ownMembers(of: target, named: "")
        for member in target.members.values.flatMap({ $0 }) {
            let requirements = (member as? Function).map { [$0] } ?? (member as? Variable)?.accessors ?? []
            for requirement in requirements
            where requirement.isRequirement && !requirement.isStatic
                && requirement.role != .initializer && requirement.signature.parameters.isEmpty
            {
                guard let parameter = target.selfParameter,
                    let (function, map) = witness(of: requirement, for: type, [parameter: type])
                else { continue }
                let number =
                    descriptor.isSelfDescribing && function.storedProperty == nil
                        && function.implementation.isSource
                    ? self.number(of: function, map)
                    : enqueue { [unowned self] in
                        FunctionEmitter(
                            compiler: self,
                            checker: Checker(environment: self.environment, file: function.file)
                        ).emitWitnessThunk(requirement, function, map, type)
                    }
                descriptor.witnesses[requirement.requirementNumber] = number
            }
        }
    }

    /// Functions that printing, comparing and hashing a type need.
    private func prepare(_ descriptor: TypeDescriptor, _ type: Type) {
        guard case .nominal(let nominal, let arguments) = type,
            ["structure", "enumeration", "classInstance"].contains("\(descriptor.kind)")
        else { return }
        let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
        for name in ["description", "debugDescription"] {
            if let property = environment.ownMembers(of: nominal, named: name).compactMap({ $0 as? Variable }).first,
                let getter = property.getter, getter.implementation.isSource, getter.bodySyntax != nil,
                environment.conformances.conforms(
                    type, toLibrary: name == "description" ? "CustomStringConvertible" : "CustomDebugStringConvertible")
            {
                descriptor.customFunctions[name] = number(of: getter, map)
            }
        }
        for case let function as Function in environment.ownMembers(of: nominal, named: "==")
        where function.parameters.count == 2 && function.bodySyntax != nil
            && concrete(function.parameters[0].type, map) == type
        {
            descriptor.customFunctions["=="] = number(of: function, map)
        }
        for case let function as Function in environment.ownMembers(of: nominal, named: "hash")
        where function.fullName == "hash(into:)" && function.bodySyntax != nil {
            descriptor.customFunctions["hash(into:)"] = number(of: function, map)
        }
    }
}

extension LibraryDeclaration.Implementation {
    var isSource: Bool {
        if case .source = self { return true }
        return false
    }
}
