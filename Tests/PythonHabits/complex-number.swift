let z = 1 + 2j
