let optimizer = Adam(learningRate: 0.001, beta1: 0.9, beta2: 1)
