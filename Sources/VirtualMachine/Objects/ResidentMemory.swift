import CLinux
import Diagnostics
import Glibc

/// What the process holds of the machine's memory, as the system counts it.
package enum ResidentMemory {
    /// Bytes in use now; zero where the system does not say. Takes about a microsecond.
    package static var current: Int {
        // Pages: the whole address space, then what of it is in memory.
        var text = [UInt8](repeating: 0, count: 64)
        let count = pread(file, &text, text.count, 0)
        guard count > 0 else { return 0 }
        let words = text[..<count].split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else {
            return 0
        }
        return pages * pageSize
    }

    private static let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
}

/// The bound on everything that a program holds, whatever it is made of.
///
/// Large arrays, tables and texts are asked for (`hasRoom`), and refused. Small objects come by the
/// million and none of them is to blame: now and then a look at the whole decides, and a program that
/// has gone too far is stopped as by Stop, with this as the reason.
extension Heap {
    /// From this size on the whole process counts, not only what the heap has handed out itself.
    private static var largeBlock: Int { 16 << 20 }
    /// Between two looks this many slabs are cut: 128 kB of small objects, and the texts they hold.
    private static var slabsBetweenLooks: Int { 8 }

    /// Whether the process may take `bytes` more.
    func processHasRoom(for bytes: Int) -> Bool {
        let limit = state.pointee.residentLimit
        guard bytes >= Self.largeBlock, limit < Int.max else { return true }
        return bytes <= limit - heldBytes
    }

    /// Looks at the whole now and then; called for every new slab.
    func watchMemory() {
        let limit = state.pointee.residentLimit
        guard limit < Int.max, state.pointee.slabs.count % Self.slabsBetweenLooks == 0,
            heldBytes > limit
        else { return }
        // What has been freed in small pieces is not the system's again yet.
        malloc_trim(0)
        let held = heldBytes
        if held > limit { state.pointee.shortage?(held) }
    }

    /// What the process holds, less the blocks of small objects that are free for others.
    private var heldBytes: Int {
        let slabs = state.pointee.slabs.count * Self.slabSize
        let blocks = max(1, state.pointee.blocksCut)
        let live = min(liveObjectCount, blocks)
        return ResidentMemory.current - slabs / blocks * (blocks - live)
    }
}

extension Machine {
    /// Bounds what the process may hold in memory while this machine's programs run.
    package func limitMemory(to bytes: Int) {
        memoryShortage = nil
        heap.state.pointee.residentLimit = bytes
        heap.state.pointee.shortage = { [unowned self] held in
            memoryShortage = Failure(
                id: "out-of-memory",
                "there is not enough memory to go on: "
                    + "\(Self.gigabytes(held)) are held, of \(Self.gigabytes(bytes)) that may be",
                hint: "use less data at a time, or drop variables that are no longer needed")
            interruption.request()
        }
    }

    private static func gigabytes(_ bytes: Int) -> String {
        "\(Double(bytes / 10_000_000) / 100) GB"
    }
}
