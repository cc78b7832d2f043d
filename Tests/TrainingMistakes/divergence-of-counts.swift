let votes = Tensor([[0, 3, 1], [4, 0, 0]])
print(klDivergence(logits: Tensor(zeros: [2, 3]), probabilities: votes / 10))
