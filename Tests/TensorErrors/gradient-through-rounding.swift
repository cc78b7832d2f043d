let g = gradient(at: Tensor([1.5, 2])) { $0.rounded().sum() }
