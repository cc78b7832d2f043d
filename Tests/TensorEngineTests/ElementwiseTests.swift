import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Element-wise operations") struct Elementwise {
        @Test("Arithmetic broadcasts a row over rows and a column over columns")
        func broadcasting() throws {
            let matrix = try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
            let row = try Tensor([10, 20, 30] as [Float])
            let column = try Tensor([100, 200] as [Float], shape: [2, 1])
            try expect(matrix + row, [11, 22, 33, 14, 25, 36], shape: [2, 3])
            try expect(matrix * column, [100, 200, 300, 800, 1000, 1200], shape: [2, 3])
            try expect(row - column, [-90, -80, -70, -190, -180, -170], shape: [2, 3])
            try expect(6 / matrix, [6, 3, 2, 1.5, 1.2, 1], shape: [2, 3], tolerance: 1e-6)
        }

        @Test("Comparisons give Bool, and select chooses by it")
        func comparison() throws {
            let x = try Tensor([-1, 0, 2] as [Float])
            let positive = try x.greater(Tensor(constant: 0))
            #expect(positive.dtype == .bool)
            try expect(positive, [0, 0, 1], shape: [3])
            try expect(positive.select(x, -x), [1, 0, 2], shape: [3])
            try expect(positive.not().and(x.equal(x)), [1, 1, 0], shape: [3])
        }

        @Test("Whole numbers wrap around, divide toward zero and never meet a division by zero")
        func wholeNumbers() throws {
            let x = try Tensor([7, -7, Int32.max] as [Int32])
            try expect(x / Tensor([2, 2, 1] as [Int32]), [3, -3, 2_147_483_647], shape: [3])
            try expect(x + 1, [8, -6, -2_147_483_648], shape: [3])
            let zero = try Tensor([0, 1, 1] as [Int32])
            let problem = try failure { try (x / zero).force() }
            #expect(problem.id == "division-by-zero")
        }

        @Test("NaN and infinity travel as IEEE 754 says")
        func specialNumbers() throws {
            let x = try Tensor([.nan, .infinity, -.infinity, 0] as [Float])
            try expect(x.exp(), [.nan, .infinity, 0, 1], shape: [4])
            try expect(x.log(), [.nan, .infinity, .nan, -.infinity], shape: [4])
            try expect(x.relu(), [.nan, .infinity, 0, 0], shape: [4])
            try expect(x.tanh(), [.nan, 1, -1, 0], shape: [4])
            try expect(x.sigmoid(), [.nan, 1, 0, 0.5], shape: [4])
            try expect(x.maximum(Tensor(constant: 1)), [.nan, .infinity, 1, 1], shape: [4])
            try expect(Tensor(constant: 1).maximum(x), [.nan, .infinity, 1, 1], shape: [4])
        }

        let unary: [(String, Double, (Tensor) throws -> Tensor)] = [
            ("-", -3, { try -$0 }), ("abs", -3, { try $0.abs() }), ("exp", -9, { try $0.exp() }),
            ("log", 0.01, { try $0.log() }), ("sqrt", 0, { try $0.sqrt() }),
            ("rsqrt", 0.1, { try $0.rsqrt() }), ("sin", -3, { try $0.sin() }),
            ("cos", -3, { try $0.cos() }), ("tanh", -3, { try $0.tanh() }),
            ("sigmoid", -9, { try $0.sigmoid() }), ("relu", -3, { try $0.relu() }),
            ("erf", -3, { try $0.erf() }), ("floor", -3, { try $0.floor() }),
            ("ceil", -3, { try $0.ceil() }), ("round", -3, { try $0.round() }),
            ("sign", -3, { try $0.sign() }), ("square", -3, { try $0.square() }),
            ("reciprocal", 0.1, { try $0.reciprocal() }), ("log1p", -0.5, { try $0.log1p() }),
            ("expm1", -3, { try $0.expm1() }), ("gelu", -3, { try $0.gelu() }),
        ]

        @Test("Each function agrees with its plain formula, on whole and broken tiles")
        func functionsAgree() throws {
            for (name, low, body) in unary {
                for count in [1, 7, 33, 1500] {
                    for (dtype, tolerance) in [(DType.float32, 3e-7), (.float64, 1e-15)] {
                        let x = try tensor([count], dtype, from: low, to: 4)
                        try expectAgreement("\(name) of \(count) \(dtype)", tolerance: tolerance) {
                            try body(x)
                        }
                    }
                }
            }
        }

        @Test("Each operator agrees with its plain formula, however operands broadcast")
        func operatorsAgree() throws {
            let operators: [(String, (Tensor, Tensor) throws -> Tensor)] = [
                ("+", { try $0 + $1 }), ("-", { try $0 - $1 }), ("*", { try $0 * $1 }),
                ("/", { try $0 / $1 }), ("%", { try $0 % $1 }), ("power", { try $0.power($1) }),
                ("maximum", { try $0.maximum($1) }), ("minimum", { try $0.minimum($1) }),
                (".==", { try $0.equal($1) }), (".!=", { try $0.notEqual($1) }),
                (".<", { try $0.less($1) }), (".<=", { try $0.lessOrEqual($1) }),
                (".>", { try $0.greater($1) }), (".>=", { try $0.greaterOrEqual($1) }),
            ]
            let shapes: [(Shape, Shape)] = [
                ([3, 5], [3, 5]), ([40, 30], [30]), ([40, 30], [40, 1]), ([], [6]),
                ([4, 1, 5], [3, 1]), ([2, 3, 4, 5], [3, 1, 5]), ([1], [1, 1]),
            ]
            for (name, body) in operators {
                for (left, right) in shapes {
                    for dtype in [DType.float32, .float64, .int32]
                    where name != "power" || dtype != .int32 {
                        let a = try tensor(left, dtype, from: 1, to: 9)
                        let b = try tensor(right, dtype, from: 1, to: 5)
                        try expectAgreement("\(left) \(name) \(right) \(dtype)", tolerance: 1e-6) {
                            try body(a, b)
                        }
                    }
                }
            }
        }

        @Test("A long chain of operations in one pass agrees with one operation at a time")
        func chains() throws {
            let x = try tensor([100, 37])
            let row = try tensor([37])
            try expectAgreement("chain", tolerance: 1e-5) {
                var y = x
                for _ in 0..<30 { y = try (y * 0.9 + row).tanh() - x * 0.1 }
                return try y.greater(Tensor(constant: 0)).select(y, y * y)
            }
        }

        @Test("Mismatched shapes and dtypes are refused when written down")
        func mismatches() throws {
            let a = try Tensor(zeros: [2, 3])
            let b = try Tensor(zeros: [4])
            let shapes = try failure { _ = try a + b }
            #expect(shapes.id == "shape-mismatch")
            #expect(shapes.message == "+: shapes [2, 3] and [4] do not fit together")
            let types = try failure { _ = try a * b.cast(to: .int32) }
            #expect(types.id == "dtype-mismatch")
            #expect(types.message.contains("Float32") && types.message.contains("Int32"))
            #expect(try failure { _ = try b.cast(to: .int32).exp() }.id == "dtype-mismatch")
        }
    }
}
