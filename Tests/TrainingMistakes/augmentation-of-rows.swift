let data = Dataset.moons(40, seed: 1)
// ---
let more = data.augmented([.rotation(degrees: 10)])
