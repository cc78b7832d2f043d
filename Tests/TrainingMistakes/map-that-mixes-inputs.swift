let data = Dataset.moons(40, seed: 1)
// ---
let centred = data.map { x, y in (x - x.mean(), y.sum()) }
