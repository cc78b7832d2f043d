/// Pictures of clothes in MNIST's format, harder to tell apart than digits.
///
/// H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
/// Learning Algorithms" (2017).
package enum FashionMNIST {
    /// The clothes; files are found, downloaded and checked as `MNIST.load` does.
    package static func load(
        from environment: DatasetEnvironment = .current,
        progress: (DownloadProgress) throws -> Void = { _ in }
    ) throws -> SplitDataset {
        try collection.load(from: environment, progress: progress)
    }

    static let collection = IDXCollection(
        title: "Fashion-MNIST", folder: "fashion-mnist",
        classNames: [
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker",
            "Bag", "Ankle boot",
        ],
        mirrors: [
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
        ],
        trainImages: PublishedFile(
            name: "train-images-idx3-ubyte.gz", size: 26_421_880,
            sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        trainLabels: PublishedFile(
            name: "train-labels-idx1-ubyte.gz", size: 29_515,
            sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        testImages: PublishedFile(
            name: "t10k-images-idx3-ubyte.gz", size: 4_422_102,
            sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        testLabels: PublishedFile(
            name: "t10k-labels-idx1-ubyte.gz", size: 5_148,
            sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))
}
