let criterion = nn.CrossEntropyLoss()
