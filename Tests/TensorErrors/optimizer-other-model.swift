var opt = SGD(learningRate: 0.1)
var a = [Tensor([1, 2])]
opt.update(&a, along: [Tensor([1, 2]), Tensor([3])])
