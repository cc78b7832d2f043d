class Net(Module):
    pass
