/// Labelled pictures of one size, in memory: each picture with the class it shows.
package struct ImageDataset: Sendable {
    /// What to call it: `MNIST (train)`.
    package let name: String
    /// Where the data came from, in words for the reader of a notebook.
    package let source: String
    /// `count · height · width · channels` values of 0 to 255, row by row.
    package let images: [UInt8]
    /// The class of each picture, an index into `classNames`.
    package let labels: [UInt8]
    package let height: Int
    package let width: Int
    package let channels: Int
    package let classNames: [String]

    /// How many pictures there are.
    package var count: Int { labels.count }

    /// Values per picture.
    package var imageSize: Int { height * width * channels }

    /// Whoever makes a data set has checked that the sizes agree and the labels are in range.
    init(
        name: String, source: String, images: [UInt8], labels: [UInt8], height: Int, width: Int,
        channels: Int = 1, classNames: [String]
    ) {
        precondition(images.count == labels.count * height * width * channels)
        self.name = name
        self.source = source
        self.images = images
        self.labels = labels
        self.height = height
        self.width = width
        self.channels = channels
        self.classNames = classNames
    }
}

extension ImageDataset {
    /// At most the first `limit` pictures, which the source then says.
    package func limited(to limit: Int?) -> ImageDataset {
        guard let limit, limit < count else { return self }
        return ImageDataset(
            name: name, source: "\(source), first \(limit) of \(count)",
            images: Array(images[..<(limit * imageSize)]), labels: Array(labels[..<limit]),
            height: height, width: width, channels: channels, classNames: classNames)
    }
}

/// A data set in its two parts: what a model learns from, and what it is judged by.
package struct SplitDataset: Sendable {
    package let train: ImageDataset
    package let test: ImageDataset

    /// At most the first `limit` pictures of each part.
    package func limited(to limit: Int?) -> SplitDataset {
        SplitDataset(train: train.limited(to: limit), test: test.limited(to: limit))
    }
}
