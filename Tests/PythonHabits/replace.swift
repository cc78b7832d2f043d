let text = "a-b"
print(text.replace("-", "+"))
