/// Something to look at, as a value: describing it draws nothing.
package protocol Figure: Sendable {
    /// What the figure says, for consoles and screen readers; several lines, safe to print.
    var plainText: String { get }
    /// A fragment of HTML that survives a notebook's sanitiser, every text in it escaped.
    func html() -> String
    /// The figure as a document of its own in SVG; nil for what is not a picture.
    func svg() -> String?
    /// The figure as a PNG file; nil for what is not a picture.
    func png() -> [UInt8]?
}

/// How much of a figure to send.
package enum FigureDetail: Sendable {
    /// HTML and text: what a display shows that is replaced in a moment.
    case live
    /// SVG and PNG as well, for front ends and exports that show nothing else.
    case full
}

extension Figure {
    /// The figure in all the forms it has, or, for a live display, in the two that are shown.
    package func bundle(_ detail: FigureDetail = .full) -> MIMEBundle {
        var bundle = MIMEBundle()
        bundle["text/html"] = .text(html())
        if detail == .full {
            if let svg = svg() { bundle["image/svg+xml"] = .text(svg) }
            if let png = png() { bundle["image/png"] = .data(png) }
        }
        bundle["text/plain"] = .text(plainText)
        return bundle
    }
}

/// A figure that is drawn.
protocol DrawnFigure: Figure {
    /// One line that names the figure.
    var summary: String { get }
    func drawing() -> Drawing
}

extension DrawnFigure {
    package func html() -> String {
        let drawing = drawing()
        let source = SVG.dataURL(SVG.document(drawing, title: summary))
        return "<img src=\"\(source)\" alt=\"\(summary.escapedForMarkup)\""
            + " width=\"\(Int(drawing.width))\" style=\"max-width:100%\"/>"
    }

    package func svg() -> String? { SVG.document(drawing(), title: summary) }

    package func png() -> [UInt8]? { PNG.encode(Rasterizer.paint(drawing())) }
}

/// Figures under one another in one display, such as a progress bar over a chart.
package struct FigureColumn: Figure {
    package var figures: [any Figure]

    package init(_ figures: [any Figure]) { self.figures = figures }

    package var plainText: String { figures.map(\.plainText).joined(separator: "\n") }

    package func html() -> String { figures.map { "<div>\($0.html())</div>" }.joined() }

    /// The first picture of the column: a bundle has room for one.
    package func svg() -> String? { figures.lazy.compactMap { $0.svg() }.first }

    /// The first picture of the column: a bundle has room for one.
    package func png() -> [UInt8]? { figures.lazy.compactMap { $0.png() }.first }
}
