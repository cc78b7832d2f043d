let (scores, labels) = (Tensor([[1, 2], [3, 4]]), Tensor([1, 0]))
let loss = crossEntropy(scores, labels)
