print(rocAUC(scores: Tensor([0.2, 0.7, 0.4]), labels: Tensor([1, 1, 1], dtype: .int32)))
