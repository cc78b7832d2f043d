/// Curves over an axis, in one panel or in several side by side, such as loss and accuracy.
package struct LineChart: DrawnFigure {
    /// A named curve. Points that are not finite leave a gap.
    package struct Series: Sendable {
        package var name: String
        package var points: [Point]

        package init(_ name: String, points: [Point] = []) {
            self.name = name
            self.points = points
        }

        /// A curve over the numbers 1, 2, 3 and so on.
        package init(_ name: String, values: some Sequence<Double>) {
            self.name = name
            points = values.enumerated().map { Point(Double($0.offset + 1), $0.element) }
        }
    }

    /// One pair of axes with its curves.
    package struct Panel: Sendable {
        package var title: String
        package var xLabel: String
        package var series: [Series]
        /// The stretch of the x axis to show; nil fits the points. A live chart gives it, so that
        /// its curves grow to the right instead of being squeezed.
        package var xRange: ClosedRange<Double>?
        /// The stretch of the y axis to show; nil fits the points.
        package var yRange: ClosedRange<Double>?

        package init(
            title: String = "", xLabel: String = "", series: [Series] = [],
            xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil
        ) {
            self.title = title
            self.xLabel = xLabel
            self.series = series
            self.xRange = xRange
            self.yRange = yRange
        }
    }

    package var title: String
    package var panels: [Panel]

    package init(title: String = "", panels: [Panel]) {
        self.title = title
        self.panels = panels
    }

    /// A chart of one panel.
    package init(title: String = "", xLabel: String = "", series: [Series]) {
        self.init(title: title, panels: [Panel(xLabel: xLabel, series: series)])
    }

    var summary: String {
        let parts = panels.flatMap { panel in
            panel.series.map { series in
                let name = Self.joined(panel.title, series.name)
                guard let last = series.points.last else { return "\(name): no points" }
                return "\(name): \(NumberText.short(last.y))"
            }
        }
        return (title.isEmpty ? "Line chart" : title) + " – " + parts.joined(separator: ", ")
    }

    package var plainText: String {
        var lines = title.isEmpty ? [] : [title.withoutControlCharacters]
        let names = panels.flatMap { panel in
            panel.series.map { Self.joined(panel.title, $0.name).withoutControlCharacters }
        }
        let width = names.map(\.count).max() ?? 0
        for (series, name) in zip(panels.flatMap(\.series), names) {
            let padded = name + String(repeating: " ", count: width - name.count)
            let values = series.points.map(\.y)
            let last = values.last.map { "last \(NumberText.short($0))" } ?? "no points"
            let extremes = Self.extremes(of: values)
            lines.append("\(padded)  \(sparkline(values))  \(last)\(extremes)")
        }
        return lines.joined(separator: "\n")
    }

    private static func joined(_ panel: String, _ series: String) -> String {
        [panel, series].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func extremes(of values: [Double]) -> String {
        let finite = values.filter(\.isFinite)
        guard finite.count > 1, let low = finite.min(), let high = finite.max() else { return "" }
        return ", least \(NumberText.short(low)), greatest \(NumberText.short(high))"
    }
}
