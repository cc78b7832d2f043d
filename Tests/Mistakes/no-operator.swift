print("ab" * 3)
