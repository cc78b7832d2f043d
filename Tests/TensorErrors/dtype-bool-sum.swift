print(Tensor([true, false]).max())
