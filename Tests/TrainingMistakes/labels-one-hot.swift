let scores = Tensor(ones: [2, 3])
let labels = Tensor(oneHot: Tensor([0, 2]).cast(to: .int32), classes: 3)
let loss = softmaxCrossEntropy(logits: scores, labels: labels)
