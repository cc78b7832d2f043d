print(Tensor(zeros: [2, 3]).transposed(permutation: [0, 0]))
