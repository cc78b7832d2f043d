extension LineChart {
    private static let panelHeight = 240.0
    private static let margin = 14.0
    /// Points kept of each curve: on two pixels of a panel there is one, and its line is that wide.
    private static let mostPoints = 180
    /// Dots drawn of each series: more only cover each other.
    private static let mostDots = 600

    func drawing() -> Drawing {
        let count = max(panels.count, 1)
        let width = count == 1 ? 520.0 : min(360 * Double(count), 1080)
        let top = title.isEmpty ? 6.0 : 30.0
        var drawing = Drawing(width: width, height: top + Self.panelHeight)
        if !title.isEmpty {
            let text = Drawing.fit(title, into: width - 2 * Self.margin, size: 13)
            drawing.addText(text, at: Point(Self.margin, 22), size: 13, isBold: true)
        }
        for (index, panel) in panels.enumerated() {
            let share = width / Double(count)
            let frame = Rectangle(
                x: share * Double(index), y: top, width: share, height: Self.panelHeight)
            Self.draw(panel, in: frame, on: &drawing)
        }
        return drawing
    }

    private static func draw(_ panel: Panel, in frame: Rectangle, on drawing: inout Drawing) {
        let y = axisRange(of: panel.series.flatMap { $0.points.map(\.y) }, panel.yRange, pad: 0.05)
        let x = axisRange(
            of: panel.series.flatMap { $0.points.map(\.x) }, panel.xRange,
            pad: panel.series.contains { $0.mark == .dots } ? 0.05 : 0)
        let yTicks = AxisTicks(from: y.lowerBound, to: y.upperBound, atMost: 6)
        let labelWidth = yTicks.labels.map { Drawing.estimatedWidth(of: $0, size: 10) }.max() ?? 0
        let left = frame.x + margin + labelWidth + 6
        let bottom = panel.xLabel.isEmpty ? 26.0 : 42.0
        let plot = Rectangle(
            x: left, y: frame.y + 30, width: frame.x + frame.width - margin - left,
            height: frame.height - 30 - bottom)
        func place(_ point: Point) -> Point {
            Point(
                plot.x + fraction(point.x, in: x) * plot.width,
                plot.y + plot.height - fraction(point.y, in: y) * plot.height)
        }

        drawHeader(panel, plot: plot, frame: frame, on: &drawing)
        if let ground = panel.ground { drawing.add(.bitmap(ground, in: plot)) }
        for (value, label) in zip(yTicks.values, yTicks.labels) {
            let height = place(Point(x.lowerBound, value)).y
            let line = [Point(plot.x, height), Point(plot.x + plot.width, height)]
            if panel.ground == nil { drawing.add(.polyline(line, width: 1, color: Palette.grid)) }
            drawing.addText(
                label, at: Point(plot.x - 6, height + 3.5), size: 10, anchor: .end,
                color: Palette.faintText)
        }
        let xTicks = AxisTicks(from: x.lowerBound, to: x.upperBound, atMost: 6)
        let base = plot.y + plot.height
        for (value, label) in zip(xTicks.values, xTicks.labels) {
            let tick = place(Point(value, y.lowerBound)).x
            let mark = [Point(tick, base), Point(tick, base + 4)]
            drawing.add(.polyline(mark, width: 1, color: Palette.axis))
            // At the edge a long number moves inward rather than being cut; fonts differ in width.
            let room = 0.65 * Drawing.estimatedWidth(of: label, size: 10)
            let center = max(min(tick, frame.x + frame.width - room), frame.x + room)
            drawing.addText(
                label, at: Point(center, base + 16), size: 10, anchor: .middle,
                color: Palette.faintText)
        }
        let axis = [Point(plot.x, base), Point(plot.x + plot.width, base)]
        drawing.add(.polyline(axis, width: 1, color: Palette.axis))
        if !panel.xLabel.isEmpty {
            drawing.addText(
                Drawing.fit(panel.xLabel, into: plot.width),
                at: Point(plot.x + plot.width / 2, base + 33), anchor: .middle,
                color: Palette.faintText)
        }
        for (index, series) in panel.series.enumerated() {
            let color = Palette.series(index)
            switch series.mark {
            case .line: drawCurve(series.points, color, place, on: &drawing)
            case .dots: drawDots(series.points, color, place, on: &drawing)
            }
        }
    }

    /// The panel's title, and at its right the names of the curves.
    private static func drawHeader(
        _ panel: Panel, plot: Rectangle, frame: Rectangle, on drawing: inout Drawing
    ) {
        let baseline = frame.y + 16
        drawing.addText(
            Drawing.fit(panel.title, into: plot.width / 2, size: 12),
            at: Point(frame.x + margin, baseline), size: 12, isBold: true)
        let named = panel.series.enumerated().filter { !$0.element.name.isEmpty }
        var right = plot.x + plot.width
        for (index, series) in named.reversed() {
            let name = Drawing.fit(series.name, into: 130)
            right -= Drawing.estimatedWidth(of: name)
            drawing.addText(name, at: Point(right, baseline))
            let key = [Point(right - 20, baseline - 4), Point(right - 6, baseline - 4)]
            drawing.add(.polyline(key, width: 3, color: Palette.series(index)))
            right -= 32
        }
    }

    /// A curve, broken where a point is not finite; a lone point becomes a dot.
    private static func drawCurve(
        _ points: [Point], _ color: Color, _ place: (Point) -> Point, on drawing: inout Drawing
    ) {
        let runs = points.split { !$0.x.isFinite || !$0.y.isFinite }
        for run in runs {
            let share = max(mostPoints * run.count / points.count, 3)
            let line = downsampled(Array(run), to: share).map(place)
            if line.count == 1 {
                drawing.add(.disc(center: line[0], radius: 2.5, fill: color))
            } else {
                drawing.add(.polyline(line, width: 1.8, color: color))
            }
        }
    }

    /// Points by themselves; of very many a part, taken evenly.
    private static func drawDots(
        _ points: [Point], _ color: Color, _ place: (Point) -> Point, on drawing: inout Drawing
    ) {
        let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
        let step = max(1, (finite.count + mostDots - 1) / mostDots)
        for index in stride(from: 0, to: finite.count, by: step) {
            drawing.add(.disc(center: place(finite[index]), radius: 2.5, fill: color))
        }
    }

    /// The stretch of an axis: as asked for, else what the values need, never empty.
    private static func axisRange(
        of values: [Double], _ asked: ClosedRange<Double>?, pad: Double
    ) -> ClosedRange<Double> {
        if let asked, asked.lowerBound < asked.upperBound,
            asked.lowerBound.magnitude < 1e300, asked.upperBound.magnitude < 1e300
        {
            return asked
        }
        let finite = values.filter { $0.magnitude < 1e300 }
        guard let low = finite.min(), let high = finite.max() else { return 0...1 }
        guard high > low else {
            let room = low == 0 ? 0.5 : max(low.magnitude * 0.05, 1e-300)
            return low - room...low + room
        }
        let room = (high - low) * pad
        return low - room...high + room
    }

    private static func fraction(_ value: Double, in range: ClosedRange<Double>) -> Double {
        let part = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return min(max(part, -0.02), 1.02)
    }
}
