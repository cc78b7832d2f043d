import Bytecode
import Diagnostics

/// Where a value lies after it was computed.
struct Value {
    var register: Int
    var type: TypeDescriptor
    /// It holds a reference count of its own, to be given back or passed on.
    var isOwned: Bool
    /// Its registers can be reused when it is done with.
    var isTemporary: Bool
}

/// Where a variable lives.
enum Location {
    case register(Int)
    /// In an object that closures share; the register holds the object.
    case cell(Int)
    case global(Int)
    /// An inout parameter: the register holds the address of its first slot.
    case address(Int)
}

/// Compiles one function for concrete types.
///
/// Ownership: parameters are borrowed, results are owned, variables own what they hold. A temporary
/// with references is released as soon as its expression is done.
final class FunctionLowering {
    let compiler: Compiler
    let builder: FunctionBuilder
    /// What generic parameters stand for in this instance.
    let substitution: Substitution
    let function: Function?
    let file: SourceFile?
    var locations: [Variable: Location] = [:]
    var scopes: [ScopeRecord] = []
    var loops: [LoopRecord] = []
    var yieldTargets: [(register: Int, type: Type, end: FunctionBuilder.Label, depth: Int)] = []
    var resultType: Type = .void
    /// Values that stand for `.placeholder` expressions while a pattern is tested.
    var placeholders: [ObjectIdentifier: Value] = [:]
    /// Jumps of the optional chain being evaluated, taken on nil.
    var chainExits: [FunctionBuilder.Label] = []
    /// Of the switch being compiled: where `fallthrough` leads.
    var fallThroughTarget: FunctionBuilder.Label?
    /// `self`, in an initializer.
    var selfVariable: Variable?
    /// Returns the finished instance from an initializer.
    var finishInitializer: (() -> Void)?

    struct ScopeRecord {
        var owned: [(register: Int, type: TypeDescriptor)] = []
        var deferred: [[Statement]] = []
        /// Registers to reuse when the scope ends.
        var registers: [(register: Int, type: TypeDescriptor)] = []
    }

    struct LoopRecord {
        var label: String?
        var breakTarget: FunctionBuilder.Label
        var continueTarget: FunctionBuilder.Label?
        var depth: Int
    }

    init(
        compiler: Compiler, builder: FunctionBuilder, substitution: Substitution,
        function: Function?, file: SourceFile?
    ) {
        self.compiler = compiler
        self.builder = builder
        self.substitution = substitution
        self.function = function
        self.file = file
    }

    var environment: Environment { compiler.environment }

    // MARK: Types

    /// The type under this instance's substitution.
    func concrete(_ type: Type) -> Type {
        compiler.concrete(type, substitution)
    }

    func descriptor(_ type: Type) -> TypeDescriptor {
        let known = concrete(type)
        if !known.isConcrete {
            let place = file.map {
                SourceRange(file: $0, start: Int(builder.range.start), end: Int(builder.range.end))
            }
            environment.report(
                Diagnostic(
                    id: "unresolved-type", "the type '\(known)' could not be determined here",
                    at: place, hint: "declare the types of the variables involved"))
        }
        return compiler.layouts.descriptor(for: known)
    }

    func mark(_ range: SourceRange) {
        guard range.file === file else { return }
        builder.range = (Int32(clamping: range.start), Int32(clamping: range.end))
    }

    // MARK: Values

    func temporary(_ type: TypeDescriptor) -> Value {
        Value(
            register: builder.allocate(type), type: type, isOwned: !type.references.isEmpty,
            isTemporary: true)
    }

    /// The place asked for, or a new temporary.
    func target(_ destination: Int?, _ type: TypeDescriptor) -> Value {
        if let destination {
            return Value(
                register: destination, type: type, isOwned: !type.references.isEmpty,
                isTemporary: false)
        }
        return temporary(type)
    }

    /// Gives back what a temporary owns, and its registers.
    func release(_ value: Value) {
        guard value.isTemporary else { return }
        if value.isOwned {
            for offset in value.type.references { builder.emit(.release, value.register + offset) }
        }
        builder.deallocate(value.register, value.type)
    }

    func move(_ from: Int, to: Int, slots: Int) {
        if from == to { return }
        switch slots {
        case 0: break
        case 1: builder.emit(.move, to, from)
        case 2: builder.emit(.move2, to, from)
        default: builder.emit(.moveMany, to, from, slots)
        }
    }

    /// Copies with a count of its own for each reference.
    func copy(_ from: Int, to: Int, _ type: TypeDescriptor) {
        if type.references.isEmpty {
            move(from, to: to, slots: type.slots)
            return
        }
        for offset in 0..<type.slots {
            builder.emit(
                type.references.contains(offset) ? .copyReference : .move, to + offset,
                from + offset)
        }
    }

    /// Passes ownership from a temporary to another place.
    func take(_ from: Int, to: Int, _ type: TypeDescriptor) {
        for offset in 0..<type.slots {
            builder.emit(
                type.references.contains(offset) ? .take : .move, to + offset, from + offset)
        }
    }

    /// Puts a value into a place that holds nothing yet; the place owns it then.
    func initialize(_ destination: Int, with value: Value) {
        if value.register == destination, !value.isTemporary { return }
        if value.isOwned && value.isTemporary {
            take(value.register, to: destination, value.type)
            builder.deallocate(value.register, value.type)
        } else {
            copy(value.register, to: destination, value.type)
            if value.isTemporary { builder.deallocate(value.register, value.type) }
        }
    }

    /// The value in a temporary of its own that owns it.
    func owned(_ value: Value) -> Value {
        if value.isTemporary && (value.isOwned || value.type.references.isEmpty) { return value }
        let result = temporary(value.type)
        initialize(result.register, with: value)
        return result
    }

    // MARK: Scopes

    func inScope(_ work: () -> Void) {
        scopes.append(ScopeRecord())
        work()
        leave(scopes.count - 1)
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
    }

    /// Writes what has to happen when control leaves all scopes from `depth` on.
    func leave(_ depth: Int) {
        for index in scopes.indices.reversed() where index >= depth {
            let deferred = scopes[index].deferred
            // A deferred block must not run itself again when it leaves.
            scopes[index].deferred = []
            for block in deferred.reversed() { statements(block) }
            scopes[index].deferred = deferred
            for (register, type) in scopes[index].owned.reversed() {
                for offset in type.references { builder.emit(.release, register + offset) }
            }
        }
    }

    /// Registers that belong to the current scope and own what they hold.
    func own(_ register: Int, _ type: TypeDescriptor) {
        scopes[scopes.count - 1].owned.append((register, type))
        scopes[scopes.count - 1].registers.append((register, type))
    }

    /// Makes room for a variable and remembers where.
    func declare(_ variable: Variable, zeroed: Bool = true) -> Location {
        let type = descriptor(variable.type)
        if variable.storage == .global {
            let location = compiler.locate(variable, type, in: self)
            locations[variable] = location
            return location
        }
        if variable.isCaptured && variable.isMutated {
            let cell = compiler.layouts.cell(holding: type)
            let register = builder.allocate(cell)
            builder.emit(.newObject, register, immediate: cell.number)
            own(register, cell)
            locations[variable] = .cell(register)
            return .cell(register)
        }
        let register = builder.allocate(type)
        own(register, type)
        if zeroed {
            // The registers may have been used before: by another variable, or in a loop.
            for offset in 0..<type.slots where !type.references.contains(offset) {
                builder.emit(.loadImmediate, register + offset, immediate: 0)
            }
        }
        locations[variable] = .register(register)
        return .register(register)
    }

    /// Gives a new variable its first value.
    func initialize(_ variable: Variable, with value: Value) {
        let location = locations[variable] ?? declare(variable, zeroed: false)
        store(value, to: location, isInitialization: true)
    }

    /// Stores a value into a variable's place, releasing what was there.
    func store(_ value: Value, to location: Location, isInitialization: Bool = false) {
        let type = value.type
        switch location {
        case .register(let register):
            if isInitialization || type.references.isEmpty {
                initialize(register, with: value)
                return
            }
            // The new value may have been computed from the old one: take it first, then release.
            let new = owned(value)
            for offset in type.references { builder.emit(.release, register + offset) }
            initialize(register, with: new)
        case .global(let number):
            let new = owned(value)
            var old: [Int] = []
            if !isInitialization {
                for offset in type.references {
                    let register = builder.allocate(slots: 1, references: [0])
                    builder.emit(.loadGlobal, register, immediate: number + offset)
                    old.append(register)
                }
            }
            for offset in 0..<type.slots {
                builder.emit(.storeGlobal, new.register + offset, immediate: number + offset)
            }
            forget(new)
            for register in old {
                builder.emit(.release, register)
                builder.deallocate(register, slots: 1, references: [0])
            }
        case .cell(let cell):
            let address = builder.allocate()
            builder.emit(.addressOfSlot, address, cell, 0)
            storeIndirect(value, address, 0, isInitialization: isInitialization)
            builder.deallocate(address)
        case .address(let address):
            storeIndirect(value, address, 0, isInitialization: isInitialization)
        }
    }

    /// The temporary's references now belong to somebody else.
    func forget(_ value: Value) {
        for offset in value.type.references {
            builder.emit(.loadImmediate, value.register + offset, immediate: 0)
        }
        if value.isTemporary { builder.deallocate(value.register, value.type) }
    }

    /// Stores at an address, releasing what was there.
    func storeIndirect(_ value: Value, _ address: Int, _ offset: Int, isInitialization: Bool) {
        let type = value.type
        if type.references.isEmpty {
            for slot in 0..<type.slots {
                builder.emit(.storeIndirect, address, value.register + slot, offset + slot)
            }
            if value.isTemporary { builder.deallocate(value.register, value.type) }
            return
        }
        let new = owned(value)
        var old: [Int] = []
        if !isInitialization {
            for slot in type.references {
                let register = builder.allocate(slots: 1, references: [0])
                builder.emit(.loadIndirect, register, address, offset + slot)
                old.append(register)
            }
        }
        for slot in 0..<type.slots {
            builder.emit(.storeIndirect, address, new.register + slot, offset + slot)
        }
        forget(new)
        for register in old {
            builder.emit(.release, register)
            builder.deallocate(register, slots: 1, references: [0])
        }
    }

    /// Reads slots from an address, retained.
    func loadIndirect(_ address: Int, _ offset: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(.loadIndirect, result.register + slot, address, offset + slot)
            if type.references.contains(slot) { builder.emit(.retain, result.register + slot) }
        }
        return result
    }

    /// Reads slots from an object's payload, retained.
    func loadPayload(_ object: Int, _ offset: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(
                type.references.contains(slot) ? .loadReference : .loadSlot,
                result.register + slot, object, offset + slot)
        }
        return result
    }

    /// Stores a value into a fresh object, which owns it then.
    func storePayload(_ value: Value, _ object: Int, _ offset: Int) {
        let value = value.type.references.isEmpty ? value : owned(value)
        for slot in 0..<value.type.slots {
            builder.emit(.storeSlot, object, value.register + slot, offset + slot)
        }
        if value.type.references.isEmpty { release(value) } else { forget(value) }
    }
}
