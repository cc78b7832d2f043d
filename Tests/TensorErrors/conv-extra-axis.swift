let pictures = Tensor(zeros: [20, 32, 32, 3, 1])
let found = conv2D(pictures, Tensor(zeros: [3, 3, 3, 8]))
