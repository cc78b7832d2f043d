let scores = Tensor(zeros: [2, 3])
print(softmaxCrossEntropy(logits: scores, labels: Tensor([true, false])))
