let text = "abc"
print(text.startswith("a"))
