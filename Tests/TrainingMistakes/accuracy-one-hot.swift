let scores = Tensor(ones: [2, 3])
let right = accuracy(logits: scores, labels: Tensor([[1, 0, 0], [0, 0, 1]]))
