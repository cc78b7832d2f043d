import CTensorRoutines
import Diagnostics

// Looking at elements, which forces them.

extension Tensor {
    /// Computes the elements, and with them everything else that is pending.
    package func force() throws {
        if node.buffer != nil { return }
        if let failure = node.failure { throw failure }
        try engine.evaluate(for: node)
        guard node.buffer == nil else { return }
        if let failure = node.failure { throw failure }
        throw Failure(id: "internal-error", "a tensor of shape \(shape) was not computed")
    }

    /// The elements' memory in row-major order, valid during the call.
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws
        -> Result
    {
        try force()
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: node.memory, count: node.bytes))
    }

    /// The elements of a Float32 tensor, valid during the call. Throws `dtype-mismatch` for others.
    package func withFloats<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) throws
        -> Result
    {
        guard dtype == .float32 else {
            throw Failure(
                id: "dtype-mismatch", "these elements are \(dtype.name), not Float32",
                hint: "convert them first: cast(to: .float32)")
        }
        return try withUnsafeBytes { try body($0.bindMemory(to: Float.self)) }
    }

    /// All elements in row-major order, converted as `cast(to:)` converts.
    package func scalars<Scalar: TensorScalar>(as type: Scalar.Type) throws -> [Scalar] {
        if dtype.isHalf { return try cast(to: .float32).scalars(as: type) }
        try force()
        defer { withExtendedLifetime(self) {} }
        let count = self.count
        return [Scalar](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                routine_cast(dtype.code, Scalar.dtype.code, node.memory, base, Int64(count))
            }
            initialized = count
        }
    }

    /// The one element as Double. Throws `not-a-scalar` where there are more.
    package func item() throws -> Double {
        guard count == 1 else {
            throw Failure(
                id: "not-a-scalar",
                "item() reads one element, this tensor of shape \(shape) has \(count)",
                hint: "reduce it first, for example with mean(), or choose one: x[0]")
        }
        if node.op == .constant { return node.scalar }
        try force()
        return ReferenceArray(memory: node.memory, dtype: dtype, shape: shape)[0]
    }

    /// The one element as Int, if it is a whole number that fits. Throws `inexact-conversion`.
    package func itemAsInt() throws -> Int {
        if dtype.isFloating {
            let value = try item()
            guard let exact = Int(exactly: value) else {
                throw Failure(
                    id: "inexact-conversion", "\(value) is not a whole number that fits an Int",
                    hint: "round() or floor() it first")
            }
            return exact
        }
        guard count == 1 else { return Int(try item()) }
        try force()
        return Int(ReferenceArray(memory: node.memory, dtype: dtype, shape: shape).integer(0))
    }
}
