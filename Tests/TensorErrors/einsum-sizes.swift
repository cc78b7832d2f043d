print(einsum("ij,jk->ik", Tensor(zeros: [2, 3]), Tensor(zeros: [4, 5])))
