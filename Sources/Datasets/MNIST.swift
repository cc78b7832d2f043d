/// Handwritten digits: 60,000 to learn from and 10,000 to be judged by, 28×28 pixels of gray.
///
/// Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits" (1998).
package enum MNIST {
    /// The digits, from `SWIFTLET_DATA_DIR`, else the cache, else downloaded and then cached.
    ///
    /// Downloaded files are checked by their hash, the user's own by their format alone.
    /// - Parameter progress: called about ten times a second during a download; what it throws
    ///   ends the download.
    package static func load(
        from environment: DatasetEnvironment = .current,
        progress: (DownloadProgress) throws -> Void = { _ in }
    ) throws -> SplitDataset {
        try collection.load(from: environment, progress: progress)
    }

    static let collection = IDXCollection(
        title: "MNIST", folder: "mnist", classNames: (0..<10).map(String.init),
        mirrors: [
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ],
        trainImages: PublishedFile(
            name: "train-images-idx3-ubyte.gz", size: 9_912_422,
            sha256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        trainLabels: PublishedFile(
            name: "train-labels-idx1-ubyte.gz", size: 28_881,
            sha256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        testImages: PublishedFile(
            name: "t10k-images-idx3-ubyte.gz", size: 1_648_877,
            sha256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        testLabels: PublishedFile(
            name: "t10k-labels-idx1-ubyte.gz", size: 4_542,
            sha256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))
}
