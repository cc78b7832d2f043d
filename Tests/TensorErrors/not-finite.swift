func score(_ x: Tensor) -> Tensor {
    (x - 2).log().sum()
}
print(score(Tensor([1, 3])).checkNumerics())
