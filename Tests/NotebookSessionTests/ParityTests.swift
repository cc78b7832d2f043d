import Foundation
import TestSupport
import Testing

/// Expressions on tensors whose values and gradients NumPy and PyTorch have given; the scripts in
/// `Tests/Parity` write the files.
@Suite(.serialized) struct ParityTests {
    struct Case: Decodable, CustomTestStringConvertible {
        let expression: String
        let inputs: [Input]
        let dtype: String
        /// How far an element may be off, relative to the largest of 1 and the expected magnitude.
        let tolerance: Double
        let shape: [Int]
        let values: [Number]
        let weights: [Double]?
        let gradients: [[Double]]?

        var testDescription: String { "\(expression), \(dtype), \(inputs.map(\.shape))" }
    }

    struct Input: Decodable {
        let shape: [Int]
        let values: [Double]

        func code(_ dtype: String) -> String {
            let isWhole = dtype.contains("int")
            let numbers = isWhole ? "\(values.map { Int($0) }) as [Int]" : "\(values) as [Double]"
            return "Tensor(shape: \(shape), scalars: \(numbers), dtype: .\(dtype))"
        }
    }

    /// A number, or the name of one that JSON does not have.
    struct Number: Decodable {
        let value: Double

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                value = Double(name) ?? .nan
            } else {
                value = try container.decode(Double.self)
            }
        }
    }

    private struct File: Decodable { let cases: [Case] }

    static func cases(_ name: String) throws -> [Case] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Parity")
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        return try JSONDecoder().decode(File.self, from: data).cases
    }

    @Test(
        "Values are NumPy's, metrics scikit-learn's", arguments: [("numpy", 400), ("sklearn", 100)])
    func values(file: String, leastCount: Int) throws {
        let cases = try Self.cases(file)
        #expect(cases.count >= leastCount)
        let notebook = Notebook()
        for item in cases {
            let result = notebook.run(
                """
                \(Self.inputs(item))
                let result = \(item.expression)
                print(result.shape)
                print(result.scalars(as: Double.self))
                """)
            Self.check(item, result)
        }
    }

    @Test("Values and gradients are PyTorch's")
    func gradients() throws {
        let cases = try Self.cases("torch")
        #expect(cases.count >= 150)
        let notebook = Notebook()
        for item in cases {
            let names = ["a", "b", "c"].prefix(item.inputs.count)
            let weights = Input(shape: item.shape, values: item.weights ?? []).code(item.dtype)
            let bindings = names.enumerated().map { "let \($1) = inputs[\($0)]" }
            let result = notebook.run(
                """
                \(Self.inputs(item))
                let weights = \(weights)
                let result = \(item.expression)
                let (_, slopes) = valueWithGradient(at: [\(names.joined(separator: ", "))]) { inputs in
                    \(bindings.joined(separator: "\n    "))
                    return ((\(item.expression)) * weights).sum()
                }
                print(result.shape)
                print(result.scalars(as: Double.self))
                for slope in slopes { print(slope.scalars(as: Double.self)) }
                """)
            Self.check(item, result)
        }
    }

    private static func inputs(_ item: Case) -> String {
        zip(["a", "b", "c"], item.inputs).map { "let \($0) = \($1.code(item.dtype))" }
            .joined(separator: "\n")
    }

    /// Compares what a cell printed, a shape and rows of numbers, with what was expected.
    private static func check(_ item: Case, _ result: Notebook.Result) {
        guard result.error == nil else {
            Issue.record("\(item.testDescription): \(result.message)")
            return
        }
        var lines = result.printed.split(separator: "\n").map(String.init)
        guard lines.count == 2 + (item.gradients?.count ?? 0) else {
            Issue.record("\(item.testDescription) printed \(result.printed)")
            return
        }
        #expect(lines.removeFirst() == "\(item.shape)", "\(item.testDescription)")
        for (line, expected) in zip(lines, [item.values.map(\.value)] + (item.gradients ?? [])) {
            let numbers = line.dropFirst().dropLast().split(separator: ", ")
                .map { Double($0) ?? .nan }
            guard numbers.count == expected.count else {
                Issue.record("\(item.testDescription) gives \(numbers.count) numbers: \(line)")
                continue
            }
            for (place, (number, wanted)) in zip(numbers, expected).enumerated() {
                let same = number == wanted || number.isNaN && wanted.isNaN
                let error = (number - wanted).magnitude / max(1, wanted.magnitude)
                if !same, !(error <= item.tolerance) {
                    Issue.record("\(item.testDescription)[\(place)] is \(number), not \(wanted)")
                    break
                }
            }
        }
    }
}
