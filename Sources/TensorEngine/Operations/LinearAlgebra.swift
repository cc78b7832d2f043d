import Diagnostics

// Linear algebra on the last two axes; those before are a batch. All of it is computed in Float64,
// whatever the dtype.

extension Tensor {
    /// The X with self · X = `right`: a vector [n] or matrices […, n, k]. A singular matrix fails when it
    /// runs.
    package func solving(_ right: Tensor) throws -> Tensor {
        try requireSquare("solve")
        guard dtype == right.dtype else { throw Tensor.dtypeMismatch(.solve, self, right) }
        let isVector = right.rank == 1
        let columns = isVector ? try right.expandingDimension(at: 1) : right
        let size = shape.last
        guard columns.rank > 1, columns.shape[columns.rank - 2] == size,
            let outer = Shape.broadcast(batch, columns.batch)
        else {
            throw Failure(
                id: "shape-mismatch",
                "solve: a matrix of shape \(shape) and a right side of shape \(right.shape) do not go "
                    + "together",
                hint: "the right side is a vector [\(size)] or has \(size) rows: [\(size), k]")
        }
        let (width, whole) = (columns.shape.last, outer.dimensions)
        let x = Tensor.record(
            .solve, dtype, try Shape(checking: whole + [size, width]),
            try broadcast(to: Shape(checking: whole + [size, size])),
            try columns.broadcast(to: Shape(checking: whole + [size, width])))
        return isVector ? try x.squeezed(axis: -1) : x
    }

    /// The matrix whose product with this one is the identity.
    package func inverse() throws -> Tensor {
        try requireSquare("inverse")
        return try solving(Tensor(identity: shape.last, dtype: dtype))
    }

    /// The determinant of each matrix; 1 for an empty one.
    package func determinant() throws -> Tensor {
        try requireSquare("determinant")
        return Tensor.record(.determinant, dtype, batch, self)
    }

    /// The lower triangle L with L · Lᵀ equal to the symmetric matrix whose lower triangle this is. One
    /// that is not positive definite fails when it runs.
    package func cholesky() throws -> Tensor {
        try requireSquare("cholesky")
        return Tensor.record(.cholesky, dtype, shape, self)
    }

    /// Q with orthonormal columns, and an upper triangle R, with Q · R equal to the matrix.
    package func qr() throws -> (q: Tensor, r: Tensor) {
        let (rows, columns) = try matrixSizes("qr")
        let parts = try factors(
            .qr, [[rows, Swift.min(rows, columns)], [Swift.min(rows, columns), columns]])
        return (parts[0], parts[1])
    }

    /// U, the singular values in descending order, and Vᵀ, with U · diag(s) · Vᵀ equal to the matrix.
    package func svd() throws -> (u: Tensor, s: Tensor, vt: Tensor) {
        let (rows, columns) = try matrixSizes("svd")
        let count = Swift.min(rows, columns)
        let parts = try factors(.svd, [[rows, count], [count], [count, columns]])
        return (parts[0], parts[1], parts[2])
    }

    /// Eigenvalues in ascending order and eigenvectors as columns of the symmetric matrix whose lower
    /// triangle this is.
    package func eigh() throws -> (values: Tensor, vectors: Tensor) {
        try requireSquare("eigh")
        let parts = try factors(.eigh, [[shape.last], [shape.last, shape.last]])
        return (parts[0], parts[1])
    }

    // MARK: Shapes

    /// The axes before the last two.
    fileprivate var batch: Shape { Shape(shape.dimensions.dropLast(2)) }

    var matrixTransposed: Tensor { get throws { try swappedAxes(-1, -2) } }

    private func matrixSizes(_ name: String) throws -> (rows: Int, columns: Int) {
        try requireMatrices(name)
        guard dtype.isComputed else {
            throw Failure(
                id: "dtype-mismatch",
                "\(name): matrices are Float32 or Float64, this one has \(dtype.name)",
                hint: "convert it first: cast(to: .float32)")
        }
        return (shape[rank - 2], shape[rank - 1])
    }

    private func requireSquare(_ name: String) throws {
        let (rows, columns) = try matrixSizes(name)
        guard rows == columns else {
            throw Failure(
                id: "shape-mismatch", "\(name): the matrix is not square, its shape is \(shape)",
                hint: "the last two sizes are equal, as in [\(columns), \(columns)]")
        }
    }

    /// Records an op whose results lie in one row behind the batch; takes them apart.
    private func factors(_ op: Op, _ sizes: [[Int]]) throws -> [Tensor] {
        let counts = sizes.map { $0.reduce(1, *) }
        let whole = try Shape(checking: batch.dimensions + [counts.reduce(0, +)])
        return try Tensor.record(op, dtype, whole, self).parts(sizes)
    }

    /// The matrices and vectors of the given sizes that lie behind one another along the last axis.
    func parts(_ sizes: [[Int]]) throws -> [Tensor] {
        var start = 0
        return try sizes.map { size in
            let count = size.reduce(1, *)
            defer { start += count }
            return try slice([.ellipsis, .range(lower: start, upper: start + count, step: 1)])
                .reshaped(to: Shape(checking: shape.dimensions.dropLast() + size))
        }
    }
}

extension Operation {
    static let linearAlgebra = [
        Operation(
            .solve, "solve",
            derivative: .rule { p in
                let sent = try p.input(0).matrixTransposed.solving(p.gradient)
                return [
                    p.wanted[0] ? try -sent.matmul(p.output.matrixTransposed) : nil,
                    p.wanted[1] ? sent : nil,
                ]
            },
            reference: { call in
                let (n, k) = (call.inputs[0].shape.last, call.output.shape.last)
                for (index, matrix) in matrices(call) {
                    let right = DenseMatrix(index, of: call.inputs[1], n, k)
                    guard let solution = try matrix.solution(right) else {
                        throw singular(index, call.node)
                    }
                    write([solution.values], index, call)
                }
            }),
        Operation(
            .determinant, "determinant",
            derivative: .rule { p in
                // det A · (A⁻¹)ᵀ, which exists where A is not singular.
                let slope = try (p.gradient * p.output).expandingDimension(at: -1)
                    .expandingDimension(at: -1)
                return [try slope * p.input(0).inverse().matrixTransposed]
            },
            reference: { call in
                for (index, matrix) in matrices(call) {
                    write([[try matrix.determinant()]], index, call)
                }
            }),
        Operation(
            .cholesky, "cholesky",
            derivative: .rule { p in
                // Murray 2016, "Differentiation of the Cholesky decomposition".
                let lower = p.output
                let middle = try lower.matrixTransposed.matmul(p.gradient)
                    .triangle(upper: false, diagonal: 0)
                let half = try middle - (middle.diagonal() * 0.5).diagonalMatrix()
                let left = try lower.matrixTransposed.solving(half)
                let both = try lower.matrixTransposed.solving(left.matrixTransposed)
                return [try (both + both.matrixTransposed) * 0.5]
            },
            reference: { call in
                for (index, matrix) in matrices(call) {
                    let (factor, failing) = try matrix.cholesky()
                    if let failing {
                        throw Failure(
                            id: "not-positive-definite",
                            "cholesky: \(which(index, call.node)) is not positive definite: its upper "
                                + "left part of size \(failing) is not",
                            hint: "x · xᵀ plus a small multiple of the identity always is",
                            site: call.node.site)
                    }
                    write([factor.values], index, call)
                }
            }),
        Operation(
            .qr, "qr", derivative: .rule { p in try p.qrGradient() },
            reference: { call in
                for (index, matrix) in matrices(call) {
                    let (q, r) = try matrix.qr()
                    write([q.values, r.values], index, call)
                }
            }),
        Operation(
            .svd, "svd", derivative: .rule { p in try p.svdGradient() },
            reference: { call in
                for (index, matrix) in matrices(call) {
                    let (u, s, vt) = try matrix.singularValues()
                    write([u.values, s, vt.values], index, call)
                }
            }),
        Operation(
            .eigh, "eigh", derivative: .rule { p in try p.eighGradient() },
            reference: { call in
                for (index, matrix) in matrices(call) {
                    let (values, vectors) = try matrix.eigenvectors()
                    write([values, vectors.values], index, call)
                }
            }),
    ]

    /// The matrices of the first operand, numbered.
    private static func matrices(_ call: ReferenceCall) -> [(Int, DenseMatrix)] {
        let shape = call.inputs[0].shape
        let (rows, columns) = (shape[shape.rank - 2], shape.last)
        let count = shape.product(0..<shape.rank - 2)
        return (0..<count).map { ($0, DenseMatrix($0, of: call.inputs[0], rows, columns)) }
    }

    /// Writes the results of matrix number `index`, one behind the other.
    private static func write(_ results: [[Double]], _ index: Int, _ call: ReferenceCall) {
        var place = index * results.reduce(0) { $0 + $1.count }
        for value in results.joined() {
            call.output[place] = value
            place += 1
        }
    }

    private static func which(_ index: Int, _ node: Node) -> String {
        node.input(0).shape.rank > 2 ? "matrix \(index) of the batch" : "the matrix"
    }

    private static func singular(_ index: Int, _ node: Node) -> Failure {
        Failure(
            id: "singular-matrix",
            "solve: \(which(index, node)) is singular, so there is no one solution",
            hint: "one of its rows is a sum of multiples of the others; a small multiple of the "
                + "identity added to it makes it regular",
            site: node.site)
    }
}
