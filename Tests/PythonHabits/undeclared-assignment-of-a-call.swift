total = max(3, 4)
