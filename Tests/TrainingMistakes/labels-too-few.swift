let scores = Tensor(ones: [4, 3])
let loss = softmaxCrossEntropy(logits: scores, labels: [0, 2])
