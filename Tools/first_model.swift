// The first notebook's model on the bundled digits, as ./lab trains it to check an installation.

// %% data
let (train, test) = Digits.load()
print("Training on \(train.count) digits, testing on \(test.count)")

// %% model
var model = Sequential {
    Flatten()
    Dense(500, activation: relu)
    Dense(10)
}
var optimizer = Adam(for: model, learningRate: 1e-3)

// %% training
for epoch in 1...3 {
    var total: Float = 0
    var count = 0
    for batch in train.shuffled(seed: epoch).batched(64) {
        let (loss, gradient) = valueWithGradient(at: model) { model in
            softmaxCrossEntropy(logits: model(batch.images), labels: batch.labels)
        }
        optimizer.update(&model, along: gradient)
        total += loss.item()
        count += 1
    }
    print("Epoch \(epoch), loss: \(total / Float(count))")
}

// %% evaluation
let accuracy = model.evaluate(test).accuracy
print("Test accuracy: \(accuracy * 100) %")
