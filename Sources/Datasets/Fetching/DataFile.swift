import Diagnostics
import Glibc

/// A file that was read whole, with what to tell the user if its contents are wrong.
struct DataFile {
    let path: String
    let bytes: [UInt8]
    /// What to do about a bad file.
    let remedy: String

    /// A failure that names the file; `problem` goes on after its name.
    func failure(_ problem: String) -> Failure {
        Failure(id: "dataset-corrupted", "\(path) \(problem)", hint: remedy)
    }

    /// The file's bytes, decompressed if they are compressed, whatever the file's name says.
    ///
    /// - Parameter limit: the most bytes that may come out.
    func unpacked(limit: Int) throws -> [UInt8] {
        guard Gzip.isCompressed(bytes) else { return bytes }
        do {
            return try Gzip.decompress(bytes, limit: limit)
        } catch {
            switch error {
            case .truncated:
                throw failure("ends too early: its compressed data is not complete")
            case .invalid(let reason):
                throw failure("is damaged: \(reason)")
            case .exceedsLimit(let limit):
                throw failure("holds more than the \(limit) bytes that it may")
            case .wrongChecksum:
                throw failure("is damaged: its contents do not match their checksum")
            }
        }
    }
}

/// Reading and writing files whole.
enum FileSystem {
    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The size of a file in bytes; nil if it cannot be told.
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// - Parameter limit: larger files are refused unread.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot open \(path)") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot read \(path)") }
        let size = Int(status.st_size)
        guard size <= limit else {
            throw Failure(
                id: "dataset-corrupted", "\(path) has \(size) bytes, expected at most \(limit)",
                hint: "replace the file with the original")
        }
        var problem: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                guard let base = buffer.baseAddress else { break }
                let got = Glibc.read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { problem = failure("cannot read \(path)") }
                if got <= 0 { break }
                count += got
            }
        }
        if let problem { throw problem }
        return bytes
    }

    /// Makes a directory and those above it.
    static func makeDirectory(_ path: String) throws {
        guard !isDirectory(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeDirectory(String(path[..<slash]))
        }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw failure("cannot make the directory \(path)")
        }
    }

    /// Gives a complete file its final name, in such an order that after a power failure there is
    /// either no file of that name or a whole one.
    static func publish(_ part: String, as path: String) throws {
        synchronize(part)
        guard rename(part, path) == 0 else { throw failure("cannot rename \(part) to \(path)") }
        if let slash = path.lastIndex(of: "/") { synchronize(String(path[..<slash])) }
    }

    private static func synchronize(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func remove(_ path: String) { unlink(path) }

    /// A failure that ends with the system's word for the last error.
    private static func failure(_ problem: String) -> Failure {
        let reason = String(cString: strerror(errno))
        return Failure(
            id: "dataset-unreadable", "\(problem): \(reason)",
            hint: "check that the path exists and that you may use it")
    }
}
