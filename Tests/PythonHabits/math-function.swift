let x = math.sqrt(2.0)
