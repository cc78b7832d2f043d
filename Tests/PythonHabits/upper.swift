let text = "a"
print(text.upper())
