let x = random.random()
