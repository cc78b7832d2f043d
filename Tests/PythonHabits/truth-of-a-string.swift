let name = "Ada"
if name { print(name) }
