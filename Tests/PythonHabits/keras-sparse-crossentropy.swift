let (labels, scores) = (Tensor([1, 0]), Tensor([[1, 2], [3, 4]]))
let loss = sparseCategoricalCrossentropy(labels, scores)
