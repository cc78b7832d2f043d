import VirtualMachine

/// What trainings and metrics look like.
extension TrainingLibrary {
    static let charts = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// Draws what a training noted, epoch by epoch: the named curves, or its loss.
                    ///
                    ///     plot(history, "loss", "validation loss")
                    func plot(_ history: History, _ names: String..., title: String = "") {
                        let wanted = names.isEmpty ? ["loss", "validation loss"].filter { !history._noted($0).isEmpty } : names
                        for name in wanted {
                            if history._noted(name).isEmpty { history._failUnknown(name) }
                        }
                        plot(wanted.map { history[$0] }, names: wanted, title: title, x: "epoch")
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Draws true against false alarms, with the diagonal of a guess.
                    func plot(_ curve: ROCCurve, title: String = "") {
                        _plotCurves([curve.falsePositiveRate, [0, 1]], [curve.truePositiveRate, [0, 1]], ["area \(_short(curve.area))", "guessing"], title.isEmpty ? "ROC curve" : title, "false positive rate")
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Draws precision against recall.
                    func plot(_ curve: PrecisionRecallCurve, title: String = "") {
                        _plotCurves([curve.recall], [curve.precision], ["average precision \(_short(curve.averagePrecision))"], title.isEmpty ? "Precision against recall" : title, "recall")
                    }
                    """#)
            Builtin(
                source: """
                    /// Draws the loss over the learning rates that were tried.
                    func plot(_ search: LearningRateSearch, title: String = "") {
                        let places = search.rates.map { log10($0) }
                        _plotCurves([places, places], [search.losses, search.smoothed], ["loss", "smoothed"], title.isEmpty ? "Loss over the learning rate" : title, "log10 of the learning rate")
                    }
                    """)
            Builtin(
                source: #"""
                    /// Draws a curve through points.
                    func plot(x: [Double], y: [Double], name: String = "", title: String = "", xLabel: String = "") {
                        if x.count != y.count { _fail("shape-mismatch", "plot: \(x.count) numbers x and \(y.count) numbers y make no points") }
                        _plotCurves([x], [y], [name], title, xLabel)
                    }
                    """#)
        }
    ]
}
