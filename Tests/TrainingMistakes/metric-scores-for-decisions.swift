print(f1Score(predicted: Tensor([[0.2, 0.8], [0.6, 0.4]]), labels: Tensor([1, 0], dtype: .int32)))
