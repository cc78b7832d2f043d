import RichDisplay
import TensorEngine
import VirtualMachine

/// A model as a table: its layers, what they give, and what they cost.
extension LayerLibrary {
    static let summary = [
        LibraryGroup("extension Layer") {
            Builtin(
                source: """
                    /// Shows a table of the model's layers: what each gives, how many numbers training can change in it, and how
                    /// many floating-point operations it takes for one input; and what memory the whole needs.
                    ///
                    /// `shape` is the shape of one input. A `Sequential` that was given one knows it; without any, shapes and
                    /// operations stay open.
                    func summary(input shape: [Int]? = nil) {
                        let model = self
                        let layer: any Layer = Flatten()
                        let trace = _beginSummary(model, layer)
                        var output: Tensor? = nil
                        if let shape = shape ?? _inputShape {
                            output = withPhase(.inference) { model(_exampleInput(shape)) }
                        }
                        _showSummary(model, trace, output)
                    }
                    """)
        },
        LibraryGroup {
            Builtin(source: "@native struct _ModelTrace {}")
            Builtin(raw: "func _beginSummary<T, L>(_ model: T, _ layer: L) -> _ModelTrace") {
                call in
                let (type, layer) = (call.typeArgument(), call.typeArgument())
                let value = call.value(of: type)
                try call.setResult(ModelSummary.trace(value, type, like: layer, call.walk))
            }
            Builtin(
                raw: "func _showSummary<T>(_ model: T, _ trace: _ModelTrace, _ output: Tensor?)"
            ) { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let trace = try call.argument(ModelTrace.self)
                let output = try call.argument(Tensor?.self)
                trace.end()
                let summary = try ModelSummary(of: value, as: type, trace, output, call.walk)
                call.output.display(summary.table.bundle(), id: nil)
            }
        },
    ]
}

/// What a summary says.
struct ModelSummary {
    private let name: String
    private let trace: ModelTrace
    private let output: Tensor?
    /// Floating-point operations for one input.
    private var operations = 0
    /// Numbers that training changes, numbers that it only counts, those that it leaves alone (in a
    /// `let`), and weights whose shape is open.
    private var trained = 0
    private var counted = 0
    private var fixed = 0
    private var waiting = 0
    private var parameterBytes = 0
    private var trainedBytes = 0
    /// The numbers of parameters by the path they belong to.
    private var counts: [(path: String, count: Int?)] = []

    init(
        of value: Slots, as type: TypePointer, _ trace: ModelTrace, _ output: Tensor?,
        _ walk: ParameterWalk
    ) throws {
        name = type.pointee.descriptor.name
        self.trace = trace
        self.output = output
        try walk.forEach(value, as: type) { parameter, path in
            guard let known = parameter.known(in: walk.machine) else {
                waiting += 1
                counts.append((path, nil))
                return
            }
            if parameter.value?.isStatistic == true {
                counted += known.count
                return
            }
            parameterBytes += known.count * known.dtype.size
            counts.append((path, known.count))
            if parameter.isTrainable {
                trained += known.count
                trainedBytes += known.count * known.dtype.size
            } else {
                fixed += known.count
            }
        }
        if let output { operations = trace.countOperations(of: output) }
    }

    /// A trace that knows all structures of a model; layers are those of them that conform to what
    /// `layer`, an `any Layer`, promises.
    static func trace(
        _ value: Slots, _ type: TypePointer, like layer: TypePointer, _ walk: ParameterWalk
    ) throws -> ModelTrace {
        let protocols = layer.pointee.descriptor.conformances
        var rows: [ModelTrace.Row] = []
        try walk.forEachStructure(value, as: type) { fields, type, path, _ in
            // Weights of its own tell, too.
            let descriptor = type.pointee.descriptor
            let isLayer =
                !descriptor.conformances.isDisjoint(with: protocols)
                || descriptor.fields.contains { $0.isParameter && $0.type.name == "Tensor" }
            rows.append(
                ModelTrace.Row(path: path, type: type, fields: fields, isLayer: isLayer))
        }
        return ModelTrace(rows: rows)
    }

    var table: Table {
        // A model that is a single layer is its own only row.
        var listed = trace.rows.filter { !$0.path.isEmpty && isListed($0) }
        if listed.isEmpty { listed = trace.rows.filter(\.path.isEmpty) }
        return Table(
            title: name, header: ["Layer", "Type", "Output", "Parameters", "Operations"],
            rows: listed.map(cells), alignments: [.left, .left, .left, .right, .right],
            footer: footer(listed))
    }

    /// Layers, and what is applied like one and has weights in it: an initializer has none.
    private func isListed(_ row: ModelTrace.Row) -> Bool {
        row.isLayer || row.isApplied && counts.contains { Self.belongs($0.path, to: row.path) }
    }

    private func cells(_ row: ModelTrace.Row) -> [String] {
        let depth = row.path.split(separator: ".").filter { Int($0) == nil }.count
        let indent = String(repeating: "  ", count: max(0, depth - 1))
        return [
            indent + (row.path.isEmpty ? name : row.path), row.type.pointee.descriptor.name,
            row.output.map(Self.text) ?? (output == nil ? "?" : "as before"), parameters(in: row),
            output == nil ? "?" : Self.grouped(operations(in: row)),
        ]
    }

    /// With `n` for the size of the batch.
    private static func text(_ shape: Shape) -> String {
        guard shape.rank > 0, shape[0] == 1 else { return "\(shape)" }
        return "[" + (["n"] + shape.dimensions.dropFirst().map(String.init)).joined(separator: ", ")
            + "]"
    }

    private func parameters(in row: ModelTrace.Row) -> String {
        let own = counts.filter { Self.belongs($0.path, to: row.path) }
        let known = own.compactMap(\.count).reduce(0, +)
        if known == 0, own.contains(where: { $0.count == nil }) { return "?" }
        return Self.grouped(known)
    }

    /// With those of the layers in it.
    private func operations(in row: ModelTrace.Row) -> Int {
        trace.rows.filter { Self.belongs($0.path, to: row.path) }.reduce(0) { $0 + $1.operations }
    }

    private static func belongs(_ path: String, to row: String) -> Bool {
        row.isEmpty || path == row || path.hasPrefix(row + ".")
    }

    private func footer(_ listed: [ModelTrace.Row]) -> [String] {
        var lines = ["\(Self.grouped(trained)) trainable parameters"]
        if counted > 0 { lines[0] += ", \(Self.grouped(counted)) running statistics" }
        if fixed > 0 { lines[0] += ", \(Self.grouped(fixed)) frozen" }
        if waiting > 0 { lines[0] += ", and \(waiting) weights whose shape is not known yet" }
        if output == nil {
            lines.append("the shape of one input gives the rest: summary(input: [28, 28, 1])")
        } else {
            let outputs = listed.filter { row in
                !listed.contains { $0 !== row && Self.belongs($0.path, to: row.path) }
            }
            let kept = outputs.compactMap { $0.output?.count }.reduce(0, +) * 4
            lines.append("\(Self.grouped(operations)) floating-point operations for one input")
            lines.append(
                "parameters take \(Self.size(parameterBytes)), with gradients and Adam's moments "
                    + "\(Self.size(parameterBytes + 3 * trainedBytes)); the layers' outputs \(Self.size(kept)) per input"
            )
        }
        return lines
    }

    /// Digits in groups of three: `397,510`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// `1.6 MB`.
    private static func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(bytes) bytes" }
        let (value, unit) =
            bytes < 1_000_000 ? (Double(bytes) / 1e3, "kB") : (Double(bytes) / 1e6, "MB")
        let tenths = Int((value * 10).rounded())
        return tenths < 1_000 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
    }
}
