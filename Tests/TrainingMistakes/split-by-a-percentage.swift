let data = Dataset.moons(40, seed: 1)
// ---
let (learning, checking) = data.split(80)
