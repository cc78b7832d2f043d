// Prints the microseconds of a training step, the best of five rounds; the programs beside this
// file define the step, and `Benchmarks/run` puts this behind them.
for _ in 1...5 { _ = trainingStep() }
var shortest = Double.infinity
for _ in 1...5 {
    let start = ContinuousClock.now
    for _ in 1...steps { _ = trainingStep() }
    shortest = min(shortest, (ContinuousClock.now - start) / .microseconds(steps))
}
print(shortest)
