let words = Embedding(10, 4)
print(words(Tensor([[1, 2], [3, .nan]])))
