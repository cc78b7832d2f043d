import Diagnostics
import RichDisplay
import TensorEngine
import VirtualMachine

extension LayerLibrary {
    static let natives = LibraryGroup {
        Builtin("func _unsettledWeight(_ units: Int, _ seed: Int) -> Tensor") {
            (units: Int, seed: Int) in
            guard units > 0 else {
                throw Failure(
                    id: "invalid-argument", "a Dense layer has at least one unit, not \(units)")
            }
            return TensorValue(
                unsettled: .glorot(window: [], units: units, seed: UInt64(seed: seed)))
        }
        Builtin("func _unsettledFilters(_ window: [Int], _ count: Int, _ seed: Int) -> Tensor") {
            (window: [Int], count: Int, seed: Int) in
            guard count > 0, window.allSatisfy({ $0 > 0 }) else {
                throw Failure(
                    id: "invalid-argument",
                    "a convolution has at least one filter and a window of at least one place "
                        + "along each axis, not \(count) of \(window)")
            }
            return TensorValue(
                unsettled: .glorot(window: window, units: count, seed: UInt64(seed: seed)))
        }
        Builtin(
            tensor: """
                func _settledFilters(_ filters: Tensor, _ images: Tensor, _ groups: Int) -> Tensor
                """
        ) { (filters: TensorValue, images: Tensor, groups: Int) in
            guard images.rank > 0, groups > 0, images.shape.last % groups == 0 else {
                throw Failure(
                    id: "shape-mismatch",
                    "a convolution in \(groups) groups takes images [batch, axes…, channels] whose "
                        + "channels are a multiple of the groups, not shape \(images.shape)")
            }
            return try filters.tensor(inputs: images.shape.last / groups)
        }
        Builtin(tensor: "func _settled(_ weight: Tensor, _ inputs: Int) -> Tensor") {
            (weight: TensorValue, inputs: Int) in
            guard inputs > 0 else {
                throw Failure(
                    id: "invalid-argument", "a Dense layer has at least one input, not \(inputs)")
            }
            _ = try weight.tensor(inputs: inputs)
            return weight
        }
        Builtin(tensor: "func _settledWeight(_ weight: Tensor, _ input: Tensor) -> Tensor") {
            (weight: TensorValue, input: Tensor) in
            guard input.rank > 0 else {
                throw Failure(
                    id: "shape-mismatch",
                    "a Dense layer takes inputs of shape [batch, inputs], not a single number")
            }
            let known = try weight.tensor(inputs: input.shape.last)
            guard known.shape[0] == input.shape.last else {
                throw wrongInput(input.shape, for: known.shape)
            }
            return known
        }
        Builtin(tensor: "func _dropout(_ input: Tensor, _ rate: Double) -> Tensor") {
            (input: Tensor, rate: Double) in try input.dropout(rate: rate)
        }
        Builtin("func _checkDropoutRate(_ rate: Double)") { (rate: Double) in
            guard rate >= 0, rate < 1 else {
                throw Failure(
                    id: "invalid-argument", "a dropout rate of \(rate) is not in 0..<1",
                    hint: "0.5 drops every second element on average")
            }
        }
    }

    /// The commonest mistake, images that nobody flattened, has a hint of its own.
    private static func wrongInput(_ input: Shape, for weight: Shape) -> Failure {
        let pixels = input.dimensions.dropFirst().reduce(1, *)
        let hint =
            input.rank > 2 && pixels == weight[0]
            ? "put Flatten() before it: \(input.dimensions.dropFirst().map(String.init).joined(separator: " · ")) = \(pixels)"
            : "the last size of the input must be \(weight[0])"
        return Failure(
            id: "shape-mismatch",
            "this Dense layer has \(weight[0]) inputs and \(weight[1]) units, "
                + "its input has shape \(input)", hint: hint)
    }

    static let inspection = [
        LibraryGroup("extension Layer") {
            Builtin(
                source: """
                    /// How many numbers training can change.
                    ///
                    /// A layer that takes its number of inputs from the first batch counts only once it has seen one.
                    var parameterCount: Int { _parameterCount(self) }
                    """)
            Builtin(
                source: """
                    /// The tensors that training changes, in order.
                    var parameters: [Tensor] { _parameters(self) }
                    """)
            Builtin(
                source: """
                    /// Shows a table of the model's parameters: names, shapes, and how many numbers they have.
                    func summary() { _summary(self) }
                    """)
        },
        LibraryGroup {
            Builtin(raw: "func _parameterCount<T>(_ model: T) -> Int") { call in
                let type = call.typeArgument()
                let parameters = try call.walk.parameters(call.value(of: type), as: type)
                let machine = call.machine
                try call.setResult(
                    parameters.reduce(0) {
                        $0 + ($1.isStatistic ? 0 : $1.known(in: machine)?.count ?? 0)
                    })
            }
            Builtin(raw: "func _parameters<T>(_ model: T) -> [Tensor]") { call in
                let type = call.typeArgument()
                let parameters = try call.walk.parameters(call.value(of: type), as: type)
                let machine = call.machine
                try call.setResult(
                    parameters.filter { !$0.isStatistic }.map { parameter -> TensorValue in
                        if case .tensor(let value) = parameter { return value }
                        return TensorValue(parameter.known(in: machine) ?? Tensor(constant: 0))
                    })
            }
            Builtin(raw: "func _summary<T>(_ model: T)") { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let table = try ModelSummary.table(
                    of: value, as: type, named: type.pointee.descriptor.name, call.walk)
                call.output.display(table.bundle(), id: nil)
            }
        },
    ]
}

/// A model's parameters as a table.
enum ModelSummary {
    static func table(
        of value: Slots, as type: TypePointer, named name: String, _ walk: ParameterWalk
    ) throws -> Table {
        var rows: [[String]] = []
        var total = 0
        var waiting = 0
        try walk.forEach(value, as: type) { parameter, path in
            guard let known = parameter.known(in: walk.machine) else {
                waiting += 1
                rows.append([path, "at first use", "?"])
                return
            }
            if !parameter.isStatistic { total += known.count }
            let count = parameter.isStatistic ? "not trained" : grouped(known.count)
            rows.append([path, "\(known.shape)", count])
        }
        let rest = waiting == 0 ? "" : ", and \(waiting) weights whose shape is not known yet"
        return Table(
            title: name, header: ["Parameter", "Shape", "Numbers"], rows: rows,
            alignments: [.left, .left, .right],
            footer: ["\(grouped(total)) numbers to train\(rest)"])
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
}
