let counts = Tensor([40, 10, 0])
let shares = Tensor([[1, 0, 0], [0, 1, 0]])
print(softmaxCrossEntropy(logits: Tensor(zeros: [2, 3]), probabilities: shares, weights: 1 / counts))
