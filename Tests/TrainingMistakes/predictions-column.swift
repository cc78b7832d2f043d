let predictions = Tensor(zeros: [4, 1])
let loss = meanSquaredError(predictions, Tensor([1, 2, 3, 4]))
