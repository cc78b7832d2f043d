/// The marks of an axis: round numbers, evenly spaced, within the range that is shown.
package struct AxisTicks: Equatable {
    /// Rising.
    package let values: [Double]
    /// What to write at each value, all with the same decimals.
    package let labels: [String]

    /// At most `count` marks (two are always allowed) at multiples of 1, 2 or 5 times a power of
    /// ten. A range too narrow for numbers of its size to divide has a single mark.
    package init(from low: Double, to high: Double, atMost count: Int) {
        let largest = max(abs(low), abs(high))
        let length = high - low
        guard length.isFinite, length > max(largest * 1e-12, 1e-300) else {
            values = low.isFinite ? [low] : []
            labels = values.map { NumberText.short($0) }
            return
        }
        let rough = length / Double(max(count, 2) - 1)
        let exponent = NumberText.decimalExponent(of: rough)
        let power = NumberText.power(of: exponent)
        // The step may have to be wider than `rough`: multiples need not start at `low`.
        let candidates = [1, 2, 5, 10, 20, 50].map { $0 * power }
        let slack = length * 1e-9
        func multiples(_ step: Double) -> (first: Double, last: Double) {
            (((low - slack) / step).rounded(.up), ((high + slack) / step).rounded(.down))
        }
        let step =
            candidates.first { step in
                let (first, last) = multiples(step)
                return last - first < Double(max(count, 2))
            } ?? 50 * power
        let (first, last) = multiples(step)
        let found = (0...max(Int(last - first), 0)).map { (first + Double($0)) * step }
        values = found
        if largest >= 1e6 || largest < 1e-4 {
            let digits =
                NumberText.decimalExponent(of: largest) - NumberText.decimalExponent(of: step) + 1
            labels = found.map { NumberText.short($0, digits: max(digits, 1)) }
        } else {
            let decimals = max(0, -NumberText.decimalExponent(of: step * 1.000001))
            labels = found.map { NumberText.fixed($0, decimals: decimals) }
        }
    }
}
