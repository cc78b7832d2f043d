let text = " a "
print(text.strip())
