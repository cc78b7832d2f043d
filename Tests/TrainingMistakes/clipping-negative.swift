let optimizer = Adam(learningRate: 0.001).clipping(norm: -1)
