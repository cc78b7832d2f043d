let loss = softmaxCrossEntropy(logits: Tensor(zeros: [1, 3]), labels: Tensor([2], dtype: .int32), smoothing: 10)
