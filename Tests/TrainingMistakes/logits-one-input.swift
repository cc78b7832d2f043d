let loss = softmaxCrossEntropy(logits: Tensor([0.5, 2]), labels: [1])
