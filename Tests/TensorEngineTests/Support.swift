import Diagnostics
import Foundation
import TensorEngine
import Testing

/// All suites of this module: one after the other, because there is one engine.
@Suite(.serialized) enum TensorEngineTests {}

/// Expects the elements, in row-major order, each within `tolerance` of what it should be.
func expect(
    _ tensor: Tensor, _ elements: [Double], shape: Shape, tolerance: Double = 0,
    at location: SourceLocation = #_sourceLocation
) throws {
    #expect(tensor.shape == shape, sourceLocation: location)
    let values = try tensor.scalars(as: Double.self)
    try #require(values.count == elements.count, sourceLocation: location)
    for (place, (value, element)) in zip(values, elements).enumerated() {
        let same = value == element || (value.isNaN && element.isNaN)
        #expect(
            same || (value - element).magnitude <= tolerance,
            "element \(place) is \(value), not \(element)", sourceLocation: location)
    }
}

/// Runs `body` in the plain-Swift routines, then twice in the fast ones (a graph's first sighting
/// and its plan), and expects the same elements each time, within `tolerance` relative to the
/// largest magnitude.
func expectAgreement(
    _ what: String, tolerance: Double, at location: SourceLocation = #_sourceLocation,
    _ body: () throws -> Tensor
) throws {
    Engine.usesReferenceRoutines = true
    let expected = try {
        defer { Engine.usesReferenceRoutines = false }
        return try body().scalars(as: Double.self)
    }()
    let scale = expected.reduce(1.0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    for round in ["first sighting", "first plan", "plan again"] {
        let values = try body().scalars(as: Double.self)
        try #require(values.count == expected.count, sourceLocation: location)
        for place in values.indices {
            let (value, wanted) = (values[place], expected[place])
            let same = value == wanted || (value.isNaN && wanted.isNaN)
            #expect(
                same || (value - wanted).magnitude <= tolerance * scale,
                "\(what), \(round): element \(place) is \(value), by the reference \(wanted)",
                sourceLocation: location)
            if !same, !((value - wanted).magnitude <= tolerance * scale) { return }
        }
    }
}

/// The failure that `body` throws.
func failure(
    at location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> Failure {
    do {
        try body()
    } catch let failure as Failure {
        return failure
    }
    Issue.record("nothing was thrown", sourceLocation: location)
    throw Interrupted()
}

/// Numbers that are neither small nor regular, the same on every run.
func numbers(_ count: Int, from low: Double = -2, to high: Double = 2) -> [Double] {
    (0..<count).map { place in
        let fraction = (Double(place) * 0.618_033_988_749_895 + 0.1)
            .truncatingRemainder(dividingBy: 1)
        return low + (high - low) * fraction
    }
}

/// A tensor of such numbers.
func tensor(
    _ shape: Shape, _ dtype: DType = .float32, from low: Double = -2, to high: Double = 2
) throws -> Tensor {
    try Tensor(numbers(shape.count, from: low, to: high), shape: shape).cast(to: dtype)
}
