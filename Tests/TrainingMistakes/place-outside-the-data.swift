let data = Dataset.moons(40, seed: 1)
// ---
print(data[40].input)
