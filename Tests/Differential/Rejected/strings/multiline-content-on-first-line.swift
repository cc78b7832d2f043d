// Error: syntax
// swiftc: multi-line string literal content must begin on a new line
let text = """hello
world
"""
print(text)
