import Diagnostics
import RichDisplay
import TensorEngine
import VirtualMachine

/// Pictures: charts that grow while training runs, progress bars, grids of images.
package enum DisplayLibrary {
    /// Every group about display.
    package static let groups: [LibraryGroup] =
        [general, updates, pictures, charts, chartMembers] + pointCharts + barCharts + progress
        + DocumentLibrary.groups

    static let general = LibraryGroup {
        Builtin(
            raw: """
                /// Shows a value at once, in its richest form.
                func display<T>(_ value: T)
                """
        ) { call in
            let type = call.typeArgument()
            let bundle = try Presentation.bundle(
                of: call.value(of: type), as: type, in: call.machine)
            if let bundle { call.output.display(bundle, id: nil) }
        }
        // Computes what a program has written down, a tensor in its argument among it.
        Builtin(raw: "func _keep<T>(_ value: T)") { _ in try CellServices.computePending() }
        Builtin(
            source: """
                /// A picture or a table that is not shown yet: as the cell's result or by `display` it is.
                @native struct Figure {}
                """)
        Builtin(
            """
            func _tableFigure(_ title: String, _ header: [String], _ rows: [[String]], _ footer: [String]) -> Figure
            """
        ) { (title: String, header: [String], rows: [[String]], footer: [String]) in
            FigureValue(
                Table(
                    title: title, header: header, rows: rows,
                    alignments: [.left] + [Table.Alignment](repeating: .right, count: 100),
                    footer: footer))
        }
        Builtin(raw: "func _presentResult<T>(_ value: T)") { call in
            let type = call.typeArgument()
            CellServices.result = try Presentation.bundle(
                of: call.value(of: type), as: type, in: call.machine)
        }
    }

    /// Displays with names, which later cells can change too.
    static let updates = LibraryGroup {
        Builtin(
            raw: """
                /// Shows a value at once, under a name by which `updateDisplay` can replace it in place.
                func display<T>(_ value: T, id: String)
                """
        ) { call in
            let type = call.typeArgument()
            let bundle = try Presentation.bundle(
                of: call.value(of: type), as: type, in: call.machine)
            let id = try call.argument(String.self)
            if let bundle { call.output.display(bundle, id: id) }
        }
        Builtin(
            raw: """
                /// Replaces what is shown under a name, wherever it is shown.
                func updateDisplay<T>(_ value: T, id: String)
                """
        ) { call in
            let type = call.typeArgument()
            let bundle = try Presentation.bundle(
                of: call.value(of: type), as: type, in: call.machine)
            let id = try call.argument(String.self)
            if let bundle { call.output.update(bundle, id: id) }
        }
    }

    static let pictures = LibraryGroup {
        Builtin(
            raw: """
                /// Draws a curve through `values`, over the numbers 1, 2, 3 and so on.
                func plot(_ values: [Double], title: String = "", x: String = "", y: String = "")
                """
        ) { call in
            let values = try call.argument([Double].self)
            let (title, x) = (try call.argument(String.self), try call.argument(String.self))
            let name = try call.argument(String.self)
            let chart = LineChart(
                title: title, xLabel: x, series: [LineChart.Series(name, values: values)])
            call.output.display(chart.bundle(), id: nil)
        }
        Builtin(
            source: """
                /// Draws a curve through `values`, over the numbers 1, 2, 3 and so on.
                func plot(_ values: [Float], title: String = "", x: String = "", y: String = "") {
                    plot(values.map { Double($0) }, title: title, x: x, y: y)
                }
                """)
        Builtin(
            source: """
                /// Draws a curve through the elements of a tensor, row by row.
                func plot(_ values: Tensor, title: String = "", x: String = "", y: String = "") {
                    plot(values.scalars(as: Double.self), title: title, x: x, y: y)
                }
                """)
        Builtin(
            raw: """
                /// Draws several curves in one chart, each with its name.
                func plot(_ curves: [[Double]], names: [String], title: String = "", x: String = "")
                """
        ) { call in
            let curves = try call.argument([[Double]].self)
            let names = try call.argument([String].self)
            let (title, x) = (try call.argument(String.self), try call.argument(String.self))
            guard names.count == curves.count else {
                throw Failure(
                    id: "invalid-argument",
                    "plot: \(curves.count) curves need as many names, not \(names.count)")
            }
            let series = zip(names, curves).map { LineChart.Series($0, values: $1) }
            call.output.display(
                LineChart(title: title, xLabel: x, series: series).bundle(), id: nil)
        }
        Builtin(
            raw: """
                func _plotCurves(_ xs: [[Double]], _ ys: [[Double]], _ names: [String], _ title: String, _ x: String)
                """
        ) { call in
            let (xs, ys): ([[Double]], [[Double]]) = (try call.argument(), try call.argument())
            let names = try call.argument([String].self)
            let (title, x): (String, String) = (try call.argument(), try call.argument())
            let series = zip(names, zip(xs, ys)).map { name, points in
                LineChart.Series(name, points: zip(points.0, points.1).map { Point($0, $1) })
            }
            call.output.display(
                LineChart(title: title, xLabel: x, series: series).bundle(), id: nil)
        }
        Builtin(
            raw: """
                /// Shows images in rows, each with its caption.
                ///
                /// Images have shape [count, height, width], or [count, height, width, 3] for colour; values from 0 to 1 go
                /// from black to white.
                func gallery(_ images: Tensor, captions: [String] = [], columns: Int = 10, title: String = "")
                """
        ) { call in
            let images = try call.argument(Tensor.self)
            let captions = try call.argument([String].self)
            let columns = try call.argument(Int.self)
            let title = try call.argument(String.self)
            let grid = try Gallery.grid(
                images, captions: captions.map { ImageGrid.Caption($0) }, columns: columns,
                title: title)
            call.output.display(grid.bundle(), id: nil)
        }
        Builtin(
            raw: """
                /// Shows images with predicted and true classes, the wrong ones in red: by their numbers, or by `names`.
                func gallery(_ images: Tensor, predicted: Tensor, truth: Tensor, names: [String] = [], columns: Int = 10, title: String = "")
                """
        ) { call in
            let images = try call.argument(Tensor.self)
            let predicted = try call.argument(Tensor.self).scalars(as: Int.self)
            let truth = try call.argument(Tensor.self).scalars(as: Int.self)
            let names = try call.argument([String].self)
            let columns = try call.argument(Int.self)
            let title = try call.argument(String.self)
            func name(_ kind: Int) -> String {
                names.indices.contains(kind) ? names[kind] : "\(kind)"
            }
            let captions = zip(predicted, truth).map { guess, right in
                guess == right
                    ? ImageGrid.Caption(name(guess), .right)
                    : ImageGrid.Caption("\(name(guess)), not \(name(right))", .wrong)
            }
            let grid = try Gallery.grid(
                images, captions: captions, columns: columns, title: title)
            call.output.display(grid.bundle(), id: nil)
        }
    }

    static let charts = LibraryGroup {
        Builtin(
            source: """
                /// Curves that grow while a cell runs, one panel for each name.
                ///
                ///     let chart = LiveChart("loss", "accuracy")
                ///     chart.add("loss", 0.7)
                ///
                /// It is redrawn in place at most ten times a second; a last time when the cell ends.
                @native struct LiveChart {}
                """)
        Builtin(
            raw: """
                func _liveChart(_ names: [String], _ title: String, _ x: String, _ end: Double) -> LiveChart
                """
        ) { call in
            let names = try call.argument([String].self)
            let (title, x) = (try call.argument(String.self), try call.argument(String.self))
            let end = try call.argument(Double.self)
            try call.setResult(
                LiveChartValue(names, title: title, xLabel: x, end: end, on: call.output))
        }
        Builtin("func _addPoint(_ chart: LiveChart, _ curve: String, _ x: Double?, _ y: Double)") {
            (chart: LiveChartValue, curve: String, x: Double?, y: Double) in
            try chart.add(curve, x: x, y: y)
        }
    }

    static let chartMembers = LibraryGroup("extension LiveChart") {
        Builtin(
            source: """
                /// An empty chart; with `end`, the x axis goes that far from the start.
                init(_ names: String..., title: String = "", x: String = "step", end: Double = 0) {
                    self = _liveChart(names, title, x, end)
                }
                """)
        for type in ["Double", "Float"] {
            Builtin(
                source: """
                    /// Adds a point to a curve, one step after its last.
                    func add(_ curve: String, _ y: \(type)) { _addPoint(self, curve, nil, Double(y)) }
                    """)
            Builtin(
                source: """
                    /// Adds a point to a curve.
                    func add(_ curve: String, x: Double, _ y: \(type)) { _addPoint(self, curve, x, Double(y)) }
                    """)
        }
        Builtin(
            source: """
                /// Adds a point to a curve, one step after its last; a look at the tensor computes it.
                func add(_ curve: String, _ y: Tensor) { _addPoint(self, curve, nil, y.item(as: Double.self)) }
                """)
        Builtin(
            """
            /// Shows above the curves how far the work is.
            func report(_ done: Int, of total: Int, label: String = "", remark: String = "")
            """
        ) { (chart: LiveChartValue, done: Int, total: Int, label: String, remark: String) in
            chart.report(done: done, total: total, label: label, remark: remark)
        }
        Builtin("/// Shows the chart in its final form.\nfunc finish()") {
            (chart: LiveChartValue) in chart.finish()
        }
    }
}
