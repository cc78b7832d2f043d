protocol Named { func name() -> String { "a" } }
print(1)
