let optimizer = AdamW(learningRate: 0.001, weightDecay: -0.01)
