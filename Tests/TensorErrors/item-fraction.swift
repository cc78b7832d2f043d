print(Tensor(1.5).item(as: Int.self))
