print(rocCurve(scores: Tensor([0.2, 0.7, 0.4]), labels: Tensor([0, 1, 2], dtype: .int32)))
