/// How far a long piece of work has come, how fast it goes, and how long it will still take.
package struct ProgressBar: Figure {
    package var label: String
    package var done: Int
    /// Nil where nobody knows.
    package var total: Int?
    /// Seconds since the work began.
    package var elapsed: Double
    /// What is counted, in the plural: `batches`.
    package var unit: String
    /// Something to add at the end, such as the latest loss.
    package var remark: String

    package init(
        _ label: String, done: Int, total: Int?, elapsed: Double, unit: String = "",
        remark: String = ""
    ) {
        self.label = label
        self.done = max(done, 0)
        self.total = total
        self.elapsed = elapsed
        self.unit = unit
        self.remark = remark
    }

    /// From 0 to 1; nil where the total is not known or nothing is to be done.
    private var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(Double(done) / Double(total), 1)
    }

    /// Items a second; nil until there is something to measure.
    private var rate: Double? {
        elapsed > 0 && done > 0 ? Double(done) / elapsed : nil
    }

    private var facts: String {
        var facts: [String] = []
        let count = total.map { "\(done)/\($0)" } ?? "\(done)"
        facts.append(unit.isEmpty ? count : "\(count) \(unit)")
        if let rate { facts.append("\(NumberText.short(rate, digits: 3))/s") }
        if let rate, let total, done < total {
            facts.append("\(NumberText.duration(seconds: Double(total - done) / rate)) left")
        } else if elapsed > 0 {
            facts.append("\(NumberText.duration(seconds: elapsed)) in all")
        }
        if !remark.isEmpty { facts.append(remark) }
        return facts.joined(separator: " · ")
    }

    package var plainText: String {
        let start = label.isEmpty ? "" : label + " "
        guard let fraction else { return (start + facts).withoutControlCharacters }
        let filled = Int((fraction * 24).rounded(.down))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let percent = Int((fraction * 100).rounded(.down))
        return "\(start)\(bar) \(percent) % · \(facts)".withoutControlCharacters
    }

    package func html() -> String {
        let state = fraction.map {
            " value=\"\(NumberText.fixed($0, decimals: 4, trimmingZeros: true))\" max=\"1\""
        }
        let bar =
            "<progress\(state ?? "") style=\"width:16em;vertical-align:middle\"></progress>"
        return "<div>\(label.escapedForMarkup) \(bar) \(facts.escapedForMarkup)</div>"
    }

    package func svg() -> String? { nil }
    package func png() -> [UInt8]? { nil }
}
