import Diagnostics
import RichDisplay
import VirtualMachine

/// What a program's `LiveChart` refers to: curves that grow while training runs, one panel for each
/// name, under a progress bar if one was asked for.
final class LiveChartValue: NativeClass {
    static let typeName = "LiveChart"

    /// The chart apart from its handle: it is drawn a last time while the handle goes away.
    private final class State {
        var chart: LineChart
        var progress: ProgressBar?

        init(_ chart: LineChart) { self.chart = chart }

        var figure: any Figure {
            guard let progress else { return chart }
            return FigureColumn([progress, chart])
        }
    }

    private let names: [String]
    private let state: State
    private let start = ContinuousClock.now
    private let figure: LiveFigure

    init(_ names: [String], title: String, xLabel: String, end: Double, on output: any Output) {
        self.names = names
        let panels = names.map { name in
            LineChart.Panel(
                title: name, xLabel: xLabel, series: [LineChart.Series("")],
                xRange: end > 0 ? 0...end : nil)
        }
        let state = State(LineChart(title: title, panels: panels))
        self.state = state
        figure = LiveFigure(on: output) { state.figure }
    }

    deinit { figure.finish() }

    /// Adds a point to a curve; without an `x` it is one more than the curve's last.
    ///
    /// The panel's own curve has the panel's name. `validation loss` is the curve `validation` in the
    /// panel `loss`, and joins it when it is first heard of.
    func add(_ name: String, x: Double?, y: Double) throws {
        // The longest name that fits: 'validation loss' may be a panel of its own beside 'loss'.
        let fitting = names.indices.filter { name == names[$0] || name.hasSuffix(" " + names[$0]) }
        guard let panel = fitting.max(by: { names[$0].count < names[$1].count }) else {
            throw Failure(
                id: "unknown-curve",
                "the chart has no panel for '\(name)', only for "
                    + names.map { "'\($0)'" }.joined(separator: ", "),
                hint: "name it when the chart is made: LiveChart(\"\(name)\")")
        }
        let curve = String(name.dropLast(names[panel].count + 1))
        let curves = state.chart.panels[panel].series
        // Beside others the panel's own curve is called by what it shows.
        let own = "training"
        var index =
            curves.firstIndex { $0.name == curve || (curve.isEmpty && $0.name == own) }
            ?? curves.count
        if index == curves.count {
            state.chart.panels[panel].series.append(LineChart.Series(curve))
            if index > 0, curves[0].name.isEmpty {
                if curves[0].points.isEmpty {
                    // Nobody drew the panel's own curve.
                    state.chart.panels[panel].series.removeFirst()
                    index -= 1
                } else {
                    state.chart.panels[panel].series[0].name = own
                }
            }
        }
        let place = x ?? (state.chart.panels[panel].series[index].points.last?.x ?? 0) + 1
        state.chart.panels[panel].series[index].points.append(Point(place, y))
        figure.update()
    }

    /// Shows how far the work is above the curves.
    func report(done: Int, total: Int, label: String, remark: String) {
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        state.progress = ProgressBar(
            label, done: done, total: total, elapsed: elapsed, unit: "batches", remark: remark)
        figure.update()
    }

    func finish() { figure.finish() }

    func describe() -> String { state.chart.plainText }
}

/// What walks beside a `for` loop and shows how far it has come.
final class ProgressValue: NativeClass {
    static let typeName = "_Progress"

    /// The count apart from its handle, as in `LiveChartValue`.
    private final class State {
        var done = 0
    }

    private let total: Int?
    private let state = State()
    private let figure: LiveFigure

    init(label: String, total: Int?, on output: any Output) {
        self.total = total
        let start = ContinuousClock.now
        figure = LiveFigure(on: output) { [state] in
            ProgressBar(
                label, done: state.done, total: total,
                elapsed: (ContinuousClock.now - start) / .seconds(1))
        }
    }

    deinit { figure.finish() }

    func show(_ done: Int) {
        state.done = done
        figure.update()
    }

    func finish() { figure.finish() }

    func describe() -> String { "\(state.done) of \(total.map(String.init) ?? "?")" }
}
