let start = time.time()
