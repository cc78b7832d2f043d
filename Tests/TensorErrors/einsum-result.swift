print(einsum("ij->ik", Tensor(zeros: [2, 3])))
