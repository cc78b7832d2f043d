let words = ["a", "b"]
print(", ".join(words))
