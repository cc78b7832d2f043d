let zeros = [0] * 10
