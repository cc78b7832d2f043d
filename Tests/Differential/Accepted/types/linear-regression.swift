// Covers: structs, double, map, reduce, closures
// Least squares by formula and by gradient descent, written out by hand.
struct Line { var slope = 0.0, intercept = 0.0
    func callAsFunction(_ x: Double) -> Double { slope * x + intercept } }
struct Sample { let x, y: Double }
func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
func fit(_ samples: [Sample]) -> Line {
    let (mx, my) = (mean(samples.map { $0.x }), mean(samples.map { $0.y }))
    let covariance = samples.reduce(0) { $0 + ($1.x - mx) * ($1.y - my) }
    let variance = samples.reduce(0) { $0 + ($1.x - mx) * ($1.x - mx) }
    let slope = covariance / variance
    return Line(slope: slope, intercept: my - slope * mx)
}
func loss(_ line: Line, _ samples: [Sample]) -> Double {
    mean(samples.map { let e = line($0.x) - $0.y; return e * e })
}
func descend(_ samples: [Sample], rate: Double, steps: Int, report: (Int, Double) -> Void) -> Line {
    var line = Line()
    let n = Double(samples.count)
    for step in 0..<steps {
        var (dSlope, dIntercept) = (0.0, 0.0)
        for sample in samples {
            let error = line(sample.x) - sample.y
            dSlope += 2 * error * sample.x / n
            dIntercept += 2 * error / n
        }
        line.slope -= rate * dSlope
        line.intercept -= rate * dIntercept
        if step % 50 == 0 { report(step, loss(line, samples)) }
    }
    return line
}
func rounded(_ x: Double) -> Double { Double(Int(x * 1000 + (x < 0 ? -0.5 : 0.5))) / 1000 }
let samples = (0..<10).map { i in Sample(x: Double(i) / 10, y: 3 * Double(i) / 10 - 1 + (i % 2 == 0 ? 0.05 : -0.05)) }
let exact = fit(samples)
print(rounded(exact.slope), rounded(exact.intercept), rounded(exact(2)))
let learned = descend(samples, rate: 0.5, steps: 200) { step, loss in print(step, rounded(loss)) }
print(rounded(learned.slope), rounded(learned.intercept), rounded(loss(learned, samples)))
print(loss(exact, samples) <= loss(learned, samples) + 1e-12)
