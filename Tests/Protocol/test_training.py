"""Training through the kernel: what it shows while it runs, and that the numbers are real."""

import re

TRAINING = """
let (train, test) = Digits.load()
seed(1)
var model = Sequential(input: [28, 28]) {
    Flatten()
    Dense(256, activation: relu)
    Dense(10)
}
let history = model.fit(
    train, epochs: 3, batchSize: 64, loss: .softmaxCrossEntropy,
    optimizer: Adam(learningRate: 0.001), seed: 1)
print("Test accuracy: \\(model.evaluate(on: test).accuracy * 100) %")
"""


def test_a_chart_is_updated_in_place_while_training_runs(kernel):
    exchange = kernel.execute(TRAINING)
    assert exchange.reply.content["status"] == "ok"
    shown = exchange.of_type("display_data")
    assert len(shown) == 1
    name = shown[0].content["transient"]["display_id"]
    updates = exchange.of_type("update_display_data")
    assert len(updates) >= 5
    assert {update.content["transient"]["display_id"] for update in updates} == {name}
    # The last form is complete: a saved notebook shows it where nothing runs.
    assert "image/png" in updates[-1].content["data"]
    accuracy = float(re.search(r"Test accuracy: ([0-9.]+) %", exchange.text)[1])
    assert 96 <= accuracy <= 100


def test_shuffled_labels_are_guessed_one_time_in_ten(kernel):
    assert kernel.execute(TRAINING).reply.content["status"] == "ok"
    exchange = kernel.execute(
        "let order = Tensor(Array(0..<test.count).shuffled(), dtype: .int32)\n"
        "let mixed = Dataset(inputs: test.images, targets: test.labels.gathered(order))\n"
        "model.evaluate(on: mixed).accuracy"
    )
    assert exchange.reply.content["status"] == "ok", exchange.reply.content
    accuracy = float(exchange.of_type("execute_result")[0].content["data"]["text/plain"])
    # Ten thousand guesses: 0.1 give or take five standard deviations of 0.003.
    assert 0.085 <= accuracy <= 0.115
