with torch.no_grad():
    print(1)
