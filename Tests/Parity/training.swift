// The networks of training_traces.py, as a user writes them: `printTrace` prints the loss of each of
// so many steps of Adam on one batch, from the same weights and data.

/// Numbers in -1..<1 that a 31-bit mixture of their places gives, exact in Float.
func formula(_ shape: [Int], _ key: Int, scale: Double = 1, _ dtype: DType) -> Tensor {
    var numbers: [Double] = []
    for place in 0..<shape.reduce(1, *) {
        var x = (place * 7919 + key * 104729 + 1) % 2147483648
        for _ in 0..<3 {
            x = x * 48271 % 2147483647
            x ^= x >> 15
        }
        numbers.append((Double(x % 16777216) / 8388608 - 1) * scale)
    }
    return Tensor(shape: shape, scalars: numbers, dtype: dtype)
}

/// Weights as Glorot has them, without the square root: fans are rounded down to a power of two.
func weights(_ shape: [Int], _ key: Int, _ dtype: DType) -> Tensor {
    let window = shape.dropLast(2).reduce(1, *)
    let fans = Double(window * (shape[shape.count - 2] + shape[shape.count - 1]))
    var scale = 1.0
    while scale * scale * fans > 6 { scale /= 2 }
    return formula(shape, key, scale: scale, dtype)
}

struct Network: Layer {
    var convolutions: [Conv2D] = []
    var hidden: [Dense] = []
    var output: Dense

    init(image: (side: Int, channels: Int)?, filters: [Int], sizes: [Int], _ dtype: DType) {
        var key = 0
        var sizes = sizes
        if let image {
            var (side, channels) = (image.side, image.channels)
            for count in filters {
                key += 1
                var layer = Conv2D(count, kernelSize: 3, activation: relu)
                layer.filters = weights([3, 3, channels, count], key, dtype)
                layer.bias = Tensor(zeros: [count], dtype: dtype)
                convolutions.append(layer)
                channels = count
                side = (side - 2) / 2
            }
            sizes.insert(side * side * channels, at: 0)
        }
        output = Dense(1)
        for (place, units) in sizes.dropFirst().enumerated() {
            key += 1
            let isLast = place == sizes.count - 2
            var layer = Dense(units, activation: isLast ? identity : relu)
            layer.weight = weights([sizes[place], units], key, dtype)
            layer.bias = Tensor(zeros: [units], dtype: dtype)
            if isLast { output = layer } else { hidden.append(layer) }
        }
    }

    func callAsFunction(_ input: Tensor) -> Tensor {
        var a = input
        for layer in convolutions { a = maxPool2D(layer(a), size: 2) }
        a = a.flattened(from: 1)
        for layer in hidden { a = layer(a) }
        return output(a)
    }
}

func printTrace(_ name: String, steps: Int, _ dtype: DType) {
    let networks: [String: (image: (side: Int, channels: Int)?, filters: [Int], sizes: [Int], batch: Int)] = [
        "S0": (nil, [], [784, 500, 10], 64),
        "S1": (nil, [], [2, 10, 1], 32),
        "S2": ((28, 1), [32], [64, 10], 32),
        "S3": ((28, 1), [32, 64], [128, 10], 64),
        "S3b": ((32, 3), [32, 64], [10], 64),
        "S4": (nil, [], [784, 128, 64, 10], 128),
    ]
    let (image, filters, sizes, batch) = networks[name]!
    var model = Network(image: image, filters: filters, sizes: sizes, dtype)
    var optimizer = Adam(for: model, learningRate: filters.count > 1 ? 0.00005 : 0.001)
    let shape = image == nil ? [batch, sizes[0]] : [batch, image!.side, image!.side, image!.channels]
    let x = formula(shape, 1000, dtype) / 4
    let labels = Tensor((0..<batch).map { $0 * 7 % 10 }, dtype: .int32)
    let targets = formula([batch, 1], 2000, dtype)
    for _ in 0..<steps {
        let (loss, gradient) = valueWithGradient(at: model) { model in
            sizes.last! == 1
                ? meanSquaredError(predictions: model(x), targets: targets)
                : softmaxCrossEntropy(logits: model(x), labels: labels)
        }
        optimizer.update(&model, along: gradient)
        print(loss.item(as: Double.self))
    }
}
