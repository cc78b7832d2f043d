let scores = Tensor(ones: [2, 3])
let labels = Tensor([0, 2]).cast(to: .int32)
let loss = softmaxCrossEntropy(logits: scores, labels: labels, weights: Tensor([1, 2]))
