import Diagnostics

// Places and class numbers. Literals make floating-point tensors, so `Tensor([0, 2])` is one, too.

extension Tensor {
    /// Places or class numbers as integers: floating-point ones as Int32. One that is not whole
    /// fails when it is computed.
    ///
    /// - Throws: `dtype-mismatch` for truths, named by the operation that asks.
    func wholeNumbers(for operation: String) throws -> Tensor {
        if dtype.isInteger { return self }
        guard dtype.isFloating else {
            throw Failure(
                id: "dtype-mismatch",
                "\(operation): indices must be whole numbers, this tensor has \(dtype.name)",
                hint: "convert them: cast(to: .int32)")
        }
        return Tensor.record(.wholeNumbers, .int32, shape, self)
    }
}

extension Operation {
    static let wholeNumbers = [
        Operation(
            .wholeNumbers, "wholeNumbers", derivative: .undefined("its results are places"),
            routine: { build in
                let (from, index, shape) = (build.inputs[0], build.index, build.node.shape)
                switch build.operands[0].dtype {
                case .float32: return convert(Float.self, from, index, shape)
                case .float64: return convert(Double.self, from, index, shape)
                default: return nil
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                for place in 0..<x.count {
                    guard let whole = Int32(exactly: x[place]) else {
                        throw notWhole(x[place], at: place, call.node)
                    }
                    y.setInteger(place, Int64(whole))
                }
            })
    ]

    private static func convert<Element: BinaryFloatingPoint>(
        _ type: Element.Type, _ from: Int, _ to: Int, _ shape: Shape
    ) -> Routine {
        { run in
            let x = run.pointers[from].assumingMemoryBound(to: type)
            let y = run.pointers[to].assumingMemoryBound(to: Int32.self)
            for place in 0..<shape.count {
                try engine.pollForStop(at: place)
                guard let whole = Int32(exactly: x[place]) else {
                    throw notWhole(Double(x[place]), at: place, run.node(to))
                }
                y[place] = whole
            }
        }
    }

    private static func notWhole(_ value: Double, at place: Int, _ node: Node) -> Failure {
        Failure(
            id: "not-a-whole-number",
            "\(value) at \(node.shape.indices(of: place)) is no whole number, as places and class "
                + "numbers are",
            hint: value.isFinite
                ? "round them: rounded(); how probable each class is goes to probabilities:"
                : "something before made it infinite or not a number: checkNumerics() finds where",
            site: node.site)
    }
}
