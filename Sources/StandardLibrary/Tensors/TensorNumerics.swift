import Diagnostics
import RichDisplay
import TensorEngine
import VirtualMachine

/// Looking for NaN and infinity, and a tensor's numbers at a glance.
extension TensorLibrary {
    static let numerics = [
        LibraryGroup("extension Tensor") {
            Builtin(
                tensor: """
                    /// This tensor, all of whose elements are finite: where one is NaN or infinite it is an error at the
                    /// operation that made the first of them, if that has not been computed before.
                    func checkNumerics() -> Tensor
                    """
            ) { (x: Tensor) in
                let scope = NumericsScope()
                defer { scope.end() }
                try x.force()
                try NumericsScope.check(x)
                return x
            }
            Builtin(
                raw: "/// Shows shape, dtype, range, mean and what is not finite.\nfunc summary()"
            ) { call in
                let tensor = try call.argument(Tensor.self)
                call.output.display(try TensorSummary.table(of: tensor).bundle(), id: nil)
            }
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// Runs `body` so that the operation that first gives NaN or infinity is an error at its line. Slow: each
                    /// result is looked through.
                    func checkNumerics<Result>(_ body: () throws -> Result) rethrows -> Result {
                        let scope = _beginNumerics()
                        let result = try body()
                        _endNumerics(scope)
                        return result
                    }
                    """)
            Builtin(source: "@native struct _NumericsScope {}")
            Builtin("func _beginNumerics() -> _NumericsScope") { NumericsScope() }
            Builtin("func _endNumerics(_ scope: _NumericsScope)") { (scope: NumericsScope) in
                defer { scope.end() }
                try Engine.forceAll()
            }
        },
    ]
}

/// Numbers are checked until it ends, or until nothing refers to it any more: that is how checking ends
/// after errors and Stop.
final class NumericsScope: NativeClass {
    static let typeName = "_NumericsScope"
    private let outer = Engine.checksNumerics
    private var isOpen = true

    init() { Engine.checksNumerics = true }

    deinit { end() }

    func end() {
        guard isOpen else { return }
        isOpen = false
        Engine.checksNumerics = outer
    }

    func describe() -> String { "a check of numbers" }

    /// Throws `not-finite` for elements that were computed before anybody checked.
    static func check(_ tensor: Tensor) throws {
        guard tensor.dtype.isFloating else { return }
        let values = try tensor.scalars(as: Double.self)
        let bad = values.indices.filter { !values[$0].isFinite }
        guard let first = bad.first else { return }
        throw Failure(
            id: "not-finite",
            "\(bad.count) of \(values.count) elements of this tensor of shape \(tensor.shape) are not "
                + "finite; the first, at \(tensor.shape.indices(of: first)), is "
                + (values[first].isNaN ? "NaN" : "infinite"),
            hint: "checkNumerics { … } around the computation finds where it begins")
    }
}

/// A tensor's numbers as a table.
private enum TensorSummary {
    static func table(of tensor: Tensor) throws -> Table {
        var rows = [
            ["shape", "\(tensor.shape)"], ["dtype", tensor.dtype.name],
            ["elements", ModelSummary.grouped(tensor.count)],
        ]
        let values = try tensor.scalars(as: Double.self)
        let finite = values.filter(\.isFinite)
        if let least = finite.min(), let greatest = finite.max(), tensor.dtype != .bool {
            let mean = finite.reduce(0, +) / Double(finite.count)
            let variance =
                finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(finite.count)
            rows += [
                ["min", NumberText.short(least, digits: 6)],
                ["mean", NumberText.short(mean, digits: 6)],
                ["max", NumberText.short(greatest, digits: 6)],
                ["standard deviation", NumberText.short(variance.squareRoot(), digits: 6)],
            ]
        }
        rows.append(["zeros", ModelSummary.grouped(values.count { $0 == 0 })])
        if tensor.dtype.isFloating {
            rows.append(["NaN", ModelSummary.grouped(values.count(where: \.isNaN))])
            rows.append(["infinite", ModelSummary.grouped(values.count(where: \.isInfinite))])
        }
        return Table(
            title: "Tensor", header: ["Fact", "Value"], rows: rows, alignments: [.left, .right],
            footer: [])
    }
}
