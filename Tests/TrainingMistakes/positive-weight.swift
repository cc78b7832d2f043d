let loss = sigmoidCrossEntropy(logits: Tensor([0.3]), labels: Tensor([1]), positiveWeight: 0)
