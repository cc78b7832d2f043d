let scores = Tensor([1.0, 2.0])
print(huber(predictions: scores, labels: scores))
print(scores.flip(), scores.sort())
