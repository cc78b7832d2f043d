let scores = Tensor(ones: [2, 3])
let loss = softmaxCrossEntropy(logits: scores, labels: Tensor([0.5, 2]))
print(loss)
