var done = False
