/// A curve in one line of text: each column is the mean of its share of the values, `?` where
/// none of them is finite.
package func sparkline(_ values: [Double], columns: Int = 32) -> String {
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let count = min(values.count, max(columns, 1))
    let means = (0..<count).map { column -> Double in
        let share = values[column * values.count / count..<(column + 1) * values.count / count]
        let finite = share.filter(\.isFinite)
        return finite.isEmpty ? .nan : finite.reduce(0, +) / Double(finite.count)
    }
    let finite = means.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
        return String(repeating: "?", count: count)
    }
    return String(
        means.map { mean in
            guard mean.isFinite else { return "?" }
            guard high > low else { return bars[3] }
            return bars[Int(((mean - low) / (high - low) * 7).rounded())]
        })
}
