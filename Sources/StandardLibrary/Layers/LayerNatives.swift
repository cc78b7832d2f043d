import Diagnostics
import TensorEngine
import VirtualMachine

/// What layers cannot say in the language: weights that wait for their first input, a mistake's
/// words, and what all parameters of a model undergo at once.
extension LayerLibrary {
    static let natives = LibraryGroup {
        settling
        Builtin(tensor: "func _dropout(_ input: Tensor, _ rate: Double) -> Tensor") {
            (input: Tensor, rate: Double) in try input.dropout(rate: rate)
        }
        wholeModels
    }

    @BuiltinList private static var settling: [Builtin] {
        Builtin(
            "func _unsettled(_ sizes: [Int], _ seed: Int, _ isStatistic: Bool = false) -> Tensor"
        ) { (sizes: [Int], seed: Int, isStatistic: Bool) in
            TensorValue(unsettled: .init(sizes: sizes, seed: seed), isStatistic: isStatistic)
        }
        Builtin("func _isSettled(_ weight: Tensor) -> Bool") { (weight: TensorValue) in
            weight.known != nil
        }
        Builtin("func _seed(of weight: Tensor) -> Int") { (weight: TensorValue) in
            weight.initializer?.seed ?? 0
        }
        Builtin("func _settle(_ weight: Tensor, to value: Tensor)") {
            (weight: TensorValue, value: Tensor) in _ = try weight.settled(as: value)
        }
        Builtin("func _sizes(of weight: Tensor, _ size: Int) -> [Int]") {
            (weight: TensorValue, size: Int) in
            weight.initializer?.sizes.map { $0 < 0 ? size : $0 } ?? []
        }
        Builtin(
            source: """
                /// Makes a weight that waits for it with `initializer`, with `size` where its shape was not known.
                func _settle(_ weight: Tensor, _ size: Int, _ initializer: Initializer) {
                    if !_isSettled(weight) {
                        _settle(weight, to: initializer(_sizes(of: weight, size), seed: _seed(of: weight)))
                    }
                }
                """)
        Builtin("func _isReady(_ weight: Tensor, _ input: Tensor, _ layer: String) -> Bool") {
            (weight: TensorValue, input: Tensor, layer: String) in
            guard input.rank > 1 else { throw noBatch(input.shape, layer) }
            guard let known = weight.known else { return false }
            guard known.rank > 1, known.shape[known.rank - 2] == input.shape.last else {
                throw wrongInput(input.shape, for: known.shape, layer)
            }
            return true
        }
        Builtin(
            source: """
                /// A batch of one input of a shape, with 1 for sizes that may differ.
                func _exampleInput(_ shape: [Int]) -> Tensor { Tensor(zeros: [1] + shape.map { $0 < 0 ? 1 : $0 }) }
                """)
        Builtin("func _checkInput(_ input: Tensor, _ shape: [Int])") {
            (input: Tensor, shape: [Int]) in
            let found = Array(input.shape.dimensions.dropFirst())
            guard
                input.rank != shape.count + 1
                    || zip(shape, found).contains(where: { $0 >= 0 && $0 != $1 })
            else { return }
            throw otherInput(input.shape.dimensions, than: shape)
        }
        Builtin(
            source: """
                /// A size that a layer was given, if it makes sense.
                func _checkSize(_ size: Int, _ layer: String, _ what: String) {
                    if size < 1 {
                        _fail("invalid-argument", "\\(layer): \\(size) \\(what) make no layer", "at least 1")
                    }
                }
                """)
    }

    @BuiltinList private static var wholeModels: [Builtin] {
        Builtin(raw: "func _parameterCount<T>(_ model: T) -> Int") { call in
            let type = call.typeArgument()
            let parameters = try call.walk.parameters(call.value(of: type), as: type)
            let machine = call.machine
            try call.setResult(
                parameters.reduce(0) {
                    $0 + ($1.isTrainable ? $1.known(in: machine)?.count ?? 0 : 0)
                })
        }
        Builtin(raw: "func _parameters<T>(_ model: T) -> [Tensor]") { call in
            let type = call.typeArgument()
            let parameters = try call.walk.parameters(call.value(of: type), as: type)
            let machine = call.machine
            try call.setResult(
                parameters.filter(\.isTrainable).map { parameter -> TensorValue in
                    if case .tensor(let value) = parameter { return value }
                    return TensorValue(parameter.known(in: machine) ?? Tensor(constant: 0))
                })
        }
        Builtin(raw: "func _replacing<T>(_ model: T, _ parameters: [Tensor]) -> T") { call in
            let type = call.typeArgument()
            let model = call.value(of: type)
            var others = try call.argument([TensorValue].self).makeIterator()
            try call.setResult(copying: model, as: type) { parameter in
                guard parameter.isTrainable, let other = others.next() else { return parameter }
                guard let known = other.known else { return parameter }
                return try parameter.replaced(by: known)
            }
        }
        Builtin(raw: "func _cast<T>(_ model: T, _ dtype: DType) -> T") { call in
            let type = call.typeArgument()
            let model = call.value(of: type)
            let dtype = try call.argument(DType.self)
            Site.current = call.site
            try call.setResult(copying: model, as: type) { parameter in
                try parameter.mapValue { try $0.cast(to: dtype) }
            }
        }
        Builtin(raw: "func _reseeded<T>(_ model: T, _ seed: Int) -> T") { call in
            let type = call.typeArgument()
            let model = call.value(of: type)
            var seed = try call.argument(Int.self)
            try call.setResult(copying: model, as: type) { parameter in
                parameter.mapValue { value in
                    guard let old = value.initializer else { return value }
                    defer { seed &+= 1 }
                    return TensorValue(
                        unsettled: .init(sizes: old.sizes, seed: seed, dtype: old.dtype),
                        isStatistic: value.isStatistic)
                }
            }
        }
    }

    /// What to do about an axis too many or too few has hints of its own.
    private static func otherInput(_ input: [Int], than shape: [Int]) -> Failure {
        let found = Array(input.dropFirst())
        let hint =
            if input == shape {
                "a batch of one is x.expandingShape(at: 0)"
            } else if found == shape + [1] {
                "the last axis is one too many: leave it out, or x.squeezed(axis: \(shape.count + 1))"
            } else if found + [1] == shape {
                "an axis for the one channel is missing: x.expandingShape(at: -1)"
            } else {
                "make inputs of that shape, or the model for these: Sequential(input: \(found)) { … }"
            }
        return Failure(
            id: "shape-mismatch",
            "this model was made for inputs of shape \(shape), one of these has shape \(found)",
            hint: hint)
    }

    private static func noBatch(_ input: Shape, _ layer: String) -> Failure {
        Failure(
            id: "shape-mismatch",
            "\(layer): inputs come in batches, of shape [batch, inputs], not \(input)",
            hint: "a batch of one is x.expandingShape(at: 0)")
    }

    /// The commonest mistake, images that nobody flattened, has a hint of its own.
    private static func wrongInput(_ input: Shape, for weight: Shape, _ layer: String) -> Failure {
        let pixels = input.dimensions.dropFirst().reduce(1, *)
        let inputs = weight[weight.rank - 2]
        // Recurrent layers have several weights a unit side by side.
        let units = layer == "Dense" ? " and \(weight.last) units" : ""
        let product = input.dimensions.dropFirst().map(String.init).joined(separator: " · ")
        let hint =
            input.rank > 2 && pixels == inputs
            ? "put Flatten() before it: \(product) = \(pixels)"
            : "the last size of the input must be \(inputs)"
        return Failure(
            id: "shape-mismatch",
            "this \(layer) layer has \(inputs) inputs\(units), its input has shape \(input)",
            hint: hint)
    }
}
