extension Bitmap {
    /// Which class lies where: a pixel for each, row by row from the top, in a pale tone of the colour
    /// that the class's own series has in a chart.
    ///
    /// Nil if the classes do not fill the rows.
    package init?(classes: [Int], columns: Int) {
        guard columns > 0, !classes.isEmpty, classes.count % columns == 0 else { return nil }
        self.init(
            width: columns, height: classes.count / columns, channels: 3,
            samples: classes.flatMap { Self.pale(Palette.series(max(0, $0))) })
    }

    /// A quarter of a colour, the rest background.
    private static func pale(_ color: Color) -> [UInt8] {
        let ground = Palette.background
        return zip(
            [color.red, color.green, color.blue], [ground.red, ground.green, ground.blue]
        ).map { UInt8((Int($0) + 3 * Int($1)) / 4) }
    }
}
