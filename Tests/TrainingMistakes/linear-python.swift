let model = Linear(in_features: 784, out_features: 10)
