import CTensorRoutines
import Diagnostics

/// How random elements are distributed.
package enum Distribution: Sendable {
    /// Evenly in `low..<high`.
    case uniform(low: Double, high: Double)
    /// Normally, unbounded.
    case normal(mean: Double, deviation: Double)
    /// Normally, but never further than two deviations from the mean.
    case truncatedNormal(mean: Double, deviation: Double)
}

extension Tensor {
    /// Random elements. Element i is a function of seed and position alone, so results do not
    /// depend on when or on how many threads it runs. Without a seed it takes the session's next
    /// numbers, which are reserved now.
    package convenience init(
        random distribution: Distribution, shape: Shape, seed: UInt64? = nil,
        dtype: DType = .float32
    ) throws {
        guard dtype.isComputed else {
            throw Failure(
                id: "dtype-mismatch", "random elements are Float32 or Float64, not \(dtype.name)",
                hint: "draw them as Float32 and cast(to:)")
        }
        let (kind, low, high) = distribution.numbers
        let tensor = Tensor.record(.random, dtype, shape, key: UInt64(kind))
        let node = tensor.node.numbers
        node.scalars = [low, high]
        if let seed {
            node.seed = seed
        } else {
            node.seed = engine.seed
            // An even start keeps pairs of normal numbers together.
            node.counter = engine.counter
            engine.counter &+= UInt64((shape.count + 1) & ~1)
        }
        self.init(tensor.node)
    }
}

extension Distribution {
    fileprivate var numbers: (kind: Int, Double, Double) {
        switch self {
        case .uniform(let low, let high): (RANDOM_UNIFORM, low, high)
        case .normal(let mean, let deviation): (RANDOM_NORMAL, mean, deviation)
        case .truncatedNormal(let mean, let deviation):
            (RANDOM_TRUNCATED_NORMAL, mean, deviation)
        }
    }
}

extension Operation {
    /// The generator has one implementation: its bits are the result, so there is nothing to
    /// compare but distributions.
    static let random = [
        Operation(
            .random, "random", derivative: .constant,
            routine: { build in
                let (index, count) = (build.index, build.node.shape.count)
                let (type, kind) = (build.node.dtype.code, Int32(build.node.key))
                return { run in
                    let node = run.node(index)
                    routine_random(
                        type, kind, node.seed, node.counter, node.scalars[0], node.scalars[1],
                        run.pointers[index], Int64(count))
                }
            },
            reference: { call in
                let node = call.node
                routine_random(
                    node.dtype.code, Int32(node.key), node.seed, node.counter, node.scalars[0],
                    node.scalars[1], call.output.memory, Int64(call.output.count))
            })
    ]
}
