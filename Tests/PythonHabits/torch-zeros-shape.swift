let x = torch.zeros([2, 3])
