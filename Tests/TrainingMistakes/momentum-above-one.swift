let optimizer = SGD(learningRate: 0.1, momentum: 9)
