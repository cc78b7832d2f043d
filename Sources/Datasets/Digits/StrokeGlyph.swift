/// How a hand may write a digit: points to pass through, and strokes that visit them in order.
///
/// Points lie in the unit square, y downwards. Strokes that share a point share its displacement
/// too, so that a corner stays closed however much the points are moved. A stroke that returns to
/// its first point is a smooth loop.
struct StrokeGlyph: Sendable {
    let points: [SIMD2<Float>]
    let strokes: [[Int]]

    private init(_ points: [SIMD2<Float>], _ strokes: [[Int]]) {
        self.points = points
        self.strokes = strokes
    }

    /// The ways to write each digit, by digit.
    static let variants: [[StrokeGlyph]] = [
        [zeroRound, zeroOpen], [oneBare, oneFlag, oneBase], [twoCorner, twoLoop],
        [threeRound, threeFlat], [fourOpen, fourClosed], [fiveCap, fiveSmooth],
        [sixCurved, sixStraight], [sevenBare, sevenBar], [eightTwist, eightRings],
        [nineStraight, nineHook],
    ]

    private static let zeroRound = StrokeGlyph(
        [
            [0.5, 0.07], [0.29, 0.18], [0.2, 0.5], [0.29, 0.82], [0.5, 0.93], [0.71, 0.82],
            [0.8, 0.5], [0.71, 0.18],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 0]])
    private static let zeroOpen = StrokeGlyph(
        [
            [0.6, 0.1], [0.4, 0.12], [0.25, 0.36], [0.25, 0.68], [0.42, 0.92], [0.64, 0.86],
            [0.76, 0.6], [0.74, 0.3], [0.62, 0.14], [0.46, 0.13],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])

    private static let oneBare = StrokeGlyph(
        [[0.5, 0.07], [0.5, 0.5], [0.5, 0.93]], [[0, 1, 2]])
    private static let oneFlag = StrokeGlyph(
        [[0.33, 0.28], [0.53, 0.07], [0.53, 0.5], [0.53, 0.93]], [[0, 1], [1, 2, 3]])
    private static let oneBase = StrokeGlyph(
        [[0.34, 0.25], [0.52, 0.08], [0.52, 0.91], [0.3, 0.92], [0.74, 0.91]],
        [[0, 1], [1, 2], [3, 2, 4]])

    private static let twoCorner = StrokeGlyph(
        [
            [0.23, 0.3], [0.32, 0.13], [0.52, 0.07], [0.71, 0.17], [0.73, 0.36], [0.59, 0.57],
            [0.4, 0.75], [0.21, 0.92], [0.5, 0.9], [0.8, 0.91],
        ], [[0, 1, 2, 3, 4, 5, 6, 7], [7, 8, 9]])
    private static let twoLoop = StrokeGlyph(
        [
            [0.25, 0.24], [0.42, 0.09], [0.66, 0.13], [0.73, 0.34], [0.57, 0.63], [0.35, 0.88],
            [0.2, 0.87], [0.27, 0.75], [0.5, 0.83], [0.81, 0.91],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])

    private static let threeRound = StrokeGlyph(
        [
            [0.26, 0.17], [0.46, 0.07], [0.68, 0.15], [0.69, 0.33], [0.56, 0.45], [0.42, 0.48],
            [0.63, 0.53], [0.75, 0.7], [0.64, 0.88], [0.43, 0.93], [0.23, 0.83],
        ], [[0, 1, 2, 3, 4, 5], [5, 6, 7, 8, 9, 10]])
    private static let threeFlat = StrokeGlyph(
        [
            [0.25, 0.1], [0.72, 0.09], [0.45, 0.43], [0.67, 0.5], [0.75, 0.69], [0.62, 0.88],
            [0.41, 0.93], [0.22, 0.82],
        ], [[0, 1], [1, 2], [2, 3, 4, 5, 6, 7]])

    private static let fourOpen = StrokeGlyph(
        [
            [0.31, 0.09], [0.26, 0.32], [0.2, 0.56], [0.5, 0.56], [0.82, 0.53], [0.67, 0.1],
            [0.64, 0.5], [0.6, 0.93],
        ], [[0, 1, 2], [2, 3, 4], [5, 6, 7]])
    private static let fourClosed = StrokeGlyph(
        [[0.62, 0.07], [0.4, 0.36], [0.18, 0.63], [0.5, 0.64], [0.84, 0.62], [0.61, 0.93]],
        [[0, 1, 2], [2, 3, 4], [0, 5]])

    private static let fiveCap = StrokeGlyph(
        [
            [0.75, 0.09], [0.33, 0.1], [0.28, 0.46], [0.51, 0.39], [0.72, 0.5], [0.76, 0.7],
            [0.62, 0.88], [0.4, 0.93], [0.21, 0.83],
        ], [[0, 1], [1, 2], [2, 3, 4, 5, 6, 7, 8]])
    private static let fiveSmooth = StrokeGlyph(
        [
            [0.76, 0.1], [0.52, 0.08], [0.36, 0.14], [0.3, 0.32], [0.42, 0.46], [0.62, 0.54],
            [0.7, 0.7], [0.57, 0.88], [0.37, 0.92], [0.2, 0.85],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])

    private static let sixCurved = StrokeGlyph(
        [
            [0.68, 0.08], [0.45, 0.21], [0.29, 0.46], [0.25, 0.72], [0.38, 0.91], [0.59, 0.91],
            [0.73, 0.75], [0.66, 0.57], [0.47, 0.54], [0.29, 0.67],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])
    private static let sixStraight = StrokeGlyph(
        [
            [0.45, 0.06], [0.33, 0.38], [0.28, 0.68], [0.37, 0.9], [0.56, 0.92], [0.7, 0.77],
            [0.61, 0.6], [0.43, 0.6], [0.3, 0.74],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8]])

    private static let sevenBare = StrokeGlyph(
        [[0.21, 0.12], [0.5, 0.12], [0.79, 0.1], [0.61, 0.42], [0.44, 0.93]],
        [[0, 1, 2], [2, 3, 4]])
    private static let sevenBar = StrokeGlyph(
        [
            [0.21, 0.22], [0.24, 0.11], [0.78, 0.1], [0.62, 0.45], [0.48, 0.93], [0.36, 0.52],
            [0.76, 0.49],
        ], [[0, 1], [1, 2], [2, 3, 4], [5, 6]])

    private static let eightTwist = StrokeGlyph(
        [
            [0.7, 0.2], [0.51, 0.07], [0.31, 0.2], [0.39, 0.39], [0.61, 0.57], [0.72, 0.76],
            [0.51, 0.93], [0.29, 0.77], [0.38, 0.58], [0.61, 0.4],
        ], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]])
    private static let eightRings = StrokeGlyph(
        [
            [0.5, 0.07], [0.32, 0.26], [0.5, 0.46], [0.68, 0.26], [0.27, 0.7], [0.5, 0.93],
            [0.74, 0.7],
        ], [[0, 1, 2, 3, 0], [2, 4, 5, 6, 2]])

    private static let nineStraight = StrokeGlyph(
        [
            [0.7, 0.27], [0.56, 0.09], [0.36, 0.13], [0.27, 0.32], [0.38, 0.49], [0.58, 0.46],
            [0.69, 0.58], [0.62, 0.93],
        ], [[0, 1, 2, 3, 4, 5, 0], [0, 6, 7]])
    private static let nineHook = StrokeGlyph(
        [
            [0.7, 0.2], [0.52, 0.08], [0.32, 0.19], [0.32, 0.4], [0.52, 0.49], [0.7, 0.33],
            [0.73, 0.55], [0.65, 0.83], [0.44, 0.93], [0.26, 0.85],
        ], [[0, 1, 2, 3, 4, 5, 0], [0, 6, 7, 8, 9]])
}
