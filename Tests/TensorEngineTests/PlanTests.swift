import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Plans, laziness and memory") struct Plans {
        @Test("Every op has its rules, exactly once")
        func registration() { #expect(Engine.registeredOps == Op.allCases) }

        @Test("Nothing is computed before somebody looks, and then everything with a handle is")
        func laziness() throws {
            let x = try Tensor([1, 2] as [Float])
            let y = try x + 1
            let z = try y * 2
            #expect(!y.isMaterialized && !z.isMaterialized)
            #expect(try z.sum().item() == 10)
            #expect(y.isMaterialized && z.isMaterialized)
        }

        @Test("Numbers, seeds and first rows are no part of a plan's key")
        func keys() throws {
            let data = try tensor([100, 4])
            func step(_ number: Int) throws {
                let batch = try data.rows(number..<number + 8)
                let noise = try Tensor(
                    random: .uniform(low: 0, high: Double(number + 1)), shape: [8, 4],
                    seed: UInt64(number))
                _ = try (batch * Double(number) + noise).sum().item()
            }
            for number in 0..<3 { try step(number) }
            let before = Engine.planCount
            for number in 3..<50 { try step(number) }
            #expect(Engine.planCount == before)
        }

        @Test("A loop over a thousand shapes keeps plans and memory bounded")
        func bounded() throws {
            for size in 1...1000 {
                for _ in 0..<2 { _ = try Tensor(ones: [size]).sum().item() }
            }
            #expect(Engine.planCount <= 128)
        }

        @Test("A second thousand of shapes needs no more memory than the first")
        func flat() throws {
            func loop(_ shapes: ClosedRange<Int>) throws {
                for size in shapes {
                    for _ in 0..<2 {
                        let x = try Tensor(ones: [size, 16])
                        let w = try Tensor(ones: [16, 8])
                        _ = try x.matmul(w).relu().sum(axes: [0]).max().item()
                    }
                }
            }
            try loop(1...1000)
            let (plans, bytes) = (Engine.planCount, MemoryAccountant.used)
            try loop(1001...2000)
            try loop(1...1000)
            #expect(Engine.planCount <= plans)
            // Spare buffers of sizes that the first thousand did not have: 64 to 128 kB.
            #expect(MemoryAccountant.used - bytes < 4_000_000)
        }

        @Test("A chain of a hundred thousand operations is recorded, cut, run and released")
        func longChains() throws {
            var x = try Tensor([0] as [Float])
            for _ in 0..<100_000 {
                x = try x + 1
                try Engine.cutLongChains()
            }
            #expect(try x.item() == 100_000)
            var y = try Tensor([0] as [Float])
            for _ in 0..<100_000 { y = try y + 1 }
            y = try Tensor([1] as [Float])
            #expect(Engine.pendingCount < 10)
            #expect(try y.item() == 1)
        }

        @Test("Another name of a number can be looked at, and so can the number")
        func namesOfNumbers() throws {
            for _ in 0..<3 {
                let number = Tensor(constant: 3)
                let row = try number.reshaped(to: [1])
                let column = try row.reshaped(to: [1, 1])
                let product = try (row * column).sum()
                #expect(try product.item() == 9)
                try expect(column, [3], shape: [1, 1])
                try expect(row, [3], shape: [1])
                try expect(number, [3], shape: [])
            }
            for _ in 0..<3 {
                // Here the number itself is not held.
                let row = try Tensor(constant: 2.5).reshaped(to: [1, 1])
                try expect(row, [2.5], shape: [1, 1])
            }
        }

        @Test("What nobody refers to is never computed")
        func deadCode() throws {
            let logits = try Tensor(zeros: [1, 2])
            let labels = try Tensor([9] as [Int32])
            _ = try logits.softmaxCrossEntropy(labels: labels)
            try Engine.forceAll()
        }

        @Test("Parameters are overwritten in place only when nobody else holds them")
        func donation() throws {
            func step(_ p: Tensor) throws -> Tensor {
                try Optimizers.sgdStep(
                    parameters: [p], gradients: [p * 0 + 1], velocity: [], learningRate: 1
                ).parameters[0]
            }
            func address(_ p: Tensor) throws -> UInt {
                try p.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
            }
            var p = try tensor([1000])
            try p.force()
            for _ in 0..<3 {
                p = try step(p)
                try Engine.forceAll()
            }
            let home = try address(p)
            p = try step(p)
            try Engine.forceAll()
            #expect(try address(p) == home)
            let before = p
            let values = try before.scalars(as: Float.self)
            p = try step(p)
            try Engine.forceAll()
            #expect(try address(p) != home)
            #expect(try before.scalars(as: Float.self) == values)
            #expect(try p.scalars(as: Float.self) == values.map { $0 - 1 })
        }

        @Test("Old values read after an update was recorded are still the old ones")
        func readsAfterUpdate() throws {
            for _ in 0..<3 {
                var p = try Tensor([1, 2] as [Float])
                let gradient = try Tensor([1, 1] as [Float])
                let updated = try Optimizers.sgdStep(
                    parameters: [p], gradients: [gradient], velocity: [], learningRate: 1
                ).parameters[0]
                let old = try p * 10
                p = updated
                try expect(old, [10, 20], shape: [2])
                try expect(p, [0, 1], shape: [2])
            }
        }

        @Test("Stop is noticed before anything is overwritten, and work goes on afterwards")
        func interruption() throws {
            let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
            flag.initialize(to: 1)
            Engine.interruptFlag = UnsafePointer(flag)
            defer {
                Engine.interruptFlag = nil
                flag.deallocate()
            }
            let x = try Tensor([1, 2] as [Float]) + 1
            #expect(throws: Interrupted.self) { try x.force() }
            flag.pointee = 0
            try expect(x, [2, 3], shape: [2])
        }

        @Test(
            "What a stopped cell left waits until somebody goes on with it, and then all of it is there"
        )
        func shelf() throws {
            let x = try Tensor([1, 2, 3] as [Float])
            let left = try x * 2
            let other = try x + 1
            Engine.shelvePending()
            let later = try left * 2
            Engine.shelvePending()
            let next = try x - 1
            #expect(try next.scalars(as: Double.self) == [0, 1, 2])
            try Engine.forceAll()
            #expect(!left.isMaterialized && !other.isMaterialized)
            #expect(try (left + 1).scalars(as: Double.self) == [3, 5, 7])
            #expect(left.isMaterialized && other.isMaterialized && !later.isMaterialized)
            #expect(try later.scalars(as: Double.self) == [4, 8, 12])
        }

        @Test("More memory than there is becomes an error that names the shape")
        func memoryLimit() throws {
            let limit = MemoryAccountant.limit
            MemoryAccountant.limit = MemoryAccountant.used + 50_000_000
            defer { MemoryAccountant.limit = limit }
            let big = try Tensor(zeros: [10_000, 10_000])
            let problem = try failure { try big.force() }
            #expect(problem.id == "out-of-memory")
            #expect(problem.message.contains("[10000, 10000]"))
            #expect(try Tensor(ones: [10]).sum().item() == 10)
        }

        @Test("item() reads one element, and exactly one")
        func items() throws {
            let x = try Tensor([1.5, 2] as [Float])
            #expect(try failure { _ = try x.item() }.id == "not-a-scalar")
            #expect(try x.slice([.at(1)]).itemAsInt() == 2)
            #expect(
                try failure { _ = try x.slice([.at(0)]).itemAsInt() }.id == "inexact-conversion")
        }
    }
}
