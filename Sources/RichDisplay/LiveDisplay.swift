/// A display that is replaced in place while work goes on, at most ten times a second.
///
/// Figures are made only when they will be shown, so a caller may offer one after every step.
/// Drawing may take at most a fiftieth of the time: where a figure is slow to draw, it is drawn
/// less often. Used from the one thread that runs the program.
package final class LiveDisplay {
    private let output: any Output
    private let id: String
    private let shortestInterval: Duration
    private let now: () -> ContinuousClock.Instant
    /// The earliest time of the next frame; nil before the first.
    private var due: ContinuousClock.Instant?
    private var isFinished = false

    /// - Parameters:
    ///   - id: names the display; no other display of the session may use it.
    ///   - interval: the least time between two frames.
    ///   - now: a clock that never goes back; tests bring their own.
    package init(
        on output: any Output, id: String, interval: Duration = .milliseconds(100),
        now: @escaping () -> ContinuousClock.Instant = { .now }
    ) {
        self.output = output
        self.id = id
        shortestInterval = interval
        self.now = now
    }

    /// Shows a figure if a frame is due; the first always is. After `finish` it does nothing.
    package func update(_ makeFigure: () throws -> any Figure) rethrows {
        guard !isFinished else { return }
        let start = now()
        if let due, start < due { return }
        send(try makeFigure().bundle(.live))
        let end = now()
        due = max(start + shortestInterval, end + (end - start) * 50)
    }

    /// Shows the last figure, in every form it has, whatever the time. Also for work that failed
    /// or was stopped: what was reached stays in the notebook. Only the first call counts.
    package func finish(_ makeFigure: () throws -> any Figure) rethrows {
        guard !isFinished else { return }
        send(try makeFigure().bundle(.full))
        isFinished = true
    }

    private func send(_ bundle: MIMEBundle) {
        if due == nil {
            output.display(bundle, id: id)
            due = now()
        } else {
            output.update(bundle, id: id)
        }
    }
}
