import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Convolutions and pooling") struct Convolutions {
        @Test("A convolution slides the filter without turning it over")
        func byHand() throws {
            let x = try Tensor([1, 2, 3, 4, 5] as [Double], shape: [1, 5, 1])
            let w = try Tensor([1, 0, -2] as [Double], shape: [3, 1, 1])
            // 1 − 2·3, 2 − 2·4, 3 − 2·5
            try expect(x.convolved(with: w), [-5, -6, -7], shape: [1, 3, 1])
            // Zeros at both ends: 0 − 2·2, …, 4 − 0
            try expect(
                x.convolved(with: w, padding: .same), [-4, -5, -6, -7, 4], shape: [1, 5, 1])
            // Every second place; taps two apart: 1 − 2·5
            try expect(x.convolved(with: w, strides: [2]), [-5, -7], shape: [1, 2, 1])
            try expect(x.convolved(with: w, dilations: [2]), [-9], shape: [1, 1, 1])
        }

        @Test("Each filter sums over all channels, and groups only over their own")
        func channels() throws {
            let x = try Tensor([1, 2, 3, 4] as [Double], shape: [1, 1, 2, 2])
            let w = try Tensor([1, 10, 100, 1000] as [Double], shape: [1, 1, 2, 2])
            // Pixel (1, 2): 1·1 + 2·100 and 1·10 + 2·1000.
            try expect(x.convolved(with: w), [201, 2010, 403, 4030], shape: [1, 1, 2, 2])
            let own = try Tensor([1, 10] as [Double], shape: [1, 1, 1, 2])
            try expect(x.convolved(with: own, groups: 2), [1, 20, 3, 40], shape: [1, 1, 2, 2])
        }

        @Test("A transposed convolution spreads each element over its window")
        func transposed() throws {
            let x = try Tensor([1, 2] as [Double], shape: [1, 2, 1])
            let w = try Tensor([1, 10, 100] as [Double], shape: [3, 1, 1])
            try expect(
                x.transposeConvolved(with: w, strides: [2]), [1, 10, 102, 20, 200],
                shape: [1, 5, 1])
            #expect(
                try x.transposeConvolved(with: w, strides: [2], padding: .same).shape == [1, 4, 1])
        }

        /// Windows of every kind over one to three axes.
        static let kinds: [(String, Shape, Shape, [Int], [Int], Padding, Int)] = [
            ("one axis", [3, 20, 3], [5, 3, 4], [2], [1], .explicit([(2, 1)]), 1),
            ("two axes", [4, 9, 8, 5], [3, 3, 5, 7], [1], [1], .valid, 1),
            ("same, stride 2", [5, 9, 8, 3], [3, 2, 3, 6], [2], [1], .same, 1),
            ("dilated", [2, 11, 12, 16], [3, 3, 16, 17], [1], [2, 3], .same, 1),
            ("groups", [3, 6, 7, 6], [3, 3, 3, 8], [1, 2], [1], .same, 2),
            ("depthwise", [3, 6, 7, 16], [3, 3, 1, 16], [1], [1], .same, 16),
            ("three axes", [2, 5, 6, 7, 3], [2, 3, 2, 3, 4], [1, 2, 1], [1], .same, 1),
            ("many images", [9, 14, 14, 8], [3, 3, 8, 16], [1], [1], .valid, 1),
        ]

        @Test(
            "The routines agree with the plain loops, with oneDNN and without, in both types",
            arguments: kinds)
        func agreement(
            name: String, images: Shape, filters: Shape, strides: [Int], dilations: [Int],
            padding: Padding, groups: Int
        ) throws {
            defer { Engine.allowOneDNN(true) }
            for dtype in [DType.float32, .float64] {
                let tolerance = dtype == .float32 ? 1e-5 : 1e-13
                let (x, w) = (try tensor(images, dtype), try tensor(filters, dtype))
                let convolve = { (x: Tensor, w: Tensor) in
                    try x.convolved(
                        with: w, strides: strides, dilations: dilations, padding: padding,
                        groups: groups)
                }
                let dy = try tensor(convolve(x, w).shape, dtype)
                for allowed in [true, false] {
                    Engine.allowOneDNN(allowed)
                    let what = "\(name), \(dtype.name), oneDNN \(allowed)"
                    try expectAgreement(what, tolerance: tolerance) { try convolve(x, w) }
                    for index in 0..<2 {
                        try expectAgreement("\(what), gradient", tolerance: tolerance) {
                            let node = try convolve(x, w).node
                            let pullback = Pullback(
                                node: node, gradient: dy, wanted: [index == 0, index == 1])
                            return try #require(try pullback.inputGradients()[index])
                        }
                    }
                }
            }
        }

        @Test("Pools take the largest, or the mean of what is inside")
        func pools() throws {
            let x = try Tensor((1...9).map(Double.init), shape: [1, 3, 3, 1])
            try expect(x.maxPooled(sizes: [2]), [5], shape: [1, 1, 1, 1])
            try expect(
                x.maxPooled(sizes: [2], strides: [1]), [5, 6, 8, 9], shape: [1, 2, 2, 1])
            try expect(
                x.averagePooled(sizes: [2], strides: [1]), [3, 4, 6, 7], shape: [1, 2, 2, 1])
            // The last windows hold two elements or one: 3 and 6, 7 and 8, 9.
            try expect(
                x.averagePooled(sizes: [2], padding: .same), [3, 4.5, 7.5, 9], shape: [1, 2, 2, 1])
            let broken = try Tensor([1, .nan, 3, 2] as [Double], shape: [1, 2, 2, 1])
            try expect(broken.maxPooled(sizes: [2]), [.nan], shape: [1, 1, 1, 1])
        }

        static let pooled: [(Shape, [Int], [Int], Padding)] = [
            ([4, 9, 8, 5], [2], [2], .valid), ([2, 7, 7, 33], [3, 2], [2, 1], .same),
            ([3, 12, 4], [3], [1], .same), ([1, 5, 6, 4, 20], [2], [2], .valid),
            ([70, 8, 8, 32], [2], [2], .valid),
        ]

        @Test(
            "Pools agree with the plain loops, and so do their gradients",
            arguments: pooled)
        func poolAgreement(shape: Shape, sizes: [Int], strides: [Int], padding: Padding) throws {
            for dtype in [DType.float32, .float64] {
                let tolerance = dtype == .float32 ? 1e-6 : 1e-14
                let x = try tensor(shape, dtype)
                let pools = [
                    { (x: Tensor) in
                        try x.maxPooled(sizes: sizes, strides: strides, padding: padding)
                    },
                    { try $0.averagePooled(sizes: sizes, strides: strides, padding: padding) },
                ]
                for pool in pools {
                    try expectAgreement("pool", tolerance: tolerance) { try pool(x) }
                    let dy = try tensor(pool(x).shape, dtype)
                    try expectAgreement("gradient of a pool", tolerance: tolerance) {
                        let pullback = Pullback(
                            node: try pool(x).node, gradient: dy, wanted: [true])
                        return try #require(try pullback.inputGradients()[0])
                    }
                }
            }
        }

        @Test("The number of threads changes no bit of a convolution")
        func threads() throws {
            let (x, w) = (try tensor([64, 13, 13, 32]), try tensor([3, 3, 32, 64]))
            let run = {
                let y = try x.convolved(with: w)
                let slopes = try Pullback(node: y.node, gradient: y, wanted: [true, true])
                    .inputGradients()
                return try [y.scalars(as: Float.self)]
                    + slopes.map { try #require($0).scalars(as: Float.self) }
            }
            let first = try run()
            Engine.limitThreads(1)
            defer { Engine.limitThreads(0) }
            #expect(try run() == first)
        }

        @Test("A wrong shape, dtype or number says what would have fitted")
        func mistakes() throws {
            let x = try tensor([8, 28, 28, 1])
            let w = try tensor([3, 3, 3, 32])
            let channels = try failure { _ = try x.convolved(with: w) }
            #expect(
                channels.message
                    == "convolution: filters of shape [3, 3, 3, 32] slide over 3 channels, "
                    + "the images of shape [8, 28, 28, 1] have 1")
            let flat = try failure { _ = try tensor([28, 28, 1]).convolved(with: w) }
            #expect(flat.hint?.hasPrefix("the images lack an axis") == true)
            let large = try failure { _ = try x.maxPooled(sizes: [30]) }
            #expect(
                large.message
                    == "maxPool: a window of 30 places does not fit axis 1 of shape [8, 28, 28, 1], "
                    + "which has 28")
            let mixed = try failure {
                _ = try x.convolved(with: tensor([3, 3, 1, 2], .float64))
            }
            #expect(mixed.id == "dtype-mismatch")
            #expect(
                try failure { _ = try x.maxPooled(sizes: [2], strides: [0]) }.id
                    == "invalid-argument")
        }
    }
}
