let scores = Tensor([0.3, -1.2])
print(hingeLoss(predictions: scores, labels: Tensor([1, 0])))
