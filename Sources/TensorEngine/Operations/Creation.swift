import CTensorRoutines
import Diagnostics
import Foundation

extension Tensor {
    /// A scalar recorded as a number: its value is an input of plans, not part of their key.
    package convenience init(constant value: Double, dtype: DType = .float32) {
        let tensor = Tensor.record(.constant, dtype, Shape())
        tensor.node.scalar = value
        self.init(tensor.node)
    }

    /// A tensor of elements given in row-major order. Throws `shape-mismatch` for a wrong number.
    package convenience init<Scalar: TensorScalar>(_ scalars: [Scalar], shape: Shape) throws {
        guard scalars.count == shape.count else {
            throw Failure(
                id: "shape-mismatch",
                "\(scalars.count) elements do not make a tensor of shape \(shape), "
                    + "which has \(shape.count)",
                hint: "the product of the sizes is the number of elements")
        }
        try self.init(uninitialized: shape, dtype: Scalar.dtype) { memory in
            scalars.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                memory.copyMemory(from: base, byteCount: bytes.count)
            }
        }
    }

    /// A vector of the given elements.
    package convenience init<Scalar: TensorScalar>(_ scalars: [Scalar]) throws {
        try self.init(scalars, shape: [scalars.count])
    }

    /// A tensor whose memory `fill` writes: `shape.count` elements in row-major order.
    package convenience init(
        uninitialized shape: Shape, dtype: DType, _ fill: (UnsafeMutableRawPointer) throws -> Void
    ) throws {
        let buffer = try Buffer.allocate(
            shape.count * dtype.size, for: "a \(dtype.name) tensor of shape \(shape)")
        try fill(buffer.memory)
        self.init(buffer: buffer, shape: shape, dtype: dtype)
    }

    convenience init(buffer: Buffer, shape: Shape, dtype: DType) {
        let node = engine.node(.leaf, dtype, shape, key: 0)
        node.buffer = buffer
        self.init(node)
    }

    /// Every element is `value`.
    package convenience init(full value: Double, shape: Shape, dtype: DType = .float32) throws {
        let scalar = Tensor(constant: value, dtype: dtype)
        self.init((shape.rank == 0 ? scalar : try scalar.broadcast(to: shape)).node)
    }

    package convenience init(zeros shape: Shape, dtype: DType = .float32) throws {
        try self.init(full: 0, shape: shape, dtype: dtype)
    }

    package convenience init(ones shape: Shape, dtype: DType = .float32) throws {
        try self.init(full: 1, shape: shape, dtype: dtype)
    }

    /// `start`, `start + step`, … up to but not including `end`.
    package convenience init(
        rangeFrom start: Double, to end: Double, step: Double = 1, dtype: DType = .float32
    ) throws {
        guard step != 0, step.isFinite, start.isFinite, end.isFinite else {
            throw Failure(
                id: "invalid-argument", "arange: from \(start) to \(end) by \(step) never arrives",
                hint: "the step must not be zero")
        }
        let count = Swift.max(0, ((end - start) / step).rounded(.up))
        guard count < 1e15 else {
            throw Failure(id: "out-of-memory", "arange: that would be \(count) elements")
        }
        let tensor = Tensor.record(.arange, dtype, [Int(count)])
        tensor.node.numbers.scalars = [start, step]
        self.init(tensor.node)
    }

    /// `count` numbers from `start` to `end`, both included, evenly spaced.
    package convenience init(
        linearFrom start: Double, to end: Double, count: Int, dtype: DType = .float32
    ) throws {
        guard count >= 0 else {
            throw Failure(
                id: "invalid-argument", "linspace: \(count) is no number of elements",
                hint: "count says how many numbers there are, both ends included")
        }
        let shape = try Shape(checking: [count])
        let tensor = Tensor.record(.arange, dtype, shape)
        let step = count > 1 ? (end - start) / Double(count - 1) : 0
        tensor.node.numbers.scalars = [start, step, end]
        self.init(tensor.node)
    }

    /// The identity matrix of `size` rows and columns.
    package convenience init(identity size: Int, dtype: DType = .float32) throws {
        let shape = try Shape(checking: [size, size])
        self.init(Tensor.record(.eye, dtype, shape).node)
    }
}

extension Operation {
    private static func unused(_: ReferenceCall) {}

    static let sources: [Operation] =
        [
            Operation(.leaf, "a tensor", derivative: .constant, reference: unused),
            Operation(
                .constant, "a number", derivative: .constant,
                routine: { build in
                    let (index, dtype) = (build.index, build.node.dtype)
                    return { run in
                        ReferenceArray(memory: run.pointers[index], dtype: dtype, shape: Shape())[
                            0] =
                            run.node(index).scalar
                    }
                },
                reference: { $0.output[0] = $0.node.scalar }),
            Operation(.arange, "arange", derivative: .constant) { call in
                let numbers = call.node.scalars
                let count = call.output.count
                for i in 0..<count { call.output[i] = numbers[0] + Double(i) * numbers[1] }
                // linspace ends exactly where it was told to.
                if numbers.count > 2, count > 1 { call.output[count - 1] = numbers[2] }
            },
            Operation(.eye, "eye", derivative: .constant) { call in
                let size = call.node.shape[0]
                for i in 0..<size * size { call.output[i] = i / size == i % size ? 1 : 0 }
            },
        ] + random
}
