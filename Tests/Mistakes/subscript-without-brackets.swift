let capitals = ["Oslo", "Rome"]
print(capitals.subscript)
