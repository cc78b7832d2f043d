import Datasets
import Diagnostics
import RichDisplay
import VirtualMachine

/// Where data sets come from: published files, or pictures drawn on the spot.
extension DatasetLibrary {
    static let sources = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Handwritten digits (LeCun, Cortes & Burges 1998): 60,000 pictures to learn from, 10,000 to be judged by.
                    enum MNIST {}

                    """)
            Builtin(
                source: """
                    /// Pictures of clothes in MNIST's format (Xiao, Rasul & Vollgraf 2017), harder to tell apart than digits.
                    enum FashionMNIST {}
                    """)
            Builtin(
                source: """
                    /// Colour photographs of ten kinds of things (Krizhevsky 2009): 50,000 to learn from, 10,000 to be judged by.
                    enum CIFAR10 {}
                    """)
            Builtin(
                source: """
                    /// Digits drawn from strokes on the spot, in MNIST's format: needs no download, and is not handwriting.
                    enum Digits {}
                    """)
        },
        published("MNIST", "The digits", MNIST.load),
        drawnInstead("MNIST", "MNIST", "digits drawn on the spot", { Digits.load() }, MNIST.load),
        published("FashionMNIST", "The pictures", FashionMNIST.load),
        published("CIFAR10", "The photographs [count, 32, 32, 3]", CIFAR10.load),
        drawnInstead(
            "CIFAR10", "CIFAR-10", "digits drawn in colour", { ColouredDigits.load() },
            CIFAR10.load),
        LibraryGroup("extension Digits") {
            Builtin(
                raw: """
                    /// 60,000 digits to learn from and 10,000 to be judged by; another seed draws others.
                    static func load(seed: Int = 1) -> (train: Dataset, test: Dataset)
                    """
            ) { call in
                let seed = try call.argument(Int.self)
                try DatasetSource.store(Digits.load(seed: UInt64(seed: seed)), in: call)
            }
        },
    ]

    /// Finds a data set or downloads it, and says how far a download has come.
    typealias Loading =
        @Sendable (DatasetEnvironment, (DownloadProgress) throws -> Void) throws ->
        SplitDataset

    /// `load`, of a data set that others have published.
    private static func published(
        _ type: String, _ what: String, _ load: @escaping Loading
    ) -> LibraryGroup {
        LibraryGroup("extension \(type)") {
            Builtin(
                raw: """
                    /// \(what), from `SWIFTLET_DATA_DIR`, else from the cache, else downloaded.
                    static func load() throws -> (train: Dataset, test: Dataset)
                    """
            ) { call in
                try DatasetSource.catching {
                    try DatasetSource.store(
                        try DatasetSource.showingDownload(call) { try load(.current, $0) }, in: call
                    )
                }
            }
        }
    }

    /// `loadOrDraw`, where `instead` says what is drawn.
    private static func drawnInstead(
        _ type: String, _ title: String, _ instead: String,
        _ draw: @escaping @Sendable () -> SplitDataset,
        _ load: @escaping Loading
    ) -> LibraryGroup {
        LibraryGroup("extension \(type)") {
            Builtin(
                raw: """
                    /// \(title) where it is at hand or can be downloaded, else \(instead); prints which it is.
                    static func loadOrDraw() throws -> (train: Dataset, test: Dataset)
                    """
            ) { call in
                try DatasetSource.catching {
                    let data = try DatasetSource.loadingOrDrawing(title, call, draw: draw) {
                        try load(.current, $0)
                    }
                    try DatasetSource.store(data, in: call)
                }
            }
        }
    }
}

/// Loading as programs see it: with a progress bar, and with errors that they can catch.
private enum DatasetSource {
    /// Writes both parts as the call's result.
    static func store(_ data: SplitDataset, in call: NativeCall) throws {
        let data = data.limited(to: DatasetEnvironment.current.sampleLimit)
        try DatasetValue(data.train).store(to: call.slots, in: call.machine)
        try DatasetValue(data.test).store(to: call.slots + 1, in: call.machine)
    }

    /// The declarations say `throws`, so a program may handle what goes wrong.
    static func catching(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as Failure {
            throw CatchableFailure(failure)
        }
    }

    /// Loads with a bar that shows how far a download has come, one for each file.
    static func showingDownload(
        _ call: NativeCall,
        _ load: ((DownloadProgress) throws -> Void) throws -> SplitDataset
    ) throws -> SplitDataset {
        var latest: DownloadProgress?
        let start = ContinuousClock.now
        let figure = LiveFigure(on: call.output) {
            ProgressBar(
                latest?.fileName ?? "", done: (latest?.received ?? 0) / 1000,
                total: latest.map { $0.total / 1000 },
                elapsed: (ContinuousClock.now - start) / .seconds(1), unit: "kB")
        }
        defer { figure.finish() }
        return try load { progress in
            try call.checkStop()
            latest = progress
            figure.update()
        }
    }

    /// Falls back on drawn pictures only where published ones are not to be had; files that are there
    /// but wrong are an error. Prints which it is.
    static func loadingOrDrawing(
        _ title: String, _ call: NativeCall, draw: () -> SplitDataset,
        load: ((DownloadProgress) throws -> Void) throws -> SplitDataset
    ) throws -> SplitDataset {
        var data: SplitDataset
        do {
            data = try showingDownload(call, load)
        } catch let failure as Failure
            where failure.id == "dataset-missing" || failure.id == "dataset-download-failed"
        {
            call.output.write("\(title) is not at hand: \(failure.message)\n", to: .standard)
            data = draw()
        }
        data = data.limited(to: DatasetEnvironment.current.sampleLimit)
        call.output.write("Data: \(data.train.source)\n", to: .standard)
        return data
    }
}

/// What a data set's user can get wrong.
enum DatasetFailure {
    static func batchSize(_ size: Int) -> Failure {
        Failure(
            id: "invalid-argument", "a batch has at least one element, not \(size)",
            hint: "64 is a good size to begin with")
    }

    static func range(_ start: Int, _ end: Int) -> Failure {
        Failure(id: "index-out-of-range", "\(start)..<\(end) is not a range of places")
    }
}
