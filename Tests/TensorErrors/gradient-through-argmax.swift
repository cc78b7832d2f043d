let g = gradient(at: Tensor([1, 2])) { $0.argmax().cast(to: .float32) }
