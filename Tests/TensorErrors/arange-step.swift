print(Tensor(arangeFrom: 0, to: 1, by: 0))
