let predictions = Tensor(zeros: [4, 2])
let loss = meanAbsoluteError(predictions, Tensor(zeros: [3, 2]))
