let scores = Tensor(ones: [2, 3])
let loss = softmaxCrossEntropy(logits: scores, labels: [1, 3])
print(loss)
