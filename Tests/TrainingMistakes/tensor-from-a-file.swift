let weights = Tensor(npy: "weights.npy")
