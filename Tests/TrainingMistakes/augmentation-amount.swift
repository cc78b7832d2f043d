let more = Digits.load().train.augmented([.rotation(degrees: -10)])
