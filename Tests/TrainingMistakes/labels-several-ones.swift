let scores = Tensor(zeros: [2, 3])
let tags = Tensor([[1, 0, 0], [1, 0, 1]])
print(softmaxCrossEntropy(logits: scores, probabilities: tags))
