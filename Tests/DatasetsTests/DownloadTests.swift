import Datasets
import Diagnostics
import Foundation
import Testing

/// A mirror on this machine with a small collection, and a cache to fill.
private struct Workshop {
    let mirror: TemporaryDirectory
    let cache: TemporaryDirectory
    let names = ["a-images.gz", "a-labels.gz", "b-images.gz", "b-labels.gz"]
    let contents = [
        gzip(imageFile(count: 4)), gzip(labelFile([0, 1, 0, 1])), gzip(imageFile(count: 2)),
        gzip(labelFile([1, 0])),
    ]

    init() throws {
        mirror = try TemporaryDirectory()
        cache = try TemporaryDirectory()
        for (name, bytes) in zip(names, contents) { try mirror.write(bytes, to: name) }
    }

    /// - Parameter mirrors: addresses that the collection itself knows.
    func collection(mirrors: [String] = []) -> IDXCollection {
        let files = zip(names, contents).map { name, bytes in
            PublishedFile(name: name, size: bytes.count, sha256: SHA256.hexDigest(of: bytes))
        }
        return IDXCollection(
            title: "Shapes", folder: "shapes", classNames: ["round", "square"], mirrors: mirrors,
            trainImages: files[0], trainLabels: files[1], testImages: files[2],
            testLabels: files[3])
    }

    func environment(mirror: String? = nil) -> DatasetEnvironment {
        DatasetEnvironment(
            cacheDirectory: cache.path, mirror: mirror ?? "file://" + self.mirror.path)
    }
}

@Test("Files are downloaded with progress, checked, kept, and not downloaded again")
func download() throws {
    let workshop = try Workshop()
    var seen: [String: DownloadProgress] = [:]
    let data = try workshop.collection().load(from: workshop.environment()) {
        seen[$0.fileName] = $0
    }
    #expect(data.train.labels == [0, 1, 0, 1])
    #expect(data.test.name == "Shapes (test)")
    #expect(seen.keys.sorted() == workshop.names)
    for (name, bytes) in zip(workshop.names, workshop.contents) {
        #expect(seen[name]?.received == bytes.count && seen[name]?.total == bytes.count)
    }
    #expect(workshop.cache.files == workshop.names.map { "shapes/" + $0 })

    // With nothing to download from, the second time must find all in the cache.
    let again = try workshop.collection().load(
        from: DatasetEnvironment(cacheDirectory: workshop.cache.path, isOffline: true)
    ) { _ in Issue.record("nothing is to be downloaded") }
    #expect(again.train.images == data.train.images)
}

@Test("A damaged file in the cache is downloaded again")
func repair() throws {
    let workshop = try Workshop()
    _ = try workshop.collection().load(from: workshop.environment()) { _ in }
    try workshop.cache.write([1, 2, 3], to: "shapes/b-labels.gz")
    var seen: Set<String> = []
    let data = try workshop.collection().load(from: workshop.environment()) {
        seen.insert($0.fileName)
    }
    #expect(seen == ["b-labels.gz"])
    #expect(data.test.labels == [1, 0])
}

@Test("The next address is tried where one does not deliver")
func nextMirror() throws {
    let workshop = try Workshop()
    let collection = workshop.collection(mirrors: [
        "file:///no/such/place/", "file://" + workshop.mirror.path + "/",
    ])
    let environment = DatasetEnvironment(cacheDirectory: workshop.cache.path)
    #expect(try collection.load(from: environment) { _ in }.train.count == 4)
}

@Test("A file with the wrong contents is refused, with both hashes, and nothing is kept")
func wrongHash() throws {
    let workshop = try Workshop()
    var changed = workshop.contents[0]
    changed[20] ^= 1
    try workshop.mirror.write(changed, to: "a-images.gz")
    let failure = try #require(throws: Failure.self) {
        try workshop.collection().load(from: workshop.environment()) { _ in }
    }
    #expect(failure.id == "dataset-download-failed")
    #expect(failure.message == "cannot download a-images.gz of Shapes")
    #expect(failure.notes[0].contains("the SHA-256 \(SHA256.hexDigest(of: changed))"))
    #expect(failure.notes.last?.contains(SHA256.hexDigest(of: workshop.contents[0])) == true)
    #expect(workshop.cache.files.isEmpty)
}

@Test("An address that has nothing is named with the reason, and what else could be done")
func nothingThere() throws {
    let workshop = try Workshop()
    let failure = try #require(throws: Failure.self) {
        try workshop.collection().load(
            from: workshop.environment(mirror: "file:///no/such")
        ) { _ in }
    }
    #expect(failure.notes[0] == "file:///no/such/a-images.gz: the file does not exist")
    #expect(failure.hint?.contains("Digits.load()") == true)
}

@Test("Stop ends a download at once and leaves no part of it")
func stop() throws {
    let workshop = try Workshop()
    // A pipe with nothing in it keeps curl waiting for ever.
    #expect(mkfifo(workshop.mirror.path + "/slow-images.gz", 0o600) == 0)
    let slow = PublishedFile(name: "slow-images.gz", size: 1000, sha256: "")
    let collection = IDXCollection(
        title: "Slow", folder: "slow", classNames: [], mirrors: [], trainImages: slow,
        trainLabels: slow, testImages: slow, testLabels: slow)
    let start = ContinuousClock.now
    #expect(throws: Interrupted.self) {
        try collection.load(from: workshop.environment()) { _ in throw Interrupted() }
    }
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(workshop.cache.files.isEmpty)
}
