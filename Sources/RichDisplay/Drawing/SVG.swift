/// Writes drawings as SVG: no scripts, no styles from outside, every text escaped.
enum SVG {
    static func document(_ drawing: Drawing, title: String) -> String {
        let size = "\(number(drawing.width))\" height=\"\(number(drawing.height))"
        let box = "0 0 \(number(drawing.width)) \(number(drawing.height))"
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" viewBox=\"\(box)\""
        text += " font-family=\"system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif\">"
        text += "<title>\(title.escapedForMarkup)</title>"
        let page = Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
        text += element(.rectangle(page, corner: 8, fill: Palette.background))
        for shape in drawing.elements { text += element(shape) }
        return text + "</svg>"
    }

    /// The drawing as the address of an `<img>`, the one form in which a notebook's sanitiser
    /// lets vector graphics through.
    static func dataURL(_ document: String) -> String {
        "data:image/svg+xml;base64," + document.utf8.base64Encoded
    }

    private static func element(_ shape: Drawing.Element) -> String {
        switch shape {
        case .rectangle(let frame, let corner, let fill):
            let round = corner > 0 ? " rx=\"\(number(corner))\"" : ""
            return "<rect \(place(frame))\(round) fill=\"\(fill.hex)\"/>"
        case .polyline(let points, let width, let color):
            // In tenths and by steps, which takes half the room of a list of points.
            return "<path transform=\"scale(.1)\" d=\"\(path(points))\" fill=\"none\""
                + " stroke=\"\(color.hex)\" stroke-width=\"\(number(width * 10))\""
                + " stroke-linejoin=\"round\"/>"
        case .disc(let center, let radius, let fill):
            return "<circle cx=\"\(number(center.x))\" cy=\"\(number(center.y))\""
                + " r=\"\(number(radius))\" fill=\"\(fill.hex)\"/>"
        case .text(let text, let point, let size, let anchor, let color, let isBold):
            let anchoring =
                switch anchor {
                case .start: ""
                case .middle: " text-anchor=\"middle\""
                case .end: " text-anchor=\"end\""
                }
            let weight = isBold ? " font-weight=\"600\"" : ""
            return "<text x=\"\(number(point.x))\" y=\"\(number(point.y))\""
                + " font-size=\"\(number(size))\"\(anchoring)\(weight) fill=\"\(color.hex)\">"
                + "\(text.escapedForMarkup)</text>"
        case .bitmap(let bitmap, let frame):
            return "<image \(place(frame)) preserveAspectRatio=\"none\""
                + " style=\"image-rendering:pixelated\""
                + " href=\"data:image/png;base64,\(PNG.encode(bitmap).base64Encoded)\"/>"
        }
    }

    /// A line through points, in whole tenths: `m120 80l5-3`.
    private static func path(_ points: [Point]) -> String {
        var text = ""
        var last = (x: 0, y: 0)
        for (index, point) in points.enumerated() {
            let next = (x: tenths(point.x), y: tenths(point.y))
            let (dx, dy) = (next.x - last.x, next.y - last.y)
            // A sign parts numbers as well as a space does.
            text += index == 0 ? "m" : index == 1 ? "l" : dx < 0 ? "" : " "
            text += dy < 0 ? "\(dx)\(dy)" : "\(dx) \(dy)"
            last = next
        }
        return text
    }

    private static func tenths(_ value: Double) -> Int {
        Int(min(max((value * 10).rounded(), -1e6), 1e6))
    }

    private static func place(_ frame: Rectangle) -> String {
        "x=\"\(number(frame.x))\" y=\"\(number(frame.y))\""
            + " width=\"\(number(frame.width))\" height=\"\(number(frame.height))\""
    }

    /// One decimal is a tenth of a pixel, and keeps live charts small.
    private static func number(_ value: Double) -> String {
        NumberText.fixed(value, decimals: 1, trimmingZeros: true)
    }
}
