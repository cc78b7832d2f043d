// The first notebook's model on the bundled digits, as ./lab trains it to check an installation.

// %% data
let (train, test) = Digits.load()
print("Training on \(train.count) digits, testing on \(test.count)")

// %% model
seed(1)
var model = Sequential(input: [28, 28]) {
    Flatten()
    Dense(500, activation: relu)
    Dense(10)
}
var optimizer = Adam(for: model, learningRate: 0.001)
let epochs = 3
let batchCount = train.batched(64).count

// %% training
for epoch in 1...epochs {
    var meanLoss = RunningMean()
    for (index, batch) in train.shuffled(seed: epoch).batched(64).enumerated() {
        let (images, labels) = batch
        let (loss, gradient) = valueWithGradient(at: model) { model in
            softmaxCrossEntropy(logits: model(images), labels: labels)
        }
        optimizer.update(&model, along: gradient)
        meanLoss.add(loss.item(), weight: labels.count)
        if (index + 1) % (batchCount / 5) == 0 {
            print(String(format: "Epoch %d of %d, %3d %%, loss %.4f",
                         epoch, epochs, 100 * (index + 1) / batchCount, meanLoss.value))
        }
    }
}

// %% evaluation
let result = model.evaluate(on: test)
print(String(format: "Test accuracy: %.2f %%", result.accuracy * 100))
