let x = torch.tensor([1.0, 2.0])
