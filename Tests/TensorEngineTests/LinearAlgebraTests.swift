import Diagnostics
import Dispatch
import TensorEngine
import Testing

extension TensorEngineTests {
    /// What makes factors of a matrix right whatever the method: their product is the matrix, and what
    /// should be orthonormal is.
    @Suite("Linear algebra") struct LinearAlgebra {
        /// Sizes that a loop over eight elements at once begins, ends and leaves over in.
        static let shapes: [Shape] = [
            [1, 1], [2, 3], [7, 7], [9, 4], [4, 9], [40, 33], [3, 12, 12],
        ]

        /// Runs `body` without LAPACK and, where it is there, with it.
        private func withBoth(_ body: () throws -> Void) rethrows {
            defer { Engine.allowLAPACK(true) }
            for allowed in [false, true] {
                Engine.allowLAPACK(allowed)
                try body()
            }
        }

        private func matrix(_ shape: Shape) throws -> Tensor {
            try Tensor(
                random: .normal(mean: 0, deviation: 1), shape: shape, seed: 3, dtype: .float64)
        }

        private func transposed(_ x: Tensor) throws -> Tensor { try x.swappedAxes(-1, -2) }

        private func expectClose(
            _ x: Tensor, _ y: Tensor, tolerance: Double = 1e-12,
            at location: SourceLocation = #_sourceLocation
        ) throws {
            #expect(x.shape == y.shape, sourceLocation: location)
            let most = try (x - y).abs().max().item()
            #expect(most <= tolerance, sourceLocation: location)
        }

        private func expectOrthonormalColumns(_ q: Tensor, at location: SourceLocation) throws {
            let product = try transposed(q).matmul(q)
            let eye = try Tensor(identity: q.shape.last, dtype: .float64)
            try expectClose(product, eye.broadcast(to: product.shape), at: location)
        }

        @Test("Q and R", arguments: shapes)
        func qr(shape: Shape) throws {
            try withBoth {
                let a = try matrix(shape)
                let (q, r) = try a.qr()
                try expectClose(q.matmul(r), a)
                try expectClose(r.triangle(upper: true, diagonal: 0), r, tolerance: 0)
                try expectOrthonormalColumns(q, at: #_sourceLocation)
            }
        }

        @Test("Singular values", arguments: shapes)
        func svd(shape: Shape) throws {
            try withBoth {
                let a = try matrix(shape)
                let (u, s, vt) = try a.svd()
                try expectClose((u * s.expandingDimension(at: -2)).matmul(vt), a)
                try expectOrthonormalColumns(u, at: #_sourceLocation)
                try expectOrthonormalColumns(transposed(vt), at: #_sourceLocation)
                let values = try s.reshaped(to: [-1, s.shape.last]).scalars(as: Double.self)
                #expect(
                    values.prefix(s.shape.last).elementsEqual(
                        values.prefix(s.shape.last).sorted(by: >)))
            }
        }

        @Test(
            "Eigenvalues and eigenvectors", arguments: shapes.filter { $0[$0.rank - 2] == $0.last })
        func eigh(shape: Shape) throws {
            try withBoth {
                let a = try matrix(shape)
                let symmetric = try a + transposed(a)
                let (values, vectors) = try symmetric.eigh()
                try expectClose(
                    symmetric.matmul(vectors), vectors * values.expandingDimension(at: -2))
                try expectOrthonormalColumns(vectors, at: #_sourceLocation)
                let sum = try values.sum(axes: [-1])
                try expectClose(sum, symmetric.diagonal().sum(axes: [-1]))
            }
        }

        @Test("Equal eigenvalues, zeros and repeated columns have orthonormal vectors too")
        func degenerate() throws {
            try withBoth {
                let ones = try Tensor(full: 1, shape: [6, 6], dtype: .float64)
                let (values, vectors) = try ones.eigh()
                try expect(values, [0, 0, 0, 0, 0, 6], shape: [6], tolerance: 1e-14)
                try expectOrthonormalColumns(vectors, at: #_sourceLocation)
                let (u, s, vt) = try ones.svd()
                try expect(s, [6, 0, 0, 0, 0, 0], shape: [6], tolerance: 1e-14)
                try expectOrthonormalColumns(u, at: #_sourceLocation)
                try expectOrthonormalColumns(transposed(vt), at: #_sourceLocation)
                let zeros = try Tensor(zeros: [3, 2], dtype: .float64)
                try expectOrthonormalColumns(zeros.svd().u, at: #_sourceLocation)
            }
        }

        @Test(
            "Solving, determinants and Cholesky",
            arguments: shapes.filter { $0[$0.rank - 2] == $0.last })
        func solve(shape: Shape) throws {
            try withBoth {
                let a = try matrix(shape)
                let right = try matrix(shape).slice([
                    .ellipsis, .range(lower: 0, upper: 1, step: 1),
                ])
                try expectClose(a.matmul(a.solving(right)), right, tolerance: 1e-10)
                let definite =
                    try a.matmul(transposed(a)) + Tensor(identity: shape.last, dtype: .float64)
                let lower = try definite.cholesky()
                try expectClose(lower.matmul(transposed(lower)), definite, tolerance: 1e-11)
                // det(L Lᵀ) is the square of the product of L's diagonal.
                let product = try lower.diagonal().product(axes: [-1]).square()
                let ratio = try definite.determinant() / product
                try expectClose(ratio, Tensor(full: 1, shape: ratio.shape, dtype: .float64))
            }
        }

        @Test("NaN and infinity give NaN, not an endless search")
        func notFinite() throws {
            try withBoth {
                let a = try Tensor([1, 2, .nan, 4] as [Double], shape: [2, 2])
                #expect(try a.svd().s.scalars(as: Double.self).allSatisfy(\.isNaN))
                #expect(try a.eigh().values.scalars(as: Double.self).allSatisfy(\.isNaN))
                #expect(try a.qr().r.scalars(as: Double.self).allSatisfy(\.isNaN))
            }
        }

        @Test("Stop is heard within a factorization", .timeLimit(.minutes(1)))
        func stop() throws {
            try withBoth {
                // A matrix whose singular values take many seconds.
                let a = try matrix([1500, 1500])
                try a.force()
                let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
                flag.initialize(to: 0)
                defer { flag.deallocate() }
                nonisolated(unsafe) let shared = flag
                Engine.interruptFlag = UnsafePointer(flag)
                defer { Engine.interruptFlag = nil }
                let (_, s, _) = try a.svd()
                let asked = DispatchSemaphore(value: 0)
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) {
                    shared.pointee = 1
                    asked.signal()
                }
                let start = ContinuousClock.now
                #expect(throws: Interrupted.self) { try s.force() }
                #expect(ContinuousClock.now - start < .seconds(1.1))
                asked.wait()
            }
        }
    }
}
