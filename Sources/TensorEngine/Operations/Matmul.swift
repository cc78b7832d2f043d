import CTensorRoutines
import Diagnostics

extension Tensor {
    /// Matrix product over the last two axes: [.., m, k] times [.., k, n] is [.., m, n]. Leading
    /// axes broadcast; a vector is a row on the left and a column on the right, as in NumPy.
    package func matmul(_ other: Tensor) throws -> Tensor {
        try matmul(other, transposeSelf: false, transposeOther: false)
    }

    /// Matrix product with the last two axes of either side swapped first.
    package func matmul(_ other: Tensor, transposeSelf: Bool, transposeOther: Bool) throws -> Tensor
    {
        guard dtype == other.dtype else { throw Tensor.dtypeMismatch(.matmul, self, other) }
        guard dtype != .bool, rank > 0, other.rank > 0 else {
            throw Failure(
                id: "shape-mismatch",
                "matmul: it multiplies matrices or vectors of numbers, "
                    + "not \(dtype.name) of shapes \(shape) and \(other.shape)",
                hint: "use * to multiply element by element")
        }
        if rank == 1 {
            return try expandingDimension(at: 0)
                .matmul(other, transposeSelf: false, transposeOther: transposeOther)
                .squeezed(axis: other.rank == 1 ? 0 : -2)
        }
        if other.rank == 1 {
            return try matmul(
                other.expandingDimension(at: 1), transposeSelf: transposeSelf,
                transposeOther: false
            ).squeezed(axis: -1)
        }
        let rows = shape[transposeSelf ? rank - 1 : rank - 2]
        let depth = shape[transposeSelf ? rank - 2 : rank - 1]
        let otherDepth = other.shape[transposeOther ? other.rank - 1 : other.rank - 2]
        let columns = other.shape[transposeOther ? other.rank - 2 : other.rank - 1]
        guard depth == otherDepth else { throw matmulMismatch(other, depth, otherDepth) }
        let key: UInt64 = (transposeSelf ? 1 : 0) | (transposeOther ? 2 : 0)
        if rank == 2, other.rank == 2 {
            return Tensor.record(.matmul, dtype, [rows, columns], self, other, key: key)
        }
        if other.rank == 2, !transposeSelf {
            // One product of a tall matrix serves all leading axes.
            let tall = try reshaped(to: [count / Swift.max(1, depth), depth])
            return try tall.matmul(other, transposeSelf: false, transposeOther: transposeOther)
                .reshaped(to: Shape(shape.dimensions.dropLast() + [columns]))
        }
        let mine = Shape(shape.dimensions.dropLast(2))
        let theirs = Shape(other.shape.dimensions.dropLast(2))
        guard let leading = Shape.broadcast(mine, theirs) else {
            throw Failure(
                id: "shape-mismatch",
                "matmul: the axes before the last two of shapes \(shape) and \(other.shape) do not fit "
                    + "together", hint: "aligned at the right, they must be equal or 1")
        }
        let sizes = leading.dimensions
        let a = try broadcast(to: Shape(checking: sizes + shape.dimensions.suffix(2)))
        let b = try other.broadcast(to: Shape(checking: sizes + other.shape.dimensions.suffix(2)))
        return Tensor.record(
            .matmul, dtype, try Shape(checking: sizes + [rows, columns]), a, b, key: key)
    }

    private func matmulMismatch(_ other: Tensor, _ depth: Int, _ otherDepth: Int) -> Failure {
        Failure(
            id: "shape-mismatch",
            "matmul: \(shape) times \(other.shape): the left side's rows have \(depth) elements, "
                + "the right side's columns \(otherDepth)",
            hint: shape[rank - 2] == otherDepth
                ? "the left side transposed would fit"
                : "[m, k] times [k, n] fits: the right side must have \(depth) rows")
    }
}

extension Operation {
    static let products = [
        Operation(
            .matmul, "matmul",
            derivative: .rule { p in
                let (a, b, dy) = (p.input(0), p.input(1), p.gradient)
                let (ta, tb) = (p.node.key & 1 != 0, p.node.key & 2 != 0)
                // With C = op(A) op(B): d op(A) = dC op(B)ᵀ, and d op(B) = op(A)ᵀ dC.
                let da =
                    !p.wanted[0]
                    ? nil
                    : ta
                        ? try b.matmul(dy, transposeSelf: tb, transposeOther: true)
                        : try dy.matmul(b, transposeSelf: false, transposeOther: !tb)
                let db =
                    !p.wanted[1]
                    ? nil
                    : tb
                        ? try dy.matmul(a, transposeSelf: true, transposeOther: ta)
                        : try a.matmul(dy, transposeSelf: !ta, transposeOther: false)
                return [da, db]
            },
            routine: { build in
                guard build.node.dtype.isComputed else { return nil }
                return multiply(build, transposed: build.node.key)
            },
            reference: { call in
                let layout = ProductLayout(call.node)
                let (a, b, y) = (call.inputs[0], call.inputs[1], call.output)
                for index in 0..<y.count {
                    let (batch, within) = index.quotientAndRemainder(
                        dividingBy: layout.rows * layout.columns)
                    let (i, j) = within.quotientAndRemainder(dividingBy: layout.columns)
                    let (fromA, fromB) = (
                        batch * layout.rows * layout.depth, batch * layout.depth * layout.columns
                    )
                    var sum = 0.0
                    var whole: Int64 = 0
                    for k in 0..<layout.depth {
                        let at = fromA + (layout.ta ? k * layout.rows + i : i * layout.depth + k)
                        let bt = fromB + (layout.tb ? j * layout.depth + k : k * layout.columns + j)
                        if y.dtype.isFloating {
                            sum += a[at] * b[bt]
                        } else {
                            whole &+= a.integer(at) &* b.integer(bt)
                        }
                    }
                    if y.dtype.isFloating { y[index] = sum } else { y.setInteger(index, whole) }
                }
            })
    ]

    /// The step of a product, `transposed` being the node's flags, which the plan may have
    /// changed to read a transposed operand where it lies.
    static func multiply(_ build: Build, transposed: UInt64) -> Routine {
        let layout = ProductLayout(build.node, key: transposed)
        let (a, b, c) = (build.inputs[0], build.inputs[1], build.index)
        let (type, size) = (build.node.dtype.code, build.node.dtype.size)
        let (m, n, k) = (Int64(layout.rows), Int64(layout.columns), Int64(layout.depth))
        let lda = layout.ta ? m : k
        let ldb = layout.tb ? k : n
        let (ta, tb, batches) = (layout.ta, layout.tb, layout.batches)
        let multiply = { (run: Run, batch: Int64, epilogue: UnsafePointer<RoutineEpilogue>?) in
            routine_gemm(
                type, ta, tb, m, n, k, run.pointers[a] + Int(batch * m * k) * size, lda,
                run.pointers[b] + Int(batch * k * n) * size, ldb,
                run.pointers[c] + Int(batch * m * n) * size, n, epilogue)
        }
        guard let epilogue = build.epilogue else {
            if batches == 1 { return { run in multiply(run, 0, nil) } }
            return { run in for batch in 0..<Int64(batches) { multiply(run, batch, nil) } }
        }
        return { run in
            for batch in 0..<Int64(batches) {
                epilogue.withRoutine(run) { routine in
                    var own = routine.pointee
                    own.mask = own.mask.map { $0 + Int(batch * m * n) * size }
                    multiply(run, batch, &own)
                }
            }
        }
    }
}

/// The sizes of a matrix product.
struct ProductLayout {
    let batches: Int
    let rows: Int
    let columns: Int
    let depth: Int
    let ta: Bool
    let tb: Bool

    init(_ node: Node, key: UInt64? = nil) {
        let key = key ?? node.key
        let (a, rank) = (node.input(0).shape, node.shape.rank)
        ta = key & 1 != 0
        tb = key & 2 != 0
        rows = node.shape[rank - 2]
        columns = node.shape[rank - 1]
        batches = node.shape.product(0..<rank - 2)
        // Whichever way an operand lies, its two sizes are rows and depth.
        depth = node.key & 1 != 0 ? a[a.rank - 2] : a[a.rank - 1]
    }
}
