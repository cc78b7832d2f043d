let teacher = Tensor([[2.0, -1.0, 0.5]])
let student = Tensor([[1.0, 0.0, 0.0]])
print(klDivergence(logits: student, probabilities: teacher))
