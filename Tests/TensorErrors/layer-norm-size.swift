print(layerNorm(Tensor(zeros: [2, 4]), scale: Tensor(ones: [3]), offset: Tensor(zeros: [3])))
