let scores = Tensor([[2, 1, 0], [0, 1, 2]])
let labels = Tensor([0, 2]).cast(to: .int32)
let loss = softmaxCrossEntropy(logits: scores, labels: labels, weights: Tensor([1, 1, -1]))
print(loss)
