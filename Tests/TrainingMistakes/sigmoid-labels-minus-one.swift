print(sigmoidCrossEntropy(logits: Tensor([0.3, -1.2]), labels: Tensor([1, -1])))
