import Diagnostics
import TensorEngine
import VirtualMachine

/// Natives take and give engine tensors; the reference that programs hold is a `TensorValue`.
extension Tensor: MachineReference {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Tensor" }

    package static func type(in machine: Machine) -> TypePointer {
        machine.nativeType(named: typeName)
    }

    /// Throws `shape-not-known` for a parameter that has no shape yet.
    package static func load(from slots: Slots, in machine: Machine) throws -> Self {
        let tensor = try TensorValue.load(from: slots, in: machine).tensor()
        // The class is final, so `Self` is nothing else.
        return unsafeDowncast(tensor, to: Self.self)
    }

    package func store(to slots: Slots, in machine: Machine) {
        TensorValue(self).store(to: slots, in: machine)
    }
}

/// The language's `DType`, an enum whose cases stand in the order of the engine's.
extension DType: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "DType" }
    package static func type(in machine: Machine) -> TypePointer { Int.type(in: machine) }

    package static func load(from slots: Slots, in machine: Machine) throws -> DType {
        guard let dtype = DType(rawValue: UInt8(truncatingIfNeeded: slots[0])) else {
            throw Failure(id: "internal-type-confusion", "\(slots[0]) is not a dtype")
        }
        return dtype
    }

    package func store(to slots: Slots, in machine: Machine) { slots[0] = UInt64(rawValue) }
}

/// A seed a user gives: any whole number.
extension UInt64 {
    init(seed: Int) { self = UInt64(bitPattern: Int64(seed)) }
}

extension Builtin {
    /// A function that records tensor operations.
    ///
    /// What it records belongs to the line that called it, so that what fails late still points there.
    /// Chains that nobody looks at are cut before they grow without bound.
    init<each Argument: MachineValue, Result: MachineValue>(
        tensor text: String, file: String = #filePath, line: Int = #line,
        _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        self.init(raw: text, file: file, line: line) { call in
            Site.current = call.site
            try Engine.cutLongChains()
            let arguments = (repeat try call.argument((each Argument).self))
            let result = try body(repeat each arguments)
            if ModelTrace.isActive { ModelTrace.note(result, in: call.machine) }
            try call.setResult(result)
        }
    }
}
