let scores = Tensor(ones: [2, 10])
let labels = Tensor(oneHot: Tensor([0, 2]).cast(to: .int32), classes: 8)
let loss = softmaxCrossEntropy(logits: scores, probabilities: labels)
