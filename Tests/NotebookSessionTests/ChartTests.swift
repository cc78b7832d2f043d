import TestSupport
import Testing

/// Pictures that a program draws, as their text says them.
@Suite struct ChartTests {
    private func shown(_ code: String) -> [String] {
        let notebook = Notebook()
        let result = notebook.run(code)
        #expect(result.error == nil, "\(result.message)")
        return notebook.output.displays.map { $0.bundle.plainText }
    }

    private func amounts(_ chart: String) -> [Int] {
        chart.split(separator: "\n").compactMap {
            $0.split(separator: " ").last.flatMap { Int($0) }
        }
    }

    @Test("A histogram counts every finite number once, however large, small or alike they are")
    func histograms() {
        let charts = shown(
            """
            histogram([0, 1, 1, 2, 2.5, 4], bins: 4)
            histogram([1e308, -1e308, 0], bins: 2)
            histogram([5e-324, 0], bins: 3)
            histogram([1e308, 1e308], bins: 2)
            histogram(Tensor([3, .nan, .infinity]), bins: 1, title: "One")
            """)
        #expect(charts.count == 5)
        #expect(charts.map { amounts($0).reduce(0, +) } == [6, 3, 2, 2, 1])
        #expect(amounts(charts[0]) == [1, 2, 2, 1])
        #expect(amounts(charts[1]) == [1, 2])
        #expect(charts[4].hasPrefix("One – 2 of 3 are not finite"))
    }

    @Test("Points are drawn by class, and a curve in the order of its places")
    func points() {
        let charts = shown(
            """
            scatter(Tensor([[0, 1], [2, 3], [4, 5]]), labels: Tensor([1, 0, 1]))
            scatter(x: [3, 1, 2], y: [9, 1, 4], curve: [3, 1, 2])
            scatter(Dataset(inputs: Tensor([[1], [2]]), targets: Tensor([[0.5], [1.5]]), name: "two"))
            """)
        #expect(
            charts == [
                "0  1 point, x from 2 to 2, y from 3 to 3\n1  2 points, x from 0 to 4, y from 1 to 5",
                "       3 points, x from 1 to 3, y from 1 to 9\ncurve  ▁▅█  last 3, least 1, greatest 3",
                "two\n  2 points, x from 1 to 2, y from 0.5 to 1.5",
            ])
    }

    @Test("Regions show what a model says of the plane, points or not")
    func regions() {
        let notebook = Notebook()
        // The first input decides: the left half is class 0, the right half class 1.
        let result = notebook.run(
            """
            struct Split: Layer {
                func callAsFunction(_ x: Tensor) -> Tensor { x[0..., 0..<1] }
            }
            let corners = Dataset(inputs: Tensor([[-1, -1], [1, 1]]), targets: Tensor([0, 1], dtype: .int32))
            plotDecisionRegions(of: Split(), over: corners)
            """)
        #expect(result.error == nil, "\(result.message)")
        let bundle = notebook.output.displays.last?.bundle
        #expect(bundle?.plainText.hasPrefix("data: what the model sees\n0  1 point") == true)
        guard case .text(let svg)? = bundle?["image/svg+xml"] else {
            Issue.record("no picture")
            return
        }
        #expect(svg.contains("<image") && svg.ranges(of: "<circle").count == 2)
    }
}
