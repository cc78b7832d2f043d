import RichDisplay
import Testing

private let attack = "<img src=x onerror=alert(1)>\"'&\u{1B}[31m"

@Test("Nothing that a user writes reaches HTML, SVG or the console as anything but text")
func escapedEverywhere() throws {
    let bitmap = Bitmap(width: 2, height: 2, filledWith: Color(1, 2, 3))
    let figures: [any Figure] = [
        LineChart(
            title: attack,
            panels: [.init(title: attack, xLabel: attack, series: [.init(attack, values: [1])])]),
        BarChart(title: attack, labels: [attack], values: [1]),
        ImageGrid(title: attack, images: [bitmap], captions: [.init(attack, .wrong)]),
        Table(title: attack, header: [attack], rows: [[attack]], footer: [attack]),
        ProgressBar(attack, done: 1, total: 2, elapsed: 1, unit: attack, remark: attack),
    ]
    for figure in figures + [FigureColumn(figures)] {
        for text in [figure.html(), figure.svg() ?? ""] {
            #expect(!text.contains("<img src=x"))
            #expect(!text.contains("\u{1B}"))
            #expect(!text.contains("\"'&"))
        }
        #expect(!figure.plainText.contains("\u{1B}"))
    }
    #expect(try #require(figures[0].svg()).contains("&lt;img src"))
    #expect(figures[3].html().contains("<td style=\"text-align:left\">&lt;img src=x onerror"))
}

@Test("A table aligns its columns, and short rows get empty cells")
func table() {
    let table = Table(
        title: "Net", header: ["layer", "parameters"],
        rows: [["Dense", "392,500"], ["Flatten"]], alignments: [.left, .right],
        footer: ["Total 392,500"])
    #expect(
        table.plainText == """
            Net
            layer    parameters
            ───────  ──────────
            Dense       392,500
            Flatten
            ───────  ──────────
            Total 392,500
            """)
    #expect(
        table.html() == "<table><caption style=\"text-align:left\">Net</caption><thead><tr>"
            + "<th style=\"text-align:left\">layer</th>"
            + "<th style=\"text-align:right\">parameters</th>"
            + "</tr></thead><tbody><tr><td style=\"text-align:left\">Dense</td>"
            + "<td style=\"text-align:right\">392,500</td></tr><tr>"
            + "<td style=\"text-align:left\">Flatten</td><td style=\"text-align:right\"></td></tr>"
            + "</tbody></table><div>Total 392,500</div>")
}

@Test("A progress bar says how much is done, how fast, and how long it will take")
func progress() {
    let half = ProgressBar(
        "Epoch 1/2", done: 30, total: 60, elapsed: 2, unit: "batches", remark: "loss 0.5")
    #expect(
        half.plainText
            == "Epoch 1/2 ████████████░░░░░░░░░░░░ 50 % · 30/60 batches · 15/s · 2.0 s left"
            + " · loss 0.5"
    )
    #expect(
        half.html() == "<div>Epoch 1/2 <progress value=\"0.5\" max=\"1\""
            + " style=\"width:16em;vertical-align:middle\"></progress>"
            + " 30/60 batches · 15/s · 2.0 s left · loss 0.5</div>")
    let done = ProgressBar("x", done: 60, total: 60, elapsed: 90)
    #expect(done.plainText.hasSuffix("100 % · 60/60 · 0.667/s · 1 min 30 s in all"))
    let unknown = ProgressBar("x", done: 7, total: nil, elapsed: 0)
    #expect(unknown.plainText == "x 7")
    #expect(unknown.html().contains("<progress style"))
    #expect(ProgressBar("", done: 0, total: 0, elapsed: 0).plainText == "0/0")
    #expect(ProgressBar("", done: 9, total: 3, elapsed: 0).plainText.contains("100 %"))
}

@Test("Bytes and numbers become pictures, and wrong sizes are refused")
func imageGrids() throws {
    let bytes = try #require(
        ImageGrid(
            bytes: [0, 255, 9, 8, 1, 2, 3, 4], height: 2, width: 2,
            captions: [.init("7", .right), .init("3 not 8", .wrong)]))
    #expect(bytes.images.count == 2)
    #expect(bytes.images[0][1, 0] == Color(255, 255, 255))
    #expect(bytes.images[1][0, 1] == Color(3, 3, 3))
    #expect(bytes.plainText == "2 images of 2×2 pixels\n  7 ✓ | 3 not 8 ✗")

    let numbers = try #require(ImageGrid(values: [-1, 0, 1, 3], height: 1, width: 4))
    #expect((0..<4).map { numbers.images[0][$0, 0].red } == [0, 64, 128, 255])
    let unit = try #require(ImageGrid(values: [0.5, 0.2], height: 1, width: 2))
    #expect((0..<2).map { unit.images[0][$0, 0].red } == [128, 51])
    let colour = try #require(
        ImageGrid(values: [1, 0, 0.2], height: 1, width: 1, channels: 3))
    #expect(colour.images[0][0, 0] == Color(255, 0, 51))
    let odd = try #require(ImageGrid(values: [.nan, .infinity, 5, 5], height: 1, width: 4))
    #expect((0..<4).map { odd.images[0][$0, 0].red } == [0, 255, 0, 0])

    #expect(ImageGrid(bytes: [1, 2, 3], height: 2, width: 2) == nil)
    #expect(ImageGrid(bytes: [1, 2], height: 1, width: 1, channels: 2) == nil)
    #expect(ImageGrid(bytes: [], height: 0, width: 2) == nil)
}

@Test("A grid shows at most 200 pictures and says so")
func manyImages() throws {
    let grid = try #require(
        ImageGrid(bytes: Array(repeating: 0, count: 300), height: 1, width: 1))
    #expect(grid.images.count == 200)
    #expect(grid.plainText == "200 images of 1×1 pixels, the first of 300")
}

@Test("A caption that is too long for its picture goes on under its comma")
func longCaptions() throws {
    let picture = try #require(Bitmap(width: 4, height: 4, channels: 1, samples: Array(0..<16)))
    let grid = ImageGrid(
        images: [picture, picture],
        captions: [.init("airplane, not bird", .wrong), .init("9, not 4", .wrong)])
    let svg = try #require(grid.svg())
    #expect(svg.contains(">airplane,</text>") && svg.contains(">not bird</text>"))
    #expect(svg.contains(">9, not 4</text>"))
}

@Test("Painting puts a right caption's colour and the picture's pixels where the layout says")
func paintedGrid() throws {
    let white = Bitmap(width: 1, height: 1, filledWith: Color(255, 255, 255))
    let grid = ImageGrid(images: [white], captions: [.init("OK", .right)])
    let svg = try #require(grid.svg())
    #expect(svg.contains("fill=\"#2a8c57\">OK</text>"))
    #expect(svg.contains("<image x=\"8\" y=\"8\" width=\"56\" height=\"56\""))
}
