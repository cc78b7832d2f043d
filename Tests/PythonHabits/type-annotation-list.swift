let xs: List[int] = [1]
