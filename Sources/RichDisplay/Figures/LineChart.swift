/// Curves and points over an axis, in one panel or in several side by side, such as loss and
/// accuracy.
package struct LineChart: DrawnFigure {
    /// How the points of a series are drawn.
    package enum Mark: Sendable { case line, dots }

    /// A named curve, or points by themselves. Points that are not finite leave a gap.
    package struct Series: Sendable {
        package var name: String
        package var points: [Point]
        package var mark: Mark

        package init(_ name: String, points: [Point] = [], mark: Mark = .line) {
            self.name = name
            self.points = points
            self.mark = mark
        }

        /// A curve over the numbers 1, 2, 3 and so on.
        package init(_ name: String, values: some Sequence<Double>) {
            self.name = name
            mark = .line
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
        /// What lies behind the curves, over the whole of both axes: which class a model sees where.
        package var ground: Bitmap?

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
                if series.mark == .dots { return "\(name): \(series.points.count) points" }
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
            if series.mark == .dots {
                lines.append("\(padded)  \(Self.extent(of: series.points))")
                continue
            }
            let last = values.last.map { "last \(NumberText.short($0))" } ?? "no points"
            let extremes = Self.extremes(of: values)
            lines.append("\(padded)  \(sparkline(values))  \(last)\(extremes)")
        }
        return lines.joined(separator: "\n")
    }

    /// `200 points, x from -1.2 to 2.1, y from -0.7 to 1.2`
    private static func extent(of points: [Point]) -> String {
        let count = "\(points.count) point\(points.count == 1 ? "" : "s")"
        let ranges = [("x", points.map(\.x)), ("y", points.map(\.y))].compactMap { name, values in
            let finite = values.filter(\.isFinite)
            guard let low = finite.min(), let high = finite.max() else { return nil as String? }
            return "\(name) from \(NumberText.short(low)) to \(NumberText.short(high))"
        }
        return ([count] + ranges).joined(separator: ", ")
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
