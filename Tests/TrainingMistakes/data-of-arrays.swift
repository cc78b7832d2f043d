let data = Dataset(inputs: [[1, 2], [3, 4]], targets: Tensor([0, 1], dtype: .int32))
