import Diagnostics
import RichDisplay
import TensorEngine
import VirtualMachine

/// Amounts as bars: named ones, and how often numbers fall where.
extension DisplayLibrary {
    static let barCharts = [
        LibraryGroup {
            Builtin(
                raw: """
                    /// Draws a bar for each value, with its name, such as the probabilities of classes.
                    ///
                    ///     barChart([0.1, 0.7, 0.2], names: ["cat", "dog", "bird"])
                    func barChart(_ values: [Double], names: [String], title: String = "")
                    """
            ) { call in
                let (values, names): ([Double], [String]) = (
                    try call.argument(), try call.argument()
                )
                let title: String = try call.argument()
                guard values.count == names.count else {
                    throw Failure(
                        id: "invalid-argument",
                        "barChart: \(values.count) bars need as many names, not \(names.count)")
                }
                if let place = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
                    throw Failure(
                        id: "invalid-argument",
                        "barChart: a bar is as long as its value, and \(values[place]) "
                            + "('\(names[place])') is no length",
                        hint: "plot draws values below zero, too")
                }
                call.output.display(
                    BarChart(title: title, labels: names, values: values).bundle(), id: nil)
            }
            Builtin(
                source: """
                    /// The same of a tensor's elements.
                    func barChart(_ values: Tensor, names: [String], title: String = "") {
                        barChart(values.scalars(as: Double.self), names: names, title: title)
                    }
                    """)
            Builtin(
                raw: """
                    /// Draws how many of the values lie in each of `bins` stretches of equal width. What is not
                    /// finite is left out, and counted in the title.
                    func histogram(_ values: [Double], bins: Int = 20, title: String = "")
                    """
            ) { call in
                let (values, bins): ([Double], Int) = (try call.argument(), try call.argument())
                let title: String = try call.argument()
                call.output.display(try histogram(of: values, bins, title).bundle(), id: nil)
            }
            Builtin(
                source: """
                    /// The same of a tensor's elements: how large a layer's weights are.
                    ///
                    ///     histogram(model.layers[0].parameters[0])
                    func histogram(_ values: Tensor, bins: Int = 20, title: String = "") {
                        histogram(values.scalars(as: Double.self), bins: bins, title: title)
                    }
                    """)
        }
    ]

    private static func histogram(of values: [Double], _ bins: Int, _ title: String) throws
        -> BarChart
    {
        guard 1...200 ~= bins else {
            throw Failure(
                id: "invalid-argument", "histogram: there are 1 to 200 bins, not \(bins)")
        }
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else {
            throw Failure(
                id: "empty-data", "histogram: there is no finite number among \(values.count)")
        }
        // All of one value, or nearly: one bar in the middle.
        let share = 1 / Double(bins)
        let isSpread = high * share - low * share > 0
        let (start, end) = isSpread ? (low, high) : (low - 0.5, low + 0.5)
        let width = end * share - start * share
        var counts = [Double](repeating: 0, count: bins)
        for value in finite {
            // Divided first, for the difference of huge numbers is infinite.
            let place =
                width > 0 ? (value / width - start / width).rounded(.down) : Double(bins / 2)
            counts[Int(Swift.min(Swift.max(place, 0), Double(bins - 1)))] += 1
        }
        let left = values.count - finite.count
        let note = left == 0 ? "" : "\(left) of \(values.count) are not finite"
        return BarChart(
            title: [title, note].filter { !$0.isEmpty }.joined(separator: " – "),
            labels: (0..<bins).map {
                ResultText.short(start * (1 - Double($0) * share) + end * (Double($0) * share))
            }, values: counts)
    }
}
