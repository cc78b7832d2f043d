let data = Dataset(inputs: Tensor(zeros: [10, 2]), targets: Tensor(zeros: [9], dtype: .int32))
