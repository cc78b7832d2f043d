var x = Tensor(zeros: [3, 4])
x[1] = Tensor([1, 2])
