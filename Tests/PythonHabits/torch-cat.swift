let (a, b) = (Tensor([1, 2]), Tensor([3, 4]))
let both = torch.cat([a, b], dim=0)
