import Bytecode
import Diagnostics

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
    /// Whether the enum case that is matched next is the only one left.
    var isCertain = false
    /// Functions whose bodies are being written into this one, outermost first.
    var inlining: [Function] = []
    /// Of a body that is written into another function.
    var inlineReturn: InlineReturn?
    /// Parameters of a body that is written into another function, and the closures given for them.
    var writtenClosures: [Variable: WrittenClosure] = [:]
    /// How many closures that are written where they are called lie around this code.
    var closureDepth = 0
    /// In a thunk of a local function: what that is to be called with, and what is in it.
    var passedEnvironment: (object: Value, captures: [Capture])?
    /// `self`, in an initializer.
    var selfVariable: Variable?
    /// Returns the finished instance from an initializer.
    var finishInitializer: (() -> Void)?

    struct ScopeRecord {
        var owned: [(register: Int, type: TypeDescriptor)] = []
        var deferred: [DeferredBlock] = []
        /// Registers to reuse when the scope ends.
        var registers: [(register: Int, type: TypeDescriptor)] = []
    }

    struct LoopRecord {
        var label: String?
        var breakTarget: FunctionBuilder.Label
        var continueTarget: FunctionBuilder.Label?
        var depth: Int
        /// `do` and `if`, which only a `break` with their label leaves.
        var needsLabel = false
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

    /// The type under this instance's substitution.
    func concrete(_ type: Type) -> Type {
        compiler.concrete(type, substitution)
    }

    func descriptor(_ type: Type) -> TypeDescriptor {
        if case .nominal(let nominal, let arguments) = type.shallow, arguments.isEmpty,
            let layout = nominal.layout
        {
            return layout
        }
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
        compiler.uses.user.place = range
    }

    func inScope(_ work: () -> Void) {
        scopes.append(ScopeRecord())
        work()
        leave(scopes.count - 1)
        landDeferred()
        closeScope()
    }

    func closeScope() {
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
    }

    /// Writes what has to happen when control leaves all scopes from `depth` on.
    ///
    /// - Parameter kept: a register whose value is passed on instead of released.
    func leave(_ depth: Int, keeping kept: Int? = nil) {
        for index in scopes.indices.reversed() where index >= depth {
            let deferred = scopes[index].deferred
            // A deferred block must not run itself again when it leaves.
            scopes[index].deferred = []
            for block in deferred.reversed() { self.block(block.body) }
            scopes[index].deferred = deferred
            for (register, type) in scopes[index].owned.reversed() where register != kept {
                for offset in type.references { builder.emit(.release, register + offset) }
            }
        }
    }

    /// Registers that belong to the current scope and own what they hold.
    func own(_ register: Int, _ type: TypeDescriptor) {
        scopes[scopes.count - 1].owned.append((register, type))
        scopes[scopes.count - 1].registers.append((register, type))
    }
}
