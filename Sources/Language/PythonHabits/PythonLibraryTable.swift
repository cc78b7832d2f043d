/// What people write from habit in NumPy, PyTorch and Keras.
extension Habit {
    static let libraries = [
        Habit("np.array($a)", "Tensor($a)", "tensors are made with 'Tensor(…)'"),
        Habit("np.dot($a, $b)", "matmul($a, $b)", "the product of matrices is 'matmul'"),
        Habit(
            "np.$n($p)", "$n($p)",
            "there is no 'np': functions of tensors and numbers have no prefix"),
        Habit("torch.tensor($a)", "Tensor($a)", "tensors are made with 'Tensor(…)'"),
        Habit("torch.manual_seed($a)", "seed($a)", "the seed is set with 'seed'"),
        Habit("torch.$n($p)", "$n($p)", "there is no 'torch': functions of tensors have no prefix"),
        Habit(
            "nn.CrossEntropyLoss()", "Loss.softmaxCrossEntropy",
            "losses have no prefix, and are functions of scores and labels"),
        Habit(
            "nn.MSELoss()", "Loss.meanSquaredError",
            "losses have no prefix, and are functions of predictions and targets"),
        Habit("CrossEntropyLoss()", "Loss.softmaxCrossEntropy", "a loss is named with a dot"),
        Habit("MSELoss()", "Loss.meanSquaredError", "a loss is named with a dot"),
        Habit(
            "torch.optim.$n($m.parameters(), lr: $a)", "$n(for: $m, learningRate: $a)",
            "an optimizer is made for a model"),
        Habit(
            "optim.$n($m.parameters(), lr: $a)", "$n(for: $m, learningRate: $a)",
            "an optimizer is made for a model"),
        Habit(
            "$x.fit($p, learningRate: $a)", "$x.fit($p, optimizer: Adam(learningRate: $a))",
            "the learning rate is the optimizer's"),
        Habit(", shuffle: $e", "", "'fit' shuffles the data anew in each epoch"),
        Habit(
            ", verbose: $e", "",
            "'fit' draws a chart while it trains, and 'callbacks: []' leaves it out"),
        Habit("(lr: $a", "(learningRate: $a", "'lr' is written out"),
        Habit(", lr: $a", ", learningRate: $a", "'lr' is written out"),
        Habit("tf.keras.layers.$n($p)", "$n($p)", "layers have no prefix"),
        Habit("keras.layers.$n($p)", "$n($p)", "layers have no prefix"),
        Habit("layers.$n($p)", "$n($p)", "layers have no prefix"),
        Habit("EarlyStopping($p)", "Callback.earlyStopping($p)", "callbacks are named with a dot"),
        Habit("ModelCheckpoint($p)", "Callback.checkpoint($p)", "callbacks are named with a dot"),
        Habit(
            "$x.compile($p)", "",
            "'fit' takes the loss, the optimizer and the metrics: leave this line out"),
        Habit(
            "$x.fit($a, $b, $p)", "$x.fit(Dataset(inputs: $a, targets: $b), $p)",
            "inputs and targets come together in a Dataset"),
        Habit(
            "$x.fit($a, $b)", "$x.fit(Dataset(inputs: $a, targets: $b))",
            "inputs and targets come together in a Dataset"),
        Habit(
            "$x.evaluate($a, $b)", "$x.evaluate(on: Dataset(inputs: $a, targets: $b))",
            "inputs and targets come together in a Dataset"),
        Habit("$x.forward($p)", "$x($p)", "a layer is called like a function"),
        Habit("nn.Linear($p)", "Dense($p)", "layers have no prefix, and a linear one is 'Dense'"),
        Habit("nn.Conv2d($a, $b, $p)", "Conv2D($b, kernelSize: $p)", "layers have no prefix"),
        Habit("nn.$n($p)", "$n($p)", "there is no 'nn': layers have no prefix"),
        Habit("F.$n($p)", "$n($p)", "there is no 'F': functions of tensors have no prefix"),
        Habit("math.pi", "Double.pi", "there is no 'math': its functions have no prefix"),
        Habit("math.$n($p)", "$n($p)", "there is no 'math': its functions have no prefix"),
        Habit(
            "random.random()", "Double.random(in: 0..<1)", "a number type draws its random numbers"),
        Habit(
            "random.randint($a, $b)", "Int.random(in: $a...$b)",
            "a number type draws its random numbers"),
        Habit("random.choice($a)", "$a.randomElement()!", "a collection draws its random elements"),
        Habit("random.shuffle($a)", "$a.shuffle()", "a collection shuffles itself"),
        Habit("time.time()", "Date()", "the time is a 'Date'"),
        Habit("time.sleep($a)", "sleep($a)", "there is no 'time': 'sleep' has no prefix"),
        Habit("plt.show()", "", "plots appear below their cell: leave this line out"),
        Habit("plt.$n($p)", "$n($p)", "there is no 'plt': 'plot' has no prefix"),
        Habit(
            "$x.backward()", "let (loss, gradient) = valueWithGradient(at: model) { … }",
            "a gradient comes from 'valueWithGradient(at:)'"),
        Habit(
            "$x.zero_grad()", "",
            "gradients are values, nothing has to be reset: leave this line out"),
        Habit(
            "$x.step()", "$x.update(&model, along: gradient)",
            "the optimizer gets the model and its gradient"),
        Habit(".view([$p])", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit(".view(($p))", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit(".view($p)", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit(".reshape([$p])", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit(".reshape(($p))", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit(".reshape($p)", ".reshaped(to: [$p])", "a new shape comes from 'reshaped(to:)'"),
        Habit("$x.T", "$x.transposed()", "rows and columns change places in 'transposed()'"),
        Habit("$x.numpy()", "$x", "a tensor needs no conversion"),
        Habit(
            "$x.detach()", "$x.withoutGradient()", "no gradient flows through 'withoutGradient()'"),
        Habit(
            "$x.eval()", "",
            "layers know by themselves whether they are being trained: leave this line out"),
        Habit(
            "$x.train()", "",
            "layers know by themselves whether they are being trained: leave this line out"),
    ]
}
