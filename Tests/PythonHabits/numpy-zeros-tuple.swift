let x = np.zeros((2, 3))
