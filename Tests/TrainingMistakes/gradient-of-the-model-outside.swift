var net = Dense(2, 3, seed: 1)
let x = Tensor(ones: [1, 2])
let (loss, slopes) = valueWithGradient(at: net) { model in softmaxCrossEntropy(logits: net(x), labels: [0]) }
