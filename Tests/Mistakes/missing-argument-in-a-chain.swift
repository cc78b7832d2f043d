func sum(x: Tensor, y: Tensor) -> Tensor { x + y }
print(sum(x: Tensor([1.0])).shape)
