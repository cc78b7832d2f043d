let scores = Tensor([[0.3], [-1.2], [0.8]])
let labels = Tensor([[0], [1], [2]])
let loss = sigmoidCrossEntropy(logits: scores, labels: labels)
print(loss)
