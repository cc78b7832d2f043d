let scores = Tensor(ones: [4, 1])
let loss = softmaxCrossEntropy(logits: scores, labels: [0, 1, 1, 0])
