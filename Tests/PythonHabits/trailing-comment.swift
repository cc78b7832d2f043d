let x = 1  # the first
