print([:].count)
