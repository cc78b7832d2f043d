import Diagnostics
import TensorEngine

/// Compares gradients with central differences, (f(x + h) − f(x − h)) / 2h, in Float64.
package enum GradientCheck {
    /// One element whose two gradients differ too much.
    package struct Mismatch: Sendable, CustomStringConvertible {
        package let input: Int
        package let element: Int
        package let gradient: Double
        package let difference: Double

        package var description: String {
            "input \(input), element \(element): gradient \(gradient), difference \(difference)"
        }
    }

    /// Where the gradients of `body`, summed over its elements with fixed uneven weights, differ
    /// from differences by more than `tolerance` × max(1, |difference|). Inputs must be Float64.
    package static func mismatches(
        at inputs: [Tensor], step: Double = 1e-5, tolerance: Double = 1e-6,
        of body: ([Tensor]) throws -> Tensor
    ) throws -> [Mismatch] {
        guard inputs.allSatisfy({ $0.dtype == .float64 }) else {
            throw Failure(
                id: "dtype-mismatch", "gradients are checked in Float64",
                hint: "convert the inputs: cast(to: .float64)")
        }
        let gradients = try valueWithGradients(at: inputs) { try weighted(body($0)) }.gradients
        var mismatches: [Mismatch] = []
        for (index, input) in inputs.enumerated() {
            let values = try input.scalars(as: Double.self)
            let slopes = try gradients[index].scalars(as: Double.self)
            for element in values.indices {
                var moved = values
                moved[element] = values[element] + step
                let above = try value(inputs, index, moved, body)
                moved[element] = values[element] - step
                let below = try value(inputs, index, moved, body)
                let difference = (above - below) / (2 * step)
                let error = (slopes[element] - difference).magnitude
                if !(error <= tolerance * Swift.max(1, difference.magnitude)) {
                    mismatches.append(
                        Mismatch(
                            input: index, element: element, gradient: slopes[element],
                            difference: difference))
                }
            }
        }
        return mismatches
    }

    /// The sum of all elements with uneven weights, so that exchanged elements are noticed.
    private static func weighted(_ result: Tensor) throws -> Tensor {
        let weights: [Double] = (0..<result.count).map { place in
            let spread: Int = (place * 7 + 3) % 11
            return Double(spread + 4).squareRoot()
        }
        return try (result * Tensor(weights, shape: result.shape)).sum()
    }

    /// The weighted sum with one input's elements replaced.
    private static func value(
        _ inputs: [Tensor], _ index: Int, _ elements: [Double],
        _ body: ([Tensor]) throws -> Tensor
    ) throws -> Double {
        var tensors = inputs
        tensors[index] = try Tensor(elements, shape: inputs[index].shape)
        return try weighted(body(tensors)).item()
    }
}
