let g = gradient(at: Tensor([1, 2])) { ($0 .> 1).sum() }
