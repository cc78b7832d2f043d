/// A handful of named amounts as horizontal bars, such as the probabilities of ten classes.
package struct BarChart: DrawnFigure {
    package var title: String
    package var labels: [String]
    package var values: [Double]
    /// The bar to set off from the others.
    package var highlighted: Int?

    /// Labels and values belong together in order; a value without a label gets none.
    package init(title: String = "", labels: [String], values: [Double], highlighted: Int? = nil) {
        self.title = title
        self.labels = labels
        self.values = values
        self.highlighted = highlighted
    }

    var summary: String {
        let parts = values.indices.map { "\(label($0)) \(NumberText.short(values[$0]))" }
        return (title.isEmpty ? "Bar chart" : title) + " – " + parts.joined(separator: ", ")
    }

    package var plainText: String {
        let width = values.indices.map { label($0).count }.max() ?? 0
        let lines = values.indices.map { index in
            let name = label(index).withoutControlCharacters
            let padded = String(repeating: " ", count: max(width - name.count, 0)) + name
            let bar = String(repeating: "█", count: Int((fraction(values[index]) * 30).rounded()))
            return "\(padded)  \(bar) \(NumberText.short(values[index]))"
        }
        return ((title.isEmpty ? [] : [title.withoutControlCharacters]) + lines)
            .joined(separator: "\n")
    }

    func drawing() -> Drawing {
        let row = 22.0
        let top = title.isEmpty ? 10.0 : 34.0
        var drawing = Drawing(width: 420, height: top + row * Double(values.count) + 10)
        if !title.isEmpty {
            let text = Drawing.fit(title, into: 390, size: 13)
            drawing.addText(text, at: Point(14, 22), size: 13, isBold: true)
        }
        let widest = values.indices.map { Drawing.estimatedWidth(of: label($0)) }.max() ?? 0
        let left = 14 + min(widest, 130) + 8
        let room = 420 - left - 70
        for index in values.indices {
            let y = top + row * Double(index)
            let name = Drawing.fit(label(index), into: 130)
            drawing.addText(name, at: Point(left - 8, y + 14), anchor: .end)
            let length = fraction(values[index]) * room
            let color = index == highlighted ? Palette.series[1] : Palette.series[0]
            let frame = Rectangle(x: left, y: y + 3, width: max(length, 1), height: row - 7)
            drawing.add(.rectangle(frame, corner: 2, fill: color))
            drawing.addText(
                NumberText.short(values[index], digits: 3),
                at: Point(left + length + 6, y + 14), size: 10, color: Palette.faintText)
        }
        return drawing
    }

    private func label(_ index: Int) -> String { index < labels.count ? labels[index] : "" }

    /// The part of the longest bar; negative and undefined amounts have no length.
    private func fraction(_ value: Double) -> Double {
        let largest = values.filter(\.isFinite).max() ?? 0
        guard largest > 0, value.isFinite else { return 0 }
        return max(value, 0) / largest
    }
}
