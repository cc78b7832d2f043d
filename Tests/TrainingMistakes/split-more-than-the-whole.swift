let data = Dataset.moons(40, seed: 1)
// ---
let parts = data.split(train: 0.8, validation: 0.3)
