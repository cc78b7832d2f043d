import RichDisplay
import VirtualMachine

/// Charts of points, and of what a model makes of the plane they lie in.
extension DisplayLibrary {
    static let pointCharts = [
        LibraryGroup {
            Builtin(
                raw: """
                    func _plotPoints(_ dots: [[Double]], _ names: [String], _ curve: [Double], _ title: String, _ xLabel: String, _ classes: [Int], _ columns: Int, _ frame: [Double])
                    """
            ) { call in
                let (dots, names): ([[Double]], [String]) = (
                    try call.argument(), try call.argument()
                )
                let curve: [Double] = try call.argument()
                let (title, xLabel): (String, String) = (try call.argument(), try call.argument())
                let (classes, columns): ([Int], Int) = (try call.argument(), try call.argument())
                let frame: [Double] = try call.argument()
                var series = zip(names, dots).map {
                    LineChart.Series($0, points: pairs($1), mark: .dots)
                }
                if !curve.isEmpty { series.append(LineChart.Series("curve", points: pairs(curve))) }
                var panel = LineChart.Panel(xLabel: xLabel, series: series)
                if frame.count == 4, frame.allSatisfy(\.isFinite) {
                    panel.ground = Bitmap(classes: classes, columns: columns)
                    panel.xRange = min(frame[0], frame[1])...max(frame[0], frame[1])
                    panel.yRange = min(frame[2], frame[3])...max(frame[2], frame[3])
                }
                call.output.display(LineChart(title: title, panels: [panel]).bundle(), id: nil)
            }
            numbers
            planes
            regions
        }
    ]

    /// `[x, y, x, y, …]`
    private static func pairs(_ numbers: [Double]) -> [Point] {
        stride(from: 0, to: numbers.count - 1, by: 2).map { Point(numbers[$0], numbers[$0 + 1]) }
    }

    private static let numbers = Builtin(
        source: #"""
            /// Draws points by themselves, and, if it is given, a curve over the same places: what a
            /// model says beside what was measured.
            ///
            ///     scatter(x: [1, 2, 3], y: [2.1, 3.9, 6.2], curve: [2, 4, 6])
            func scatter(x: [Double], y: [Double], curve: [Double] = [], title: String = "", xLabel: String = "") {
                if x.count != y.count { _fail("shape-mismatch", "scatter: \(x.count) numbers x and \(y.count) numbers y make no points") }
                if !curve.isEmpty && curve.count != x.count { _fail("shape-mismatch", "scatter: a curve over \(x.count) places has as many numbers, not \(curve.count)") }
                let order = curve.isEmpty ? [] : x.indices.sorted { x[$0] < x[$1] }
                _plotPoints([x.indices.flatMap { [x[$0], y[$0]] }], [""], order.flatMap { [x[$0], curve[$0]] }, title, xLabel, [], 0, [])
            }
            /// The same of tensors, element by element.
            func scatter(x: Tensor, y: Tensor, curve: Tensor? = nil, title: String = "", xLabel: String = "") {
                scatter(x: x.scalars(as: Double.self), y: y.scalars(as: Double.self), curve: curve.map { $0.scalars(as: Double.self) } ?? [], title: title, xLabel: xLabel)
            }
            """#)

    private static let planes = Builtin(
        source: #"""
            /// Draws the rows of a tensor of shape [count, 2] as points of the plane.
            func scatter(_ points: Tensor, title: String = "") {
                _checkPlane(points, "scatter")
                _plotPoints([points.scalars(as: Double.self)], [""], [], title, "", [], 0, [])
            }
            /// The same, with a colour for each label; labels are class numbers.
            func scatter(_ points: Tensor, labels: Tensor, title: String = "") {
                _checkPlane(points, "scatter")
                if labels.count != points.shape[0] { _fail("shape-mismatch", "scatter: \(points.shape[0]) points and \(labels.count) labels", "each point has one label") }
                _scatter(points, labels.flattened().scalars(as: Int.self), [], title, [], 0, [])
            }
            /// Draws the samples of a data set: points of the plane with a colour for each class, or,
            /// of a set with one input, the targets over it.
            func scatter(_ data: Dataset, title: String = "") {
                let inputs = data.inputs
                if inputs.count == data.count && data.targets.count == data.count {
                    return scatter(x: inputs, y: data.targets, title: title.isEmpty ? data.name : title)
                }
                _checkPlane(inputs, "scatter")
                _scatter(inputs, data._classLabels("scatter"), data.classNames, title.isEmpty ? data.name : title, [], 0, [])
            }
            func _checkPlane(_ points: Tensor, _ name: String) {
                if points.rank == 2 && points.shape[1] == 2 { return }
                _fail("shape-mismatch", "\(name): points of the plane have shape [count, 2], these have \(points.shape)", points.rank == 2 && points.shape[1] > 2 ? "choose two columns: points[0..., 0..<2]" : "")
            }
            // Points with a series for each class, in the order of the classes.
            func _scatter(_ points: Tensor, _ labels: [Int], _ names: [String], _ title: String, _ classes: [Int], _ columns: Int, _ frame: [Double]) {
                let numbers = points.scalars(as: Double.self)
                let count = max((labels.max() ?? 0) + 1, 1)
                if count > 100 || labels.contains(where: { $0 < 0 }) { _fail("invalid-argument", "scatter: labels are class numbers from 0 on, \(labels.first { $0 < 0 || $0 >= 100 } ?? 0) is none") }
                var dots = [[Double]](repeating: [], count: count)
                for (place, label) in labels.enumerated() { dots[label] += [numbers[2 * place], numbers[2 * place + 1]] }
                _plotPoints(dots, dots.indices.map { $0 < names.count ? names[$0] : "\($0)" }, [], title, "", classes, columns, frame)
            }
            """#)

    private static let regions = Builtin(
        source: #"""
            /// Draws a data set with two inputs, and behind its points which class the model sees where.
            ///
            /// With one output the classes are 0 and 1, parted where the score is 0.
            func plotDecisionRegions<Model: Layer>(of model: Model, over data: Dataset, title: String = "") {
                let points = data.inputs
                _checkPlane(points, "plotDecisionRegions")
                if data.count == 0 { _fail("empty-data", "plotDecisionRegions: the data set '\(data.name)' is empty") }
                if !points.isFinite().all().item(as: Bool.self) {
                    _fail("not-finite", "plotDecisionRegions: the inputs of '\(data.name)' hold NaN or infinity, which lie nowhere in the plane", "leave such samples out: filter { inputs, _ in inputs.isFinite().all().item(as: Bool.self) }")
                }
                let low = points.min(axis: 0).scalars(as: Double.self)
                let high = points.max(axis: 0).scalars(as: Double.self)
                // Some room on all sides, so that no point lies on the edge.
                let room = low.indices.map { high[$0] > low[$0] ? (high[$0] - low[$0]) / 10 : 1 }
                let (columns, rows) = (120, 60)
                let x = Tensor(linspaceFrom: low[0] - room[0], to: high[0] + room[0], count: columns)
                let y = Tensor(linspaceFrom: high[1] + room[1], to: low[1] - room[1], count: rows)
                let plane = stacked([
                    x.expandingShape(at: 0).broadcast(to: [rows, columns]),
                    y.expandingShape(at: 1).broadcast(to: [rows, columns]),
                ], axis: 2).reshaped(to: [rows * columns, 2])
                let outputs = model.predict(plane)
                _checkClasses(outputs, Tensor(zeros: [rows * columns], dtype: .int64), "plotDecisionRegions")
                let classes = _decisions(outputs).scalars(as: Int.self)
                _scatter(points, data._classLabels("plotDecisionRegions"), data.classNames, title.isEmpty ? "\(data.name): what the model sees" : title, classes, columns, [low[0] - room[0], high[0] + room[0], low[1] - room[1], high[1] + room[1]])
            }
            """#)
}
