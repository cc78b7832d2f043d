"""What networks must reach on the real MNIST in five epochs, with two threads.

`./test notebooks` trains them; without the data, or in a quick run, there is nothing to judge.
"""

import os
import re
import subprocess

import pytest
from conftest import ROOT, real_data

TWO_CONVOLUTIONS = """
func withChannel(_ data: Dataset) -> Dataset {
    Dataset(inputs: data.images.expandingShape(at: 3), targets: data.labels, name: data.name)
}
let (train, test) = try MNIST.load()
seed(1)
var model = Sequential(input: [28, 28, 1]) {
    Conv2D(32, kernelSize: 3, activation: relu)
    MaxPool2D(2)
    Conv2D(64, kernelSize: 3, activation: relu)
    MaxPool2D(2)
    Flatten()
    Dense(128, activation: relu)
    Dense(10)
}
model.fit(withChannel(train), epochs: 5, batchSize: 64, optimizer: Adam(learningRate: 0.001), callbacks: [], seed: 1)
print(model.parameterCount, model.evaluate(on: withChannel(test)).accuracy)
"""

# The article keeps a fifth of the data for validation; the learning rate is not the article's.
TWO_HIDDEN_LAYERS = """
let (everything, test) = try MNIST.load()
let train = everything[0..<48_000]
seed(1)
var model = Sequential(input: [28, 28]) {
    Flatten()
    Dense(128, activation: relu)
    Dense(64, activation: relu)
    Dense(10)
}
let schedule = Schedule.oneCycle(0.005, steps: 5 * train.batched(128).count)
model.fit(train, epochs: 5, batchSize: 128, optimizer: Adam(learningRate: schedule), callbacks: [], seed: 1)
print(model.parameterCount, model.evaluate(on: test).accuracy)
"""


@pytest.mark.parametrize(
    "program, parameters, least",
    [(TWO_CONVOLUTIONS, 225_034, 0.988), (TWO_HIDDEN_LAYERS, 109_386, 0.975)],
    ids=["two convolutions", "two hidden layers"],
)
def test_five_epochs_are_enough(program, parameters, least, request, tmp_path):
    data = real_data()
    if not request.config.getoption("--full") or not data:
        pytest.skip("only the full run on real data says how good a network is")
    (tmp_path / "program.swift").write_text(program)
    environment = os.environ | {"SWIFTLET_DATA_DIR": str(data), "SWIFTLET_OFFLINE": "1"}
    environment.pop("SWIFTLET_DATA_LIMIT", None)
    binary = os.environ.get("SWIFTLET", str(ROOT / ".build/release/swiftlet"))
    done = subprocess.run(
        [binary, "run", tmp_path / "program.swift"],
        env=environment, capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done.stderr
    count, accuracy = re.fullmatch(r"(\d+) ([0-9.]+)", done.stdout.strip()).groups()
    print(f"{count} parameters: {float(accuracy) * 100:.2f} %")
    assert int(count) == parameters
    assert float(accuracy) >= least
