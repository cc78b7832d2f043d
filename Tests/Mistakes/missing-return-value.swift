func count(_ text: String) -> Int { return }
print(count("a"))
