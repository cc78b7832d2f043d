/// A place in a drawing: x to the right, y downwards, in the units of a page's pixels.
package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A rectangle, given by its upper left corner and its size.
struct Rectangle: Sendable, Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

/// An opaque colour.
package struct Color: Sendable, Equatable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#rrggbb`.
    var hex: String {
        let value = Int(red) << 16 | Int(green) << 8 | Int(blue)
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

/// The colours of all figures. A picture cannot know whether the page around it is light or dark,
/// so figures bring their own background, and their colours have middle tones.
enum Palette {
    static let background = Color(0xF7, 0xF8, 0xFA)
    static let text = Color(0x3C, 0x42, 0x4C)
    static let faintText = Color(0x70, 0x78, 0x86)
    static let grid = Color(0xDD, 0xE1, 0xE7)
    static let axis = Color(0xA4, 0xAC, 0xB8)
    static let right = Color(0x2A, 0x8C, 0x57)
    static let wrong = Color(0xCF, 0x3F, 0x4A)
    static let series = [
        Color(0x3B, 0x76, 0xB5), Color(0xE0, 0x7B, 0x2F), Color(0x3A, 0x9D, 0x5D),
        Color(0xC9, 0x46, 0x7D), Color(0x80, 0x67, 0xB7), Color(0x2A, 0x96, 0x9D),
    ]

    static func series(_ index: Int) -> Color { series[index % series.count] }
}

/// A figure laid out: shapes with places, which can be written as SVG or painted into a bitmap.
struct Drawing: Sendable {
    enum Anchor: Sendable { case start, middle, end }

    enum Element: Sendable {
        case rectangle(Rectangle, corner: Double, fill: Color)
        case polyline([Point], width: Double, color: Color)
        case disc(center: Point, radius: Double, fill: Color)
        /// `at` is a point of the baseline.
        case text(String, at: Point, size: Double, anchor: Anchor, color: Color, isBold: Bool)
        /// Every pixel of the bitmap stays a sharp square, however large.
        case bitmap(Bitmap, in: Rectangle)
    }

    let width: Double
    let height: Double
    /// In painting order, over the background.
    private(set) var elements: [Element] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    mutating func add(_ element: Element) { elements.append(element) }

    mutating func addText(
        _ text: String, at point: Point, size: Double = 11, anchor: Anchor = .start,
        color: Color = Palette.text, isBold: Bool = false
    ) {
        add(
            .text(
                text, at: point, size: size, anchor: anchor, color: color, isBold: isBold))
    }

    /// About how wide a text will be; the front end's font is unknown.
    static func estimatedWidth(of text: String, size: Double = 11) -> Double {
        Double(text.count) * size * 0.56
    }

    /// The text cut so that it is about as wide as there is room, with an ellipsis at the cut.
    static func fit(_ text: String, into room: Double, size: Double = 11) -> String {
        let most = max(Int(room / (size * 0.56)), 2)
        return text.count <= most ? text : text.prefix(most - 1) + "…"
    }
}
