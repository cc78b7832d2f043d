let digits = Digits.load().train.augmented([.flip(), .rotation(degrees: 10), .shift(0.1)], seed: 1)
