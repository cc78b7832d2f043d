import Diagnostics

/// A published data set of gray pictures in four IDX files.
package struct IDXCollection: Sendable {
    /// What people call it.
    private let title: String
    /// Its folder in the cache and in the user's directory.
    private let folder: String
    private let classNames: [String]
    /// Addresses to which a file's name is added, in the order of trying.
    private let mirrors: [String]
    private let trainImages: PublishedFile
    private let trainLabels: PublishedFile
    private let testImages: PublishedFile
    private let testLabels: PublishedFile
    /// Pixels, both ways.
    private let side = 28

    package init(
        title: String, folder: String, classNames: [String], mirrors: [String],
        trainImages: PublishedFile, trainLabels: PublishedFile, testImages: PublishedFile,
        testLabels: PublishedFile
    ) {
        self.title = title
        self.folder = folder
        self.classNames = classNames
        self.mirrors = mirrors
        self.trainImages = trainImages
        self.trainLabels = trainLabels
        self.testImages = testImages
        self.testLabels = testLabels
    }

    /// Reads the four files, after downloading those that are not there.
    ///
    /// Throws a `Failure` that names the file if one cannot be had or is not as it should be, and
    /// whatever `progress` throws.
    package func load(
        from environment: DatasetEnvironment, progress: (DownloadProgress) throws -> Void
    ) throws -> SplitDataset {
        let locator = FileLocator(
            title: title, folder: folder, mirrors: mirrors, environment: environment)
        let (files, source) = try locator.find(
            [trainImages, trainLabels, testImages, testLabels], progress: progress)
        return SplitDataset(
            train: try part("train", images: files[0], labels: files[1], source),
            test: try part("test", images: files[2], labels: files[3], source))
    }

    private func part(
        _ name: String, images imageFile: DataFile, labels labelFile: DataFile, _ source: String
    ) throws -> ImageDataset {
        let images = try IDX.images(in: imageFile, height: side, width: side)
        let labels = try IDX.labels(in: labelFile, classCount: classNames.count)
        let count = images.count / (side * side)
        guard count == labels.count else {
            throw labelFile.failure(
                "holds \(labels.count) labels, expected \(count), one for each image in "
                    + imageFile.path)
        }
        return ImageDataset(
            name: "\(title) (\(name))", source: "\(title) from \(source)", images: images,
            labels: labels, height: side, width: side, classNames: classNames)
    }
}
