let xs: list = [1]
