let scores = Tensor(zeros: [2, 3])
print(softmaxCrossEntropy(logits: scores, labels: Tensor(zeros: [2, 3], dtype: .int32)))
