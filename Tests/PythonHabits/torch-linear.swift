let layer = nn.Linear(784, 10)
