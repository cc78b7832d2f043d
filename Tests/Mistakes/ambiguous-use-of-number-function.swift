print(sin(1))
