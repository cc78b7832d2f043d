import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Sorting") struct Sorting {
        /// Zeros of both signs, NaN and infinities, and many numbers twice, in a fixed disorder.
        private func numbers(_ count: Int) -> [Double] {
            var state: UInt64 = 42
            return (0..<count).map { place in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                switch place % 50 {
                case 7: return .nan
                case 13: return 0
                case 14: return -0.0
                case 21: return .infinity
                case 22: return -.infinity
                default: return Double(Int64(bitPattern: state) >> 40) / 7
                }
            }
        }

        @Test("Equal elements keep their order, and NaN comes last", arguments: [7, 50, 3_000])
        func order(count: Int) throws {
            let values = numbers(count)
            let isNumber = values.indices.filter { !values[$0].isNaN }
            let nans = values.indices.filter { values[$0].isNaN }
            let rising = isNumber.sorted { (values[$0], $0) < (values[$1], $1) } + nans
            let falling = isNumber.sorted { (-values[$0], $0) < (-values[$1], $1) } + nans
            let x = try Tensor(values, shape: [count])
            try expect(x.argsort(), rising.map(Double.init), shape: [count])
            try expect(x.argsort(descending: true), falling.map(Double.init), shape: [count])
        }

        @Test("Rows of every dtype are sorted as by comparing their elements")
        func agreement() throws {
            let values = numbers(4 * 300)
            let x = try Tensor(values, shape: [4, 300])
            let finite = try Tensor(values.map { $0.isFinite ? $0 : 1 }, shape: [4, 300])
            for descending in [false, true] {
                try expectAgreement("float64", tolerance: 0) {
                    try x.argsort(descending: descending)
                }
                try expectAgreement("float32", tolerance: 0) {
                    try x.cast(to: .float32).argsort(descending: descending)
                }
                for dtype in [DType.int64, .int32, .uint8, .bool] {
                    try expectAgreement("\(dtype)", tolerance: 0) {
                        try finite.cast(to: dtype).argsort(axis: 1, descending: descending)
                    }
                }
            }
        }
    }
}
