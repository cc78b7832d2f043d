let missing = [nil, nil]
