let data = Dataset.moons(4, seed: 1)
// ---
for (learning, checking) in data.folds(10) { print(learning.count, checking.count) }
