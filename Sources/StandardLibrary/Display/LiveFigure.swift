import RichDisplay

/// A figure that changes in place while a cell runs, and gets its final form when the cell ends, or
/// earlier, when nothing refers to it any more.
///
/// A figure that a later cell changes again is shown again there.
final class LiveFigure {
    /// Those whose final form has not been shown.
    nonisolated(unsafe) private static var open: [LiveFigure] = []
    nonisolated(unsafe) private static var displays = 0

    private let output: any Output
    private let makeFigure: () -> any Figure
    private var display: LiveDisplay?

    /// - Parameter makeFigure: the figure as it is now; called only when it will be shown.
    init(on output: any Output, _ makeFigure: @escaping () -> any Figure) {
        self.output = output
        self.makeFigure = makeFigure
    }

    /// Shows the figure if it has not been shown for a while.
    func update() {
        if display == nil {
            Self.displays += 1
            display = LiveDisplay(on: output, id: "swiftlet-live-\(Self.displays)")
            Self.open.append(self)
        }
        display?.update(makeFigure)
    }

    /// Shows the final form.
    func finish() {
        display?.finish(makeFigure)
        display = nil
        Self.open.removeAll { $0 === self }
    }

    /// Shows the final form of all figures, in the order in which they appeared.
    static func finishAll() {
        for figure in open { figure.finish() }
    }
}
