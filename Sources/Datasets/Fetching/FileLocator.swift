import Diagnostics
import Glibc

/// A file of a published data set, as its publisher made it.
package struct PublishedFile: Sendable {
    package let name: String
    /// In bytes.
    package let size: Int
    /// In lower-case hexadecimal.
    package let sha256: String

    package init(name: String, size: Int, sha256: String) {
        self.name = name
        self.size = size
        self.sha256 = sha256
    }
}

/// Finds the files of one data set: in the user's directory, in the cache, or on the network.
struct FileLocator {
    /// The data set's name for people.
    let title: String
    /// Its folder within the directories.
    let folder: String
    /// Addresses to which a file's name is added, in the order of trying.
    let mirrors: [String]
    let environment: DatasetEnvironment
    /// Files larger than this are not read.
    static let largestFile = 1 << 30

    /// The files, all from the user's directory or all from the cache, and which of the two it was.
    ///
    /// The source names no path: notebooks show it, and are read on other machines.
    func find(
        _ files: [PublishedFile], progress: (DownloadProgress) throws -> Void
    ) throws -> (files: [DataFile], source: String) {
        if let found = try filesInDataDirectory(files) { return found }
        let cache = environment.cacheDirectory + "/" + folder
        let found = try files.map { try cached($0, in: cache, progress: progress) }
        return (found, "the cache")
    }

    /// Nil if the user named no directory, or one that holds nothing of this data set.
    private func filesInDataDirectory(
        _ files: [PublishedFile]
    ) throws -> (files: [DataFile], source: String)? {
        guard let root = environment.dataDirectory else { return nil }
        guard FileSystem.isDirectory(root) else {
            throw Failure(
                id: "dataset-missing", "SWIFTLET_DATA_DIR is \(root), which is not a directory",
                hint: "set it to a directory that holds the files of \(title), or unset it")
        }
        for directory in [root, root + "/" + folder] {
            let paths = files.map { file in
                Self.namesOnDisk(of: file).map { "\(directory)/\($0)" }.first(
                    where: FileSystem.isFile)
            }
            guard paths.contains(where: { $0 != nil }) else { continue }
            let found = try zip(files, paths).map { file, path in
                guard let path else { throw missing(file, from: directory) }
                return DataFile(
                    path: path, bytes: try FileSystem.read(path, limit: Self.largestFile),
                    remedy: "replace the file, or unset SWIFTLET_DATA_DIR to use the original")
            }
            return (found, "SWIFTLET_DATA_DIR")
        }
        return nil
    }

    /// The spellings under which people keep a file, unpacked or not.
    private static func namesOnDisk(of file: PublishedFile) -> [String] {
        let plain = file.name.hasSuffix(".gz") ? String(file.name.dropLast(3)) : file.name
        var dotted = plain
        // Some programs unpack `train-images-idx3-ubyte` as `train-images.idx3-ubyte`.
        if let dash = plain.dropLast("-ubyte".count).lastIndex(of: "-") {
            dotted.replaceSubrange(dash...dash, with: ".")
        }
        return [plain, file.name, dotted, dotted + ".gz"]
    }

    private func missing(_ file: PublishedFile, from directory: String) -> Failure {
        Failure(
            id: "dataset-missing",
            "\(directory) holds some files of \(title), but not \(file.name)",
            hint: "put \(file.name) there, packed or unpacked, or unset SWIFTLET_DATA_DIR")
    }

    private func cached(
        _ file: PublishedFile, in cache: String, progress: (DownloadProgress) throws -> Void
    ) throws -> DataFile {
        let path = "\(cache)/\(file.name)"
        let remedy = "delete the file, and it will be downloaded again"
        if FileSystem.isFile(path) {
            let bytes = try FileSystem.read(path, limit: Self.largestFile)
            let hash = SHA256.hexDigest(of: bytes)
            if hash == file.sha256 { return DataFile(path: path, bytes: bytes, remedy: remedy) }
            if environment.isOffline {
                throw Failure(
                    id: "dataset-corrupted",
                    "\(path) has the SHA-256 \(hash), expected \(file.sha256)",
                    hint: "unset SWIFTLET_OFFLINE to download the file again")
            }
        } else if environment.isOffline {
            throw offline(file, path: path)
        }
        let bytes = try download(file, to: path, progress: progress)
        return DataFile(path: path, bytes: bytes, remedy: remedy)
    }

    private func offline(_ file: PublishedFile, path: String) -> Failure {
        Failure(
            id: "dataset-missing",
            "\(file.name) of \(title) is not at \(path), and SWIFTLET_OFFLINE forbids a download",
            hint: "unset SWIFTLET_OFFLINE, set SWIFTLET_DATA_DIR to a directory that holds the "
                + "files, or use `Digits.load()`, which needs none",
            notes: facts(about: file))
    }

    private func facts(about file: PublishedFile) -> [String] {
        ["\(file.name): \(file.size) bytes, SHA-256 \(file.sha256)"]
            + addresses(of: file).map { "available at \($0)" }
    }

    private func addresses(of file: PublishedFile) -> [String] {
        let prefixes = (environment.mirror.map { [$0, $0 + "/" + folder] } ?? []) + mirrors
        return prefixes.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + file.name }
    }

    private func download(
        _ file: PublishedFile, to path: String, progress: (DownloadProgress) throws -> Void
    ) throws -> [UInt8] {
        try FileSystem.makeDirectory(String(path.dropLast(file.name.count + 1)))
        // The process's number in the name lets two kernels download at once.
        let part = "\(path).\(getpid()).part"
        defer { FileSystem.remove(part) }
        var problems: [String] = []
        for address in addresses(of: file) {
            do {
                try Download(address: address, fileName: file.name, size: file.size)
                    .fetch(to: part, progress: progress)
                let bytes = try FileSystem.read(part, limit: Self.largestFile)
                let hash = SHA256.hexDigest(of: bytes)
                guard hash == file.sha256 else {
                    throw DownloadProblem(
                        address: address,
                        reason: "the file has \(bytes.count) bytes and the SHA-256 \(hash), "
                            + "expected \(file.size) and \(file.sha256)")
                }
                try FileSystem.publish(part, as: path)
                return bytes
            } catch let problem as DownloadProblem {
                problems.append("\(problem.address): \(problem.reason)")
            }
        }
        throw Failure(
            id: "dataset-download-failed", "cannot download \(file.name) of \(title)",
            hint: "check the network, set SWIFTLET_MIRROR to an address that has the file, set "
                + "SWIFTLET_DATA_DIR to a directory that holds the files, or use `Digits.load()`, "
                + "which needs none",
            notes: problems + ["expected \(file.size) bytes, SHA-256 \(file.sha256)"])
    }
}
