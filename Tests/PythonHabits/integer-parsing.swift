let n = int("3")
