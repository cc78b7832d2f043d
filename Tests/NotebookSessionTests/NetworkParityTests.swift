import Foundation
import TestSupport
import Testing

/// Layers, losses, optimizers and schedules beside PyTorch: programs and the numbers that they must
/// print, which `Tests/Parity/network_cases.py` writes.
@Suite(.serialized) struct NetworkParityTests {
    struct Case: Decodable, CustomTestStringConvertible {
        let name: String
        let program: String
        let inputs: [Input]
        let rows: [[Double]]
        /// How far a number may be off in Float64, relative to its magnitude.
        let tolerance: Double
        /// The same in Float32; nil for programs that compute with Doubles alone.
        let singleTolerance: Double?

        var testDescription: String { name }
    }

    struct Input: Decodable {
        let name: String
        let shape: [Int]
        let values: [Double]
        let isWhole: Bool

        func code(_ dtype: String) -> String {
            let numbers = isWhole ? "\(values.map { Int($0) }) as [Int]" : "\(values) as [Double]"
            return "let \(name) = Tensor(shape: \(shape), scalars: \(numbers), "
                + "dtype: .\(isWhole ? "int32" : dtype))"
        }
    }

    private struct File: Decodable { let cases: [Case] }

    private static func cases() throws -> [Case] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Parity")
        let data = try Data(contentsOf: folder.appending(path: "networks.json"))
        return try JSONDecoder().decode(File.self, from: data).cases
    }

    @Test("Layers, losses, optimizers and schedules give PyTorch's numbers")
    func numbers() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 150)
        let notebook = Notebook()
        for item in cases {
            Self.check(item, "float64", item.tolerance, notebook)
            if let tolerance = item.singleTolerance {
                Self.check(item, "float32", tolerance, notebook)
            }
        }
    }

    private static let show = """
        func show(_ x: Tensor) { print(x.scalars(as: Double.self)) }
        func show(_ x: [Double]) { print(x) }
        """

    private static func check(
        _ item: Case, _ dtype: String, _ tolerance: Double, _ notebook: Notebook
    ) {
        let inputs = item.inputs.map { $0.code(dtype) }
        let code = ([show] + inputs + [item.program]).joined(separator: "\n")
        let result = notebook.run(code)
        guard result.error == nil else {
            Issue.record("\(item.name), \(dtype): \(result.message)")
            return
        }
        let printed = result.printed.split(separator: "\n").map { line in
            line.dropFirst().dropLast().split(separator: ", ").map { Double($0) ?? .nan }
        }
        #expect(printed.count == item.rows.count, "\(item.name): \(printed.count) rows")
        for (number, (row, expected)) in zip(printed, item.rows).enumerated() {
            #expect(row.count == expected.count, "\(item.name), row \(number)")
            // Relative to each number, but no finer than the row's scale, at most 1, allows.
            let scale = min(expected.map(\.magnitude).max() ?? 1, 1)
            let wrong = zip(row, expected).first {
                !(($0 - $1).magnitude <= tolerance * max($1.magnitude, scale, 1e-2))
            }
            #expect(
                wrong == nil,
                "\(item.name), \(dtype), row \(number): \(wrong?.0 ?? 0) for \(wrong?.1 ?? 0)")
        }
    }
}
