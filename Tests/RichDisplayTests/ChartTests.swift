import RichDisplay
import Testing

@Test("Axis marks are round numbers within the range, with no more decimals than they need")
func ticks() {
    #expect(AxisTicks(from: 0, to: 10, atMost: 6).labels == ["0", "2", "4", "6", "8", "10"])
    #expect(
        AxisTicks(from: 0, to: 1, atMost: 6).labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(AxisTicks(from: 0.85, to: 1, atMost: 4).labels == ["0.85", "0.90", "0.95", "1.00"])
    #expect(AxisTicks(from: -3, to: 4, atMost: 5).labels == ["-2", "0", "2", "4"])
    #expect(AxisTicks(from: 2, to: 2, atMost: 6).labels == ["2"])
    #expect(AxisTicks(from: .nan, to: 2, atMost: 6).values.isEmpty)
    // Ranges that floating point cannot divide.
    #expect(AxisTicks(from: 1e16, to: 1e16 + 4, atMost: 6).values == [1e16])
    #expect(AxisTicks(from: 0, to: .leastNonzeroMagnitude, atMost: 6).values == [0])
    #expect(AxisTicks(from: -1.7e308, to: 1.7e308, atMost: 6).values == [-1.7e308])
}

@Test("For ranges of all sizes there are two to the wanted number of marks")
func tickCounts() {
    var low = 1e-7
    while low < 1e9 {
        for factor in [1.01, 1.7, 3, 12] {
            let ticks = AxisTicks(from: low, to: low * factor, atMost: 6)
            #expect((2...6).contains(ticks.values.count), "\(low) to \(low * factor)")
            #expect(ticks.values.allSatisfy { $0 > low * 0.999 && $0 < low * factor * 1.001 })
            #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
        }
        low *= 3.7
    }
}

@Test("Numbers are written with their significant digits and no locale")
func numbers() {
    #expect(NumberText.short(0.042134) == "0.04213")
    #expect(NumberText.short(12.5) == "12.5")
    #expect(NumberText.short(-1234.56) == "-1235")
    #expect(NumberText.short(1.2e-7) == "1.2e-7")
    #expect(NumberText.short(9.99999e-7) == "1e-6")
    #expect(NumberText.short(3e20) == "3e20")
    #expect(NumberText.short(0) == "0")
    #expect(NumberText.short(.nan) == "nan")
    #expect(NumberText.short(-.infinity) == "-inf")
    #expect(NumberText.fixed(-0.04, decimals: 1) == "0.0")
    #expect(NumberText.duration(seconds: 0.44) == "0.4 s")
    #expect(NumberText.duration(seconds: 200) == "3 min 20 s")
    #expect(NumberText.duration(seconds: 3_725) == "1 h 2 min")
}

@Test("A spark line rises with its values, and gaps show")
func spark() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([1, .nan, 3]) == "▁?█")
    #expect(sparkline([5, 5]) == "▄▄")
    #expect(sparkline([]) == "")
    #expect(sparkline((0..<1000).map(Double.init), columns: 4) == "▁▃▆█")
}

@Test("Thinning a long series keeps its ends and its spike")
func thinning() {
    var points = (0..<10_000).map { Point(Double($0), 1) }
    points[6_123].y = 50
    let thin = downsampled(points, to: 100)
    #expect(thin.count == 100)
    #expect(thin.first == points.first && thin.last == points.last)
    #expect(thin.contains(Point(6_123, 50)))
    #expect(zip(thin, thin.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(downsampled(Array(points.prefix(50)), to: 100).count == 50)
}

/// A chart of training as it looks after ten epochs of MNIST.
private func trainingChart() -> LineChart {
    let train = (0..<9380).map { Point(Double($0) / 938, 2.3 / (1 + Double($0) / 300)) }
    return LineChart(
        title: "Training",
        panels: [
            .init(
                title: "loss", xLabel: "epoch",
                series: [
                    .init("train", points: train), .init("validation", values: [0.5, 0.3, 0.25]),
                ], xRange: 0...10),
            .init(title: "accuracy", series: [.init("train", values: [0.91, 0.95, .nan, 0.97])]),
        ])
}

@Test("A chart comes as HTML, SVG, PNG and text, and a live one as HTML and text below 50 kB")
func chartBundles() throws {
    let full = trainingChart().bundle()
    #expect(
        full.representations.map(\.type) == [
            "text/html", "image/svg+xml", "image/png", "text/plain",
        ])
    let live = trainingChart().bundle(.live)
    #expect(live.representations.map(\.type) == ["text/html", "text/plain"])
    guard case .text(let html)? = live["text/html"] else { throw Missing() }
    #expect(html.utf8.count < 50_000)
    #expect(html.hasPrefix("<img src=\"data:image/svg+xml;base64,"))
    #expect(html.contains("alt=\"Training – loss train: "))
    guard case .data(let png)? = full["image/png"] else { throw Missing() }
    #expect(png.count < 50_000)
}

private struct Missing: Error {}

@Test("A chart's text has a line for each curve with its last value")
func chartText() {
    let lines = trainingChart().plainText.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "Training")
    #expect(lines[2] == "loss validation  █▂▁  last 0.25, least 0.25, greatest 0.5")
    #expect(lines[3] == "accuracy train   ▁▆?█  last 0.97, least 0.91, greatest 0.97")
}

@Test("A curve breaks at a point that is not finite")
func gaps() throws {
    let chart = LineChart(series: [.init("a", values: [1, 2, .nan, 4, 3, .infinity, 5])])
    let svg = try #require(chart.svg())
    // Two curves of the plot's colour and width, and a dot for the lone last point.
    #expect(svg.ranges(of: "stroke-width=\"18\"").count == 2)
    #expect(svg.ranges(of: "<circle").count == 1)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
}

@Test("A long number at the axis' end stays within the picture")
func longNumberAtTheEnd() throws {
    let points = [Point(0, 1), Point(20_000, 2)]
    let chart = LineChart(series: [.init("a", points: points)])
    let svg = try #require(chart.svg())
    let label = try #require(svg.firstMatch(of: /<text x="([0-9.]+)"[^>]*>20000</))
    let width = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+)/))
    // Five digits of size 10 are about 28 wide, in some fonts 33.
    let center = try #require(Double(label.1))
    #expect(center + 16.5 <= Double(width.1) ?? 0)
}

@Test("Charts of nothing, of one value and of huge values can be drawn")
func degenerateCharts() {
    let charts = [
        LineChart(panels: []), LineChart(series: []), LineChart(series: [.init("a")]),
        LineChart(series: [.init("a", values: [3])]),
        LineChart(series: [.init("a", values: [.nan, .infinity])]),
        LineChart(series: [.init("a", values: [-1e200, 1e200, 0])]),
        LineChart(series: [.init("a", values: [1e-300, 2e-300])]),
    ]
    for chart in charts { #expect(chart.bundle().representations.count == 4) }
}

@Test("A lone value stands on an axis close around it")
func loneValue() throws {
    let svg = try #require(LineChart(series: [.init("a", values: [0.97])]).svg())
    #expect(svg.contains(">0.94<") && svg.contains(">1.00<"))
    #expect(!svg.contains(">1.20<") && !svg.contains(">0.80<"))
}

@Test("Bars have a length in proportion, and a negative amount none")
func bars() throws {
    let chart = BarChart(title: "p", labels: ["a", "b"], values: [0.5, 1, -1], highlighted: 1)
    let half = String(repeating: "█", count: 15)
    #expect(chart.plainText == "p\na  \(half) 0.5\nb  \(half)\(half) 1\n    -1")
    #expect(BarChart(labels: [], values: []).bundle().representations.count == 4)
}

@Test("Points are drawn one by one, and of very many some hundred")
func dots() throws {
    let points = (0..<5_000).map { Point(Double($0 % 71), Double($0 % 13)) }
    func discs(_ count: Int) throws -> Int {
        let series = LineChart.Series("a", points: Array(points.prefix(count)), mark: .dots)
        return try #require(LineChart(series: [series]).svg()).ranges(of: "<circle").count
    }
    #expect(try discs(40) == 40)
    #expect(try 300...600 ~= discs(5_000))
    let few = LineChart.Series(
        "few", points: [Point(1, 2), Point(.nan, 0), Point(-3, 0.5)], mark: .dots)
    let chart = LineChart(title: "Two", series: [few])
    #expect(chart.plainText == "Two\nfew  3 points, x from -3 to 1, y from 0 to 2")
    #expect(try #require(chart.svg()).ranges(of: "<circle").count == 2)
}

@Test("Classes lie behind the points, in the pale tones of their series")
func classes() throws {
    let ground = try #require(Bitmap(classes: [0, 1, 1, 0], columns: 2))
    #expect(ground[0, 0] == ground[1, 1] && ground[0, 1] == ground[1, 0])
    #expect(ground[0, 0] != ground[1, 0])
    #expect(
        Bitmap(classes: [0, 1, 2], columns: 2) == nil && Bitmap(classes: [], columns: 2) == nil)
    var panel = LineChart.Panel(series: [.init("a", points: [Point(0, 0)], mark: .dots)])
    panel.ground = ground
    #expect(try #require(LineChart(panels: [panel]).svg()).contains("<image"))
}
