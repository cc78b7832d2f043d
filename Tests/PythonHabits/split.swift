let text = "a b"
print(text.split())
